package nightjar.pattern;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes one model as {@link ModelFile} says, and its checksum with it. */
final class ModelWriter implements AutoCloseable {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;
  private final ModelDigest digest = new ModelDigest();

  ModelWriter(OutputStream out) throws IOException {
    this.json = JSON.createGenerator(out, JsonEncoding.UTF8);
  }

  void write(Model model) throws IOException {
    json.writeStartObject();
    text("schema", ModelFile.SCHEMA);
    number("records", model.records());
    number("nanos", model.nanos());
    array("severities");
    for (long count : model.severities()) {
      json.writeNumber(count);
      digest.add(count);
    }
    json.writeEndArray();
    object("evidence");
    for (Map.Entry<String, Map<String, Long>> source :
        new TreeMap<>(model.evidence().sources()).entrySet()) {
      counts(source.getKey(), source.getValue());
    }
    json.writeEndObject();
    counts("sessions", model.sessions());
    object("patterns");
    for (Map.Entry<String, Model.Name> pattern : new TreeMap<>(model.patterns()).entrySet()) {
      object(pattern.getKey());
      text("text", pattern.getValue().text());
      text("title", pattern.getValue().title());
      json.writeEndObject();
    }
    json.writeEndObject();
    object("aliases");
    for (Map.Entry<Long, Long> alias : new TreeMap<>(model.aliases()).entrySet()) {
      text(id(alias.getKey()), id(alias.getValue()));
    }
    json.writeEndObject();
    facts(model.facts().facts());
    object("samples");
    for (Map.Entry<String, List<Sample>> shape : new TreeMap<>(model.samples()).entrySet()) {
      object(shape.getKey());
      for (Sample sample : shape.getValue()) {
        number(sample.text(), sample.count());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeStringField("checksum", digest.hex());
    json.writeEndObject();
  }

  private static String id(long id) {
    return HexFormat.of().toHexDigits(id);
  }

  private void facts(List<PatternFact> facts) throws IOException {
    array("facts");
    FactFields fields =
        new FactFields() {
          @Override
          public void text(String name, String value) throws IOException {
            ModelWriter.this.text(name, value);
          }

          @Override
          public void number(String name, long value) throws IOException {
            ModelWriter.this.number(name, value);
          }

          @Override
          public void texts(String name, List<String> values) throws IOException {
            ModelWriter.this.texts(name, values);
          }
        };
    for (PatternFact fact : facts) {
      json.writeStartObject();
      PatternFactJson.fields(fact, fields);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void texts(String name, List<String> values) throws IOException {
    array(name);
    for (String value : values) {
      json.writeString(value);
      digest.add(value);
    }
    json.writeEndArray();
  }

  private void counts(String name, Map<String, Long> counts) throws IOException {
    object(name);
    for (Map.Entry<String, Long> entry : new TreeMap<>(counts).entrySet()) {
      number(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
  }

  private void object(String name) throws IOException {
    json.writeObjectFieldStart(name);
    digest.add(name);
  }

  private void array(String name) throws IOException {
    json.writeArrayFieldStart(name);
    digest.add(name);
  }

  private void text(String name, String value) throws IOException {
    json.writeStringField(name, value);
    digest.add(name);
    digest.add(value);
  }

  private void number(String name, long value) throws IOException {
    json.writeNumberField(name, value);
    digest.add(name);
    digest.add(value);
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
