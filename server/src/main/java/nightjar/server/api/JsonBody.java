package nightjar.server.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nightjar.server.http.Problem;

/** A flat JSON object as parameters: plain values, and lists of them as comma lists. */
final class JsonBody {
  private static final int MOST_FIELDS = 100;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(4)
                  .maxStringLength(64 << 10)
                  .maxNumberLength(40)
                  .maxNameLength(256)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private JsonBody() {}

  /** Fields that are null are left out. */
  static Map<String, String> fields(byte[] body) throws Problem {
    try (JsonParser parser = FACTORY.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw refused("The body must be a JSON object");
      }
      Map<String, String> fields = new HashMap<>();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        read(parser, name, fields);
        if (fields.size() > MOST_FIELDS) {
          throw refused("The body has more than " + MOST_FIELDS + " fields");
        }
      }
      if (parser.nextToken() != null) {
        throw refused("Something follows the JSON object in the body");
      }
      return fields;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw refused(
          "The body is not valid JSON"
              + (at == null
                  ? ""
                  : ", line "
                      + at.getLineNr()
                      + " column "
                      + at.getColumnNr()
                      + " (byte "
                      + at.getByteOffset()
                      + ")"));
    } catch (IOException e) {
      throw refused("The body cannot be read as UTF-8 JSON");
    }
  }

  private static void read(JsonParser parser, String name, Map<String, String> fields)
      throws IOException, Problem {
    JsonToken value = parser.nextToken();
    if (value == JsonToken.VALUE_NULL) {
      return;
    }
    if (value.isScalarValue()) {
      fields.put(name, parser.getText());
      return;
    }
    List<String> parts = new ArrayList<>();
    if (value == JsonToken.START_ARRAY) {
      for (JsonToken part = parser.nextToken();
          part != JsonToken.END_ARRAY && part != null && part.isScalarValue();
          part = parser.nextToken()) {
        parts.add(parser.getText());
      }
    }
    if (parser.currentToken() != JsonToken.END_ARRAY) {
      throw refused(
          "Field \""
              + Params.shown(name)
              + "\" of the body must be a plain value or a list of them");
    }
    fields.put(name, String.join(",", parts));
  }

  private static Problem refused(String what) {
    return new Problem(400, what + ".", "Send one object such as {\"state\": \"resolved\"}.");
  }
}
