package nightjar.pattern;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nightjar.EpochNanos;
import org.jspecify.annotations.Nullable;

/**
 * {@link PatternFacts} as JSON: an array {@code "facts"} in an object that may hold anything else
 * beside it. A fact is one of
 *
 * <pre>
 * {"kind":"rename","shape":S,"title":T}   {"kind":"pin","shape":S,"text":T}   {"kind":"join","shapes":[S,S]}
 * {"kind":"split","shape":S,"slot":N,"value":V}                               {"kind":"undo","undone":N}
 * </pre>
 *
 * with {@code "version":N}, {@code "by":WHO} and {@code "at":RFC 3339} beside; where these are left
 * out, the version is the next one, and who and when are the reader's.
 */
public final class PatternFactsFile {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Set<String> TEXTS =
      Set.of("kind", "shape", "title", "text", "value", "by", "at");
  private static final Set<String> NUMBERS = Set.of("version", "slot", "undone");

  private PatternFactsFile() {}

  /** Writes the field {@code "facts"} into the object that is open. */
  public static void write(PatternFacts facts, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("facts");
    for (PatternFact fact : facts.facts()) {
      json.writeStartObject();
      json.writeStringField("kind", PatternFactJson.kind(fact));
      PatternFactJson.writeSaid(json, fact);
      json.writeNumberField("version", fact.entry().version());
      json.writeStringField("by", fact.entry().by());
      json.writeStringField("at", Instant.ofEpochSecond(0, fact.entry().atNanos()).toString());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /**
   * Reads facts; closes the stream.
   *
   * @param by who says those that name nobody
   * @param now when they are said
   * @throws IOException if they are not as described above; the message says which, and where
   */
  public static PatternFacts read(InputStream in, String by, Instant now) throws IOException {
    try (JsonParser json = JSON.createParser(in)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("it is no JSON object with \"facts\" in it");
      }
      List<PatternFact> facts = null;
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("facts") && value == JsonToken.START_ARRAY) {
          facts = facts(json, by, now);
        } else {
          json.skipChildren();
        }
      }
      if (facts == null) {
        throw new IOException("it has no array \"facts\"");
      }
      return new PatternFacts(facts);
    } catch (JsonProcessingException e) {
      throw new IOException(JsonDamage.of(e), e);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static List<PatternFact> facts(JsonParser json, String by, Instant now)
      throws IOException {
    List<PatternFact> facts = new ArrayList<>();
    long version = 1;
    while (json.nextToken() == JsonToken.START_OBJECT) {
      int line = json.currentTokenLocation().getLineNr();
      Fields fields = fields(json);
      try {
        PatternFact fact = fields.fact(version, by, now);
        version = Math.max(version, fact.entry().version() + 1);
        facts.add(fact);
      } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException e) {
        throw new IOException(
            "fact %d, at line %d: %s".formatted(facts.size() + 1, line, e.getMessage()), e);
      }
      if (facts.size() > PatternFacts.MAX_FACTS) {
        throw new IOException("it has more than " + PatternFacts.MAX_FACTS + " facts");
      }
    }
    if (json.currentToken() != JsonToken.END_ARRAY) {
      throw new IOException("fact " + (facts.size() + 1) + " is no JSON object");
    }
    return facts;
  }

  private static Fields fields(JsonParser json) throws IOException {
    Fields fields = new Fields(new HashMap<>(), new HashMap<>(), new ArrayList<>());
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (TEXTS.contains(name) && value == JsonToken.VALUE_STRING) {
        fields.texts.put(name, json.getText());
      } else if (NUMBERS.contains(name) && value == JsonToken.VALUE_NUMBER_INT) {
        fields.numbers.put(name, json.getLongValue());
      } else if (name.equals("shapes") && value == JsonToken.START_ARRAY) {
        while (json.nextToken() == JsonToken.VALUE_STRING) {
          fields.shapes.add(json.getText());
        }
      } else {
        throw new IOException("a fact cannot have such a \"" + name + "\"");
      }
    }
    return fields;
  }

  private record Fields(Map<String, String> texts, Map<String, Long> numbers, List<String> shapes) {
    PatternFact fact(long next, String by, Instant now) {
      String at = texts.get("at");
      PatternFact.Entry entry =
          new PatternFact.Entry(
              numbers.getOrDefault("version", next),
              texts.getOrDefault("by", by),
              EpochNanos.of(at == null ? now : Instant.parse(at)));
      return switch (needed("kind", texts.get("kind"))) {
        case "rename" ->
            new PatternFact.Rename(entry, shape(), needed("title", texts.get("title")));
        case "pin" -> new PatternFact.Pin(entry, shape(), texts.getOrDefault("text", ""));
        case "split" ->
            new PatternFact.Split(
                entry,
                shape(),
                Math.toIntExact(needed("slot", numbers.get("slot"))),
                needed("value", texts.get("value")));
        case "join" -> new PatternFact.Join(entry, shapes);
        case "undo" -> new PatternFact.Undo(entry, needed("undone", numbers.get("undone")));
        default ->
            throw new IllegalArgumentException(
                "its kind is \""
                    + texts.get("kind")
                    + "\", none of rename, pin, split, join, undo");
      };
    }

    private String shape() {
      return needed("shape", texts.get("shape"));
    }

    private static <T> T needed(String name, @Nullable T value) {
      if (value == null) {
        throw new IllegalArgumentException("it has no \"" + name + "\"");
      }
      return value;
    }
  }
}
