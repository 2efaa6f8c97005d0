package nightjar.incident;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How this package writes and reads values as JSON. Documents are ASCII: every character beyond it
 * is escaped, so that unpaired surrogates of hostile text come back as they were.
 */
final class JsonValues {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private JsonValues() {}

  /** Writes one value. */
  interface Writer {
    void write(JsonGenerator json) throws IOException;
  }

  /** Reads the value the parser stands on, to its last token. */
  interface Reader<T> {
    T read(JsonParser json) throws IOException;
  }

  /** Takes the value of a field, the parser standing on it, to its last token. */
  interface Field {
    void read(String name, JsonParser json) throws IOException;
  }

  static String write(Writer writer) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      writer.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException("a string took no more characters", e);
    }
    return text.toString();
  }

  /** Reads a document of one value; whatever is wrong with it is an {@link IOException}. */
  static <T> T read(String document, String what, Reader<T> reader) throws IOException {
    try (JsonParser json = JSON.createParser(document)) {
      json.nextToken();
      T value = reader.read(json);
      if (json.nextToken() != null) {
        throw new IOException("there is something behind it");
      }
      return value;
    } catch (IOException | IllegalArgumentException | NullPointerException e) {
      throw new IOException("not " + what + ": " + e.getMessage(), e);
    }
  }

  static void readObject(JsonParser json, Field field) throws IOException {
    expect(json, JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      field.read(name, json);
    }
  }

  static <T> List<T> readList(JsonParser json, Reader<T> reader) throws IOException {
    expect(json, JsonToken.START_ARRAY);
    List<T> values = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      values.add(reader.read(json));
    }
    return values;
  }

  static String text(JsonParser json) throws IOException {
    expect(json, JsonToken.VALUE_STRING);
    return json.getText();
  }

  static <E extends Enum<E>> E constant(JsonParser json, Class<E> type) throws IOException {
    return Enum.valueOf(type, text(json).toUpperCase(Locale.ROOT));
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** A number, or one of the words NaN, Infinity and -Infinity. */
  static double real(JsonParser json) throws IOException {
    return json.currentToken() == JsonToken.VALUE_STRING
        ? Double.parseDouble(json.getText())
        : json.getDoubleValue();
  }

  static void writeTexts(JsonGenerator json, String name, List<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  static void writeNumbers(JsonGenerator json, String name, List<Long> numbers) throws IOException {
    json.writeArrayFieldStart(name);
    for (long number : numbers) {
      json.writeNumber(number);
    }
    json.writeEndArray();
  }

  private static void expect(JsonParser json, JsonToken token) throws IOException {
    if (json.currentToken() != token) {
      throw new IOException(
          "found "
              + json.currentToken()
              + " where "
              + token
              + " belongs, at character "
              + json.currentTokenLocation().getCharOffset());
    }
  }
}
