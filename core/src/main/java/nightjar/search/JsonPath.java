package nightjar.search;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;

/**
 * Values in JSON in a text by the last keys that lead to them: {@code http.status} is the status in
 * {@code {"http":{"status":500}}}. Lists between them are passed over. What is no JSON ends it. Any
 * thread.
 */
final class JsonPath {
  private static final JsonFactory JSON = new JsonFactory();

  private final List<String> keys;
  private final FieldTest test;

  /**
   * @param name keys with dots between, in lower case
   */
  JsonPath(String name, FieldTest test) {
    this.keys = List.of(name.split("\\.", -1));
    this.test = test;
  }

  boolean isIn(String text) {
    int start = text.indexOf('{');
    if (start < 0 || !Folding.contains(text, keys.getLast())) {
      return false;
    }
    char[] characters = text.toCharArray();
    try (JsonParser json = JSON.createParser(characters, start, characters.length - start)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token.isScalarValue() && isHere(json.getParsingContext()) && isValue(json)) {
          return true;
        }
      }
    } catch (IOException e) {
      // The text goes on in another way.
    }
    return false;
  }

  private boolean isHere(JsonStreamContext place) {
    JsonStreamContext at = place;
    for (String key : keys.reversed()) {
      while (at != null && !at.inObject()) {
        at = at.getParent();
      }
      if (at == null || !Folding.of(String.valueOf(at.getCurrentName())).equals(key)) {
        return false;
      }
      at = at.getParent();
    }
    return true;
  }

  private boolean isValue(JsonParser json) throws IOException {
    String value = json.getText();
    return value.length() <= FieldValues.LONGEST && test.test(value, 0, value.length(), true);
  }
}
