package nightjar.pattern;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nightjar.EpochNanos;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a {@link PatternFact} as somebody gives them. Strict: a field that no fact has, one
 * of another type or given twice is refused with its name, and so is one that its kind lacks.
 */
final class GivenFact {
  private static final Set<String> TEXTS =
      Set.of("kind", "shape", "title", "text", "value", "by", "at");
  private static final Set<String> NUMBERS = Set.of("version", "slot", "undone", "at_nanos");

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Long> numbers = new HashMap<>();
  private @Nullable List<String> shapes;

  /** Reads the object that the parser stands on, to its last token. */
  static GivenFact read(JsonParser json, FactFields seen) throws IOException {
    GivenFact given = new GivenFact();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (TEXTS.contains(name) && value == JsonToken.VALUE_STRING) {
        once(name, given.texts.put(name, json.getText()));
        seen.text(name, json.getText());
      } else if (NUMBERS.contains(name) && value == JsonToken.VALUE_NUMBER_INT) {
        once(name, given.numbers.put(name, json.getLongValue()));
        seen.number(name, json.getLongValue());
      } else if (name.equals("shapes") && value == JsonToken.START_ARRAY) {
        once(name, given.shapes);
        given.shapes = shapes(json);
        seen.texts(name, given.shapes);
      } else {
        throw new IllegalArgumentException("a fact cannot have such a \"" + name + "\"");
      }
    }
    return given;
  }

  private static void once(String name, @Nullable Object before) {
    if (before != null) {
      throw new IllegalArgumentException("it has two of \"" + name + "\"");
    }
  }

  private static List<String> shapes(JsonParser json) throws IOException {
    List<String> shapes = new ArrayList<>();
    while (json.nextToken() == JsonToken.VALUE_STRING) {
      shapes.add(json.getText());
    }
    if (json.currentToken() != JsonToken.END_ARRAY) {
      throw new IllegalArgumentException("its \"shapes\" are not all texts");
    }
    return shapes;
  }

  /**
   * The fact they say.
   *
   * @param left which, who and when where that is left out; null if it may not be
   */
  PatternFact fact(PatternFact.@Nullable Entry left) {
    PatternFact.Entry entry =
        new PatternFact.Entry(
            given("version", numbers.get("version"), left == null ? null : left.version()),
            given("by", texts.get("by"), left == null ? null : left.by()),
            given("at_nanos", at(), left == null ? null : left.atNanos()));
    return switch (needed("kind", texts.get("kind"))) {
      case "rename" -> new PatternFact.Rename(entry, shape(), needed("title", texts.get("title")));
      case "pin" -> new PatternFact.Pin(entry, shape(), texts.getOrDefault("text", ""));
      case "split" ->
          new PatternFact.Split(entry, shape(), slot(), needed("value", texts.get("value")));
      case "join" -> new PatternFact.Join(entry, needed("shapes", shapes));
      case "undo" -> new PatternFact.Undo(entry, needed("undone", numbers.get("undone")));
      default ->
          throw new IllegalArgumentException(
              "its kind is \"" + texts.get("kind") + "\", none of rename, pin, split, join, undo");
    };
  }

  private @Nullable Long at() {
    String at = texts.get("at");
    if (at == null) {
      return numbers.get("at_nanos");
    }
    once("at", numbers.get("at_nanos"));
    try {
      return EpochNanos.of(Instant.parse(at));
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException("its \"at\" is no time: " + e.getMessage(), e);
    }
  }

  private int slot() {
    long slot = needed("slot", numbers.get("slot"));
    if (slot != (int) slot) {
      throw new IllegalArgumentException("its \"slot\" is " + slot);
    }
    return (int) slot;
  }

  private String shape() {
    return needed("shape", texts.get("shape"));
  }

  private static <T> T given(String name, @Nullable T value, @Nullable T left) {
    return value != null ? value : needed(name, left);
  }

  private static <T> T needed(String name, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("it has no \"" + name + "\"");
    }
    return value;
  }
}
