package nightjar.pattern;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads one model as {@link ModelFile} says, and checks what it is told. */
final class ModelReader implements AutoCloseable {
  private static final int MAX_NAME = 1 << 20; // a shape is a name, and most of 4 KiB of a line
  private static final int SEVERITIES = 25;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(StreamReadConstraints.builder().maxNameLength(MAX_NAME).build())
          .build();

  private final JsonParser json;
  private final ModelDigest digest = new ModelDigest();

  private String schema = "";
  private String checksum = "";
  private long records;
  private long nanos;
  private final List<Long> severities = new ArrayList<>();
  private final Map<String, Map<String, Long>> sources = new HashMap<>();
  private Map<String, Long> sessions = Map.of();
  private final Map<String, Model.Name> patterns = new HashMap<>();
  private final Map<Long, Long> aliases = new HashMap<>();
  private final Map<String, List<Sample>> samples = new HashMap<>();
  private final List<PatternFact> facts = new ArrayList<>();

  private final FactFields digested =
      new FactFields() {
        @Override
        public void text(String name, String value) {
          digest.add(name);
          digest.add(value);
        }

        @Override
        public void number(String name, long value) {
          digest.add(name);
          digest.add(value);
        }

        @Override
        public void texts(String name, List<String> values) {
          digest.add(name);
          values.forEach(digest::add);
        }
      };

  ModelReader(InputStream in) throws IOException {
    this.json = JSON.createParser(in);
  }

  Model read() throws IOException {
    try {
      expect(json.nextToken() == JsonToken.START_OBJECT, "it does not begin with {");
      while (next("the model")) {
        field(json.currentName());
      }
      expect(json.nextToken() == null, "something follows behind its end");
      return checked();
    } catch (JsonProcessingException e) {
      throw new IOException("not a Nightjar model: " + JsonDamage.of(e), e);
    } catch (IllegalArgumentException e) {
      throw new IOException("not a Nightjar model: " + e.getMessage(), e);
    }
  }

  private Model checked() throws IOException {
    expect(!schema.isEmpty(), "it names no schema");
    if (schema.equals(ModelFile.SCHEMA)) {
      String computed = digest.hex();
      expect(!checksum.isEmpty(), "it has no checksum, so its end is missing");
      expect(
          checksum.equals(computed),
          "its checksum is " + checksum + ", that of its content " + computed + ": it was changed");
    }
    expect(
        severities.size() == SEVERITIES,
        "\"severities\" has " + severities.size() + " numbers, not " + SEVERITIES);
    return new Model(
        new Evidence(sources),
        records,
        nanos,
        severities,
        sessions,
        patterns,
        aliases,
        new PatternFacts(facts),
        samples);
  }

  private void field(String name) throws IOException {
    if (name.equals("checksum")) {
      expect(json.nextToken() == JsonToken.VALUE_STRING, "its checksum is no text");
      checksum = json.getText();
      return;
    }
    expect(name.equals("schema") || !schema.isEmpty(), "it does not begin with its schema");
    digest.add(name);
    switch (name) {
      case "schema" -> schema = check(text());
      case "records" -> records = amount();
      case "nanos" -> nanos = amount();
      case "severities" -> severities();
      case "shapes" -> sources.put("", counts(name));
      case "evidence" -> evidence();
      case "sessions" -> sessions = counts(name);
      case "patterns" -> patterns();
      case "aliases" -> aliases();
      case "facts" -> facts();
      case "samples" -> samples();
      default -> throw new IOException("not a Nightjar model: it has an unknown \"" + name + "\"");
    }
  }

  private static String check(String schema) throws IOException {
    expect(
        schema.equals(ModelFile.SCHEMA) || schema.equals(ModelFile.SCHEMA_1),
        "its schema is \""
            + schema
            + "\", this version reads \""
            + ModelFile.SCHEMA
            + "\" and \""
            + ModelFile.SCHEMA_1
            + "\"");
    return schema;
  }

  private void severities() throws IOException {
    begin(JsonToken.START_ARRAY, "severities");
    while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
      long count = json.getLongValue();
      expect(count >= 0, "number " + (severities.size() + 1) + " of \"severities\" is " + count);
      expect(
          severities.size() < SEVERITIES,
          "\"severities\" has more than " + SEVERITIES + " numbers");
      severities.add(count);
      digest.add(count);
    }
    expect(json.currentToken() == JsonToken.END_ARRAY, "\"severities\" are not all numbers");
  }

  private void evidence() throws IOException {
    begin(JsonToken.START_OBJECT, "evidence");
    while (next("evidence")) {
      String source = json.currentName();
      digest.add(source);
      sources.put(source, counts(source));
    }
  }

  private Map<String, Long> counts(String name) throws IOException {
    begin(JsonToken.START_OBJECT, name);
    Map<String, Long> counts = new HashMap<>();
    while (next(name)) {
      String key = json.currentName();
      digest.add(key);
      long count = number();
      expect(count > 0, "the count of \"" + key + "\" is " + count);
      counts.put(key, count);
    }
    return counts;
  }

  private void patterns() throws IOException {
    begin(JsonToken.START_OBJECT, "patterns");
    while (next("patterns")) {
      String id = json.currentName();
      digest.add(id);
      Map<String, String> name = new HashMap<>();
      begin(JsonToken.START_OBJECT, id);
      while (next(id)) {
        String key = json.currentName();
        digest.add(key);
        name.put(key, text());
      }
      patterns.put(
          id, new Model.Name(name.getOrDefault("text", ""), name.getOrDefault("title", "")));
    }
  }

  private void aliases() throws IOException {
    begin(JsonToken.START_OBJECT, "aliases");
    while (next("aliases")) {
      String id = json.currentName();
      digest.add(id);
      aliases.put(Long.parseUnsignedLong(id, 16), Long.parseUnsignedLong(text(), 16));
    }
  }

  private void samples() throws IOException {
    begin(JsonToken.START_OBJECT, "samples");
    while (next("samples")) {
      String shape = json.currentName();
      digest.add(shape);
      List<Sample> lines = new ArrayList<>();
      begin(JsonToken.START_OBJECT, shape);
      while (next(shape)) {
        String line = json.currentName();
        digest.add(line);
        lines.add(new Sample(line, number()));
      }
      samples.put(shape, lines);
    }
  }

  private void facts() throws IOException {
    begin(JsonToken.START_ARRAY, "facts");
    while (json.nextToken() == JsonToken.START_OBJECT) {
      facts.add(PatternFactJson.read(json, null, digested));
    }
    expect(json.currentToken() == JsonToken.END_ARRAY, "\"facts\" are not all objects");
  }

  private boolean next(String what) throws IOException {
    JsonToken token = json.nextToken();
    expect(token == JsonToken.FIELD_NAME || token == JsonToken.END_OBJECT, what + " is no object");
    return token == JsonToken.FIELD_NAME;
  }

  private void begin(JsonToken token, String name) throws IOException {
    expect(
        json.nextToken() == token,
        "\"" + name + "\" does not begin with " + (token == JsonToken.START_ARRAY ? "[" : "{"));
  }

  private String text() throws IOException {
    expect(json.nextToken() == JsonToken.VALUE_STRING, "\"" + json.currentName() + "\" is no text");
    String text = json.getText();
    digest.add(text);
    return text;
  }

  private long number() throws IOException {
    expect(
        json.nextToken() == JsonToken.VALUE_NUMBER_INT,
        "\"" + json.currentName() + "\" is no number");
    long number = json.getLongValue();
    digest.add(number);
    return number;
  }

  private long amount() throws IOException {
    String name = json.currentName();
    long amount = number();
    expect(amount >= 0, "\"" + name + "\" is " + amount);
    return amount;
  }

  private static void expect(boolean holds, String reason) throws IOException {
    if (!holds) {
      throw new IOException("not a Nightjar model: " + reason);
    }
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
