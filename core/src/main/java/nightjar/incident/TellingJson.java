package nightjar.incident;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A {@link Telling} as a JSON object, by {@code telling}:
 *
 * <pre>
 * {"telling":"settled","target":"slack","fingerprint":"00f3…","change":"new","created":1763797440000000000,
 *  "attempts":1,"state":"delivered","note":""}
 * {"telling":"remembered","key":"github/issue","value":"12"}
 * </pre>
 *
 * Fields that are not known are left aside; what is not given is empty, or 0.
 */
public final class TellingJson {
  private TellingJson() {}

  /** Writes it, in ASCII; {@link #read} gives an equal one back. */
  public static String write(Telling telling) {
    return JsonValues.write(
        json -> {
          json.writeStartObject();
          switch (telling) {
            case Telling.Settled settled -> {
              json.writeStringField("telling", "settled");
              json.writeStringField("target", settled.target());
              json.writeStringField("fingerprint", settled.fingerprint());
              json.writeStringField("change", settled.change());
              json.writeNumberField("created", settled.createdNanos());
              json.writeNumberField("attempts", settled.attempts());
              json.writeStringField("state", settled.state());
              json.writeStringField("note", settled.note());
            }
            case Telling.Remembered remembered -> {
              json.writeStringField("telling", "remembered");
              json.writeStringField("key", remembered.key());
              json.writeStringField("value", remembered.value());
            }
          }
          json.writeEndObject();
        });
  }

  /** Reads it; empty if the document is something else, such as a {@link Deed}. */
  public static Optional<Telling> read(String document) {
    Map<String, String> texts = new HashMap<>();
    Map<String, Long> numbers = new HashMap<>();
    try {
      JsonValues.<Boolean>read(
          document,
          "a telling",
          json -> {
            JsonValues.readObject(
                json,
                (name, value) -> {
                  if (value.currentToken() == JsonToken.VALUE_STRING) {
                    texts.put(name, value.getText());
                  } else if (value.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                    numbers.put(name, value.getLongValue());
                  } else {
                    value.skipChildren();
                  }
                });
            return true;
          });
    } catch (IOException e) {
      return Optional.empty();
    }
    return switch (texts.getOrDefault("telling", "")) {
      case "settled" ->
          Optional.of(
              new Telling.Settled(
                  texts.getOrDefault("target", ""),
                  texts.getOrDefault("fingerprint", ""),
                  texts.getOrDefault("change", ""),
                  numbers.getOrDefault("created", 0L),
                  Math.clamp(numbers.getOrDefault("attempts", 0L), 0, Integer.MAX_VALUE),
                  texts.getOrDefault("state", ""),
                  texts.getOrDefault("note", "")));
      case "remembered" ->
          Optional.of(
              new Telling.Remembered(
                  texts.getOrDefault("key", ""), texts.getOrDefault("value", "")));
      default -> Optional.empty();
    };
  }
}
