package nightjar.pattern;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A {@link Model} as JSON: {@code
 * {"schema":"nightjar.model/1","records":N,"nanos":N,"severities":[25 numbers],
 * "shapes":{TEXT:N},"sessions":{SET:N}}}, keys sorted, so that the same model is the same bytes.
 */
public final class ModelFile {
  /** First bytes of every model file, whatever its version. */
  public static final String MAGIC = "{\"schema\":\"nightjar.model/";

  private static final String SCHEMA = "nightjar.model/1";
  private static final JsonFactory JSON = new JsonFactory();

  private ModelFile() {}

  public static void write(Model model, OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeStringField("schema", SCHEMA);
      json.writeNumberField("records", model.records());
      json.writeNumberField("nanos", model.nanos());
      json.writeFieldName("severities");
      json.writeStartArray();
      for (long count : model.severities()) {
        json.writeNumber(count);
      }
      json.writeEndArray();
      write(json, "shapes", model.shapes());
      write(json, "sessions", model.sessions());
      json.writeEndObject();
    }
  }

  private static void write(JsonGenerator json, String name, Map<String, Long> counts)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Long> entry : new TreeMap<>(counts).entrySet()) {
      json.writeNumberField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is no model, or one of a version this Nightjar does not know; the
   *     message says which
   */
  public static Model read(InputStream in) throws IOException {
    try (JsonParser json = JSON.createParser(in)) {
      expect(json.nextToken() == JsonToken.START_OBJECT, "it does not begin with {");
      Map<String, Long> shapes = Map.of();
      Map<String, Long> sessions = Map.of();
      List<Long> severities = new ArrayList<>();
      long records = 0;
      long nanos = 0;
      String schema = "";
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "schema" -> schema = check(json.getValueAsString(""));
          case "records" -> records = json.getLongValue();
          case "nanos" -> nanos = json.getLongValue();
          case "severities" -> readSeverities(json, severities);
          case "shapes" -> shapes = readCounts(json);
          case "sessions" -> sessions = readCounts(json);
          default -> json.skipChildren();
        }
      }
      expect(!schema.isEmpty(), "it names no schema");
      return new Model(shapes, records, nanos, severities, sessions);
    }
  }

  private static String check(String schema) throws IOException {
    expect(
        schema.equals(SCHEMA),
        "its schema is \"" + schema + "\", this version reads \"" + SCHEMA + "\"");
    return schema;
  }

  private static void readSeverities(JsonParser json, List<Long> severities) throws IOException {
    expect(json.currentToken() == JsonToken.START_ARRAY, "\"severities\" is not an array");
    while (json.nextToken() != JsonToken.END_ARRAY) {
      severities.add(json.getLongValue());
    }
  }

  private static Map<String, Long> readCounts(JsonParser json) throws IOException {
    expect(json.currentToken() == JsonToken.START_OBJECT, "its counts are not an object");
    Map<String, Long> counts = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      counts.put(name, json.getLongValue());
    }
    return counts;
  }

  private static void expect(boolean holds, String reason) throws IOException {
    if (!holds) {
      throw new IOException("not a Nightjar model: " + reason);
    }
  }
}
