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
import java.util.List;
import nightjar.EpochNanos;

/**
 * {@link PatternFacts} as JSON: an array {@code "facts"} in an object that may hold anything else
 * beside it. A fact is one of
 *
 * <pre>
 * {"kind":"rename","shape":S,"title":T}   {"kind":"pin","shape":S,"text":T}   {"kind":"join","shapes":[S,S]}
 * {"kind":"split","shape":S,"slot":N,"value":V}                               {"kind":"undo","undone":N}
 * </pre>
 *
 * with {@code "version":N}, {@code "by":WHO} and {@code "at":RFC 3339} or {@code "at_nanos":N}
 * beside; where these are left out, the version is the next one, and who and when are the reader's.
 * Read as {@link PatternFactJson} says.
 */
public final class PatternFactsFile {
  private static final JsonFactory JSON = new JsonFactory();

  private PatternFactsFile() {}

  /** Writes the field {@code "facts"} into the object that is open. */
  public static void write(PatternFacts facts, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("facts");
    for (PatternFact fact : facts.facts()) {
      json.writeStartObject();
      json.writeStringField("kind", PatternFactJson.kind(fact));
      PatternFactJson.said(fact, PatternFactJson.into(json));
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

  /**
   * Reads the array of facts that the parser stands on, to its last token.
   *
   * @throws IOException as {@link #read(InputStream, String, Instant)}
   */
  public static List<PatternFact> facts(JsonParser json, String by, Instant now)
      throws IOException {
    List<PatternFact> facts = new ArrayList<>();
    long version = 1;
    while (json.nextToken() == JsonToken.START_OBJECT) {
      int line = json.currentTokenLocation().getLineNr();
      try {
        PatternFact fact =
            PatternFactJson.read(
                json, new PatternFact.Entry(version, by, EpochNanos.of(now)), FactFields.NONE);
        version = Math.max(version, PatternFacts.checked(fact.entry().version()) + 1);
        facts.add(fact);
      } catch (IllegalArgumentException e) {
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
}
