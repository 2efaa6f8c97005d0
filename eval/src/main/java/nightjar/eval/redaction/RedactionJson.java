package nightjar.eval.redaction;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Writes figures as the JSON that {@link RedactionReport#writeJson} describes. */
final class RedactionJson {
  /** Why there is nothing beside our figures. */
  static final String NO_PEER =
      "no Presidio beside it: no Python that has one was found, or none was wanted";

  private static final double DIGITS = 10_000;

  private final OutputStream out;

  RedactionJson(OutputStream out) {
    this.out = out;
  }

  void write(
      RedactionFigures ours,
      @Nullable RedactionFigures peer,
      @Nullable String peerVersion,
      boolean differs)
      throws IOException {
    try (JsonGenerator json =
        new JsonFactory().createGenerator(out, JsonEncoding.UTF8).useDefaultPrettyPrinter()) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeStringField("schema", "nightjar.eval.redaction/1");
      json.writeNumberField("lines", ours.lines());
      json.writeNumberField("lines_without_labels", ours.bareLines());
      json.writeNumberField("spans", ours.labelled());
      figures(json, ours);
      json.writeArrayFieldStart("unknown_types");
      for (String name : ours.unknownTypes()) {
        json.writeString(name);
      }
      json.writeEndArray();
      if (differs) {
        differences(json, ours);
      }
      peer(json, peer, peerVersion);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void peer(
      JsonGenerator json, @Nullable RedactionFigures peer, @Nullable String version)
      throws IOException {
    if (peer == null) {
      json.writeNullField("peer");
      json.writeStringField("peer_note", NO_PEER);
      return;
    }
    json.writeObjectFieldStart("peer");
    json.writeStringField("name", "presidio");
    json.writeStringField("version", version);
    figures(json, peer);
    json.writeEndObject();
  }

  private static void figures(JsonGenerator json, RedactionFigures figures) throws IOException {
    shares(json, "recall", figures, TypeFigures::recall);
    share(json, "recall_all", figures.recall());
    share(json, "precision", figures.precision());
    shares(json, "precision_by_type", figures, TypeFigures::precision);
    json.writeNumberField("lookalike_hits", figures.lookalikeHits());
    json.writeNumberField("lines_per_cpu_second", Math.round(figures.linesPerCpuSecond()));
    json.writeObjectFieldStart("types");
    for (Map.Entry<String, TypeFigures> type : figures.types().entrySet()) {
      TypeFigures counts = type.getValue();
      json.writeObjectFieldStart(type.getKey());
      json.writeNumberField("labelled", counts.labelled());
      json.writeNumberField("found", counts.found());
      json.writeNumberField("partly", counts.partly());
      json.writeNumberField("as_other_type", counts.asOtherType());
      json.writeNumberField("reported", counts.reported());
      json.writeNumberField("right", counts.right());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /** Of the types that have one. */
  private static void shares(
      JsonGenerator json,
      String field,
      RedactionFigures figures,
      ToDoubleFunction<TypeFigures> share)
      throws IOException {
    json.writeObjectFieldStart(field);
    for (Map.Entry<String, TypeFigures> type : figures.types().entrySet()) {
      double value = share.applyAsDouble(type.getValue());
      if (!Double.isNaN(value)) {
        share(json, type.getKey(), value);
      }
    }
    json.writeEndObject();
  }

  private static void share(JsonGenerator json, String field, double share) throws IOException {
    if (Double.isNaN(share)) {
      json.writeNullField(field);
    } else {
      json.writeNumberField(field, Math.round(share * DIGITS) / DIGITS);
    }
  }

  private static void differences(JsonGenerator json, RedactionFigures figures) throws IOException {
    json.writeArrayFieldStart("differences");
    for (SpanScore.Difference difference : figures.differences()) {
      json.writeStartObject();
      json.writeNumberField("line", difference.line());
      json.writeStringField("what", difference.what());
      json.writeStringField("type", difference.type());
      json.writeNumberField("start", difference.start());
      json.writeNumberField("end", difference.end());
      json.writeStringField("text", difference.text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
