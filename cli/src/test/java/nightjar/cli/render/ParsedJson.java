package nightjar.cli.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** JSON read back: maps, lists, strings, numbers, booleans and null. */
final class ParsedJson {
  private final @Nullable Object value;

  private ParsedJson(@Nullable Object value) {
    this.value = value;
  }

  /** One value and nothing after it but a line break. */
  static ParsedJson of(ByteArrayOutputStream out) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(out.toByteArray())) {
      parser.nextToken();
      Object value = read(parser);
      if (parser.nextToken() != null) {
        throw new IOException("more than one value");
      }
      return new ParsedJson(value);
    }
  }

  static ParsedJson of(String line) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(line.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return of(out);
  }

  private static @Nullable Object read(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          fields.put(name, read(parser));
        }
        yield fields;
      }
      case START_ARRAY -> {
        List<@Nullable Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(read(parser));
        }
        yield elements;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new IOException("unexpected " + parser.currentToken());
    };
  }

  /** The value at a path of names and indices. */
  @Nullable Object at(Object... path) {
    Object found = value;
    for (Object step : path) {
      if (found == null) {
        throw new AssertionError("null before " + step + " of " + Arrays.toString(path));
      }
      if (step instanceof Integer index) {
        found = ((List<?>) found).get(index);
      } else {
        Map<?, ?> fields = (Map<?, ?>) found;
        if (!fields.containsKey(step)) {
          throw new AssertionError("no " + step + " in " + fields.keySet());
        }
        found = fields.get(step);
      }
    }
    return found;
  }

  /** Names of the fields at a path, in order. */
  List<String> names(Object... path) {
    Map<?, ?> fields = (Map<?, ?>) Objects.requireNonNull(at(path));
    return fields.keySet().stream().map(String::valueOf).toList();
  }
}
