package nightjar.testkit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as maps, lists, strings, numbers and truth values; null is the text {@code "null"}. */
public final class StandInJson {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private StandInJson() {}

  /**
   * Reads one value, and nothing after it.
   *
   * @throws IOException if it is no JSON, or names a member twice
   */
  public static Object read(String json) throws IOException {
    try (JsonParser parser = FACTORY.createParser(json)) {
      Object value = value(parser, parser.nextToken());
      if (parser.nextToken() != null) {
        throw new IOException("text after the JSON");
      }
      return value;
    }
  }

  private static Object value(JsonParser parser, @Nullable JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> {
        Map<String, Object> members = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
          members.put(name, value(parser, parser.nextToken()));
        }
        yield members;
      }
      case START_ARRAY -> {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(parser, parser.currentToken()));
        }
        yield items;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> "null";
      case null, default -> throw new IOException("no JSON");
    };
  }

  /** A member of an object; an empty text if there is none. */
  public static Object member(Object object, String name) {
    Object value = object instanceof Map<?, ?> map ? map.get(name) : null;
    return value == null ? "" : value;
  }

  /** The same as text. */
  public static String text(Object object, String name) {
    return String.valueOf(member(object, name));
  }

  /** The items of a member that is an array; none if it is not. */
  public static List<Object> items(Object object, String name) {
    return member(object, name) instanceof List<?> list ? new ArrayList<>(list) : List.of();
  }

  /** A text between quotation marks. */
  public static String quoted(String text) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.writeString(text);
    } catch (IOException e) {
      throw new IllegalStateException("a writer to memory failed", e);
    }
    return out.toString();
  }
}
