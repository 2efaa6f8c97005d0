package nightjar.pattern;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@link PatternFact} as a JSON object, by {@code kind}:
 *
 * <pre>
 * {"kind":"rename","version":1,"by":"ann","at_nanos":1763797440000000000,"shape":"user &lt;*&gt;","title":"Login"}
 * {"kind":"pin",…,"shape":"user &lt;*&gt;","text":""}
 * {"kind":"split",…,"shape":"user &lt;*&gt;","slot":0,"value":"root"}
 * {"kind":"join",…,"shapes":["user &lt;*&gt;","uid &lt;*&gt;"]}
 * {"kind":"undo",…,"undone":3}
 * </pre>
 *
 * Fields that are not known are left aside; texts that are not given are empty.
 */
public final class PatternFactJson {
  private PatternFactJson() {}

  /** The word for what kind of fact it is. */
  public static String kind(PatternFact fact) {
    return switch (fact) {
      case PatternFact.Rename rename -> "rename";
      case PatternFact.Pin pin -> "pin";
      case PatternFact.Split split -> "split";
      case PatternFact.Join join -> "join";
      case PatternFact.Undo undo -> "undo";
    };
  }

  /** Writes a fact; {@link #read} gives an equal one back. */
  public static void write(JsonGenerator json, PatternFact fact) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", kind(fact));
    json.writeNumberField("version", fact.entry().version());
    json.writeStringField("by", fact.entry().by());
    json.writeNumberField("at_nanos", fact.entry().atNanos());
    writeSaid(json, fact);
    json.writeEndObject();
  }

  /** Writes what a fact says, without its kind and its entry, into the object that is open. */
  static void writeSaid(JsonGenerator json, PatternFact fact) throws IOException {
    switch (fact) {
      case PatternFact.Rename rename -> {
        json.writeStringField("shape", rename.shape());
        json.writeStringField("title", rename.title());
      }
      case PatternFact.Pin pin -> {
        json.writeStringField("shape", pin.shape());
        json.writeStringField("text", pin.text());
      }
      case PatternFact.Split split -> {
        json.writeStringField("shape", split.shape());
        json.writeNumberField("slot", split.slot());
        json.writeStringField("value", split.value());
      }
      case PatternFact.Join join -> {
        json.writeArrayFieldStart("shapes");
        for (String shape : join.shapes()) {
          json.writeString(shape);
        }
        json.writeEndArray();
      }
      case PatternFact.Undo undo -> json.writeNumberField("undone", undo.undone());
    }
  }

  /**
   * Reads the fact that the parser stands on, to its last token.
   *
   * @throws IOException if there is none
   * @throws IllegalArgumentException if it is out of its bounds
   */
  public static PatternFact read(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new IOException("a fact about patterns is an object");
    }
    Map<String, String> texts = new HashMap<>();
    Map<String, Long> numbers = new HashMap<>();
    List<String> shapes = new ArrayList<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (value == JsonToken.VALUE_STRING) {
        texts.put(name, json.getText());
      } else if (value == JsonToken.VALUE_NUMBER_INT) {
        numbers.put(name, json.getLongValue());
      } else if (value == JsonToken.START_ARRAY && name.equals("shapes")) {
        readShapes(json, shapes);
      } else {
        json.skipChildren();
      }
    }
    return fact(texts, numbers, shapes);
  }

  private static void readShapes(JsonParser json, List<String> shapes) throws IOException {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        throw new IOException("\"shapes\" are texts");
      }
      shapes.add(json.getText());
    }
  }

  /** The fact that fields by their names say. */
  static PatternFact fact(
      Map<String, String> texts, Map<String, Long> numbers, List<String> shapes) {
    PatternFact.Entry entry =
        new PatternFact.Entry(
            numbers.getOrDefault("version", 0L),
            texts.getOrDefault("by", ""),
            numbers.getOrDefault("at_nanos", 0L));
    String shape = texts.getOrDefault("shape", "");
    String kind = texts.getOrDefault("kind", "");
    return switch (kind) {
      case "rename" -> new PatternFact.Rename(entry, shape, texts.getOrDefault("title", ""));
      case "pin" -> new PatternFact.Pin(entry, shape, texts.getOrDefault("text", ""));
      case "split" ->
          new PatternFact.Split(
              entry,
              shape,
              Math.clamp(numbers.getOrDefault("slot", 0L), -1, Integer.MAX_VALUE),
              texts.getOrDefault("value", ""));
      case "join" -> new PatternFact.Join(entry, shapes);
      case "undo" -> new PatternFact.Undo(entry, numbers.getOrDefault("undone", 0L));
      default ->
          throw new IllegalArgumentException("there is no fact \"" + kind + "\" about patterns");
    };
  }
}
