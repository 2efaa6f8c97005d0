package nightjar.eval.redaction;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nightjar.redact.Kind;

/**
 * What Presidio answered: {@code {"version","cpu_seconds","spans":[[[TYPE,START,END],…],…]}}, a
 * list a text, places in code points.
 *
 * @param version of it, and of its model
 * @param cpuSeconds processor time of all texts, without its start
 * @param spans of each text
 */
record PresidioSpans(String version, double cpuSeconds, List<List<TypedSpan>> spans) {
  PresidioSpans {
    spans = List.copyOf(spans);
  }

  static PresidioSpans read(Path file, List<LabelledText> texts) throws IOException {
    String version = "";
    double cpuSeconds = 0;
    List<List<TypedSpan>> spans = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        switch (field) {
          case "version" -> version = json.getText();
          case "cpu_seconds" -> cpuSeconds = json.getDoubleValue();
          case "spans" -> {
            while (json.nextToken() == JsonToken.START_ARRAY && spans.size() < texts.size()) {
              spans.add(spans(json, texts.get(spans.size()).text()));
            }
          }
          default -> json.skipChildren();
        }
      }
    }
    if (spans.size() != texts.size()) {
      throw new IOException(
          "Presidio gave back " + spans.size() + " texts of " + texts.size() + " in " + file);
    }
    return new PresidioSpans(version, cpuSeconds, spans);
  }

  private static List<TypedSpan> spans(JsonParser json, String text) throws IOException {
    List<TypedSpan> spans = new ArrayList<>();
    while (json.nextToken() == JsonToken.START_ARRAY) {
      json.nextToken();
      String type = json.getText();
      int start = text.offsetByCodePoints(0, json.nextIntValue(0));
      int end = text.offsetByCodePoints(0, json.nextIntValue(0));
      json.nextToken();
      spans.add(new TypedSpan(TypeNames.of(type), start, end));
    }
    return spans;
  }

  /** What it calls URL, date or organisation is no type here, unless a set says so: left out. */
  RedactionFigures score(List<LabelledText> texts) {
    Set<String> known =
        Stream.concat(
                Stream.of(Kind.values()).map(Kind::name),
                texts.stream().flatMap(text -> text.spans().stream()).map(TypedSpan::type))
            .collect(Collectors.toSet());
    SpanScore score = new SpanScore();
    for (int i = 0; i < texts.size(); i++) {
      score.add(
          texts.get(i), spans.get(i).stream().filter(span -> known.contains(span.type())).toList());
    }
    return score.figures(texts.size() / Math.max(1e-9, cpuSeconds));
  }
}
