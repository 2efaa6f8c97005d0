package nightjar.pattern;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * In place of {@code at_nanos} a time may stand, {@code "at":"2026-03-02T20:00:00Z"}. A fact with a
 * field that no fact has, or without one that its kind has, is refused by its reader, everywhere:
 * in a model, a journal, a file that somebody wrote. A pin's {@code text} alone may be left out.
 */
public final class PatternFactJson {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

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

  /** A fact as text; {@link #of} gives an equal one back. */
  public static String text(PatternFact fact) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      write(json, fact);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return text.toString();
  }

  /**
   * Reads the fact that a text is.
   *
   * @throws IOException if it is none
   */
  public static PatternFact of(String text) throws IOException {
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      return read(json);
    } catch (IllegalArgumentException e) {
      throw new IOException("not a fact about patterns: " + e.getMessage(), e);
    }
  }

  /** Writes a fact; {@link #read} gives an equal one back. */
  public static void write(JsonGenerator json, PatternFact fact) throws IOException {
    json.writeStartObject();
    fields(fact, into(json));
    json.writeEndObject();
  }

  /** Puts fields into the object that is open. */
  static FactFields into(JsonGenerator json) {
    return new FactFields() {
      @Override
      public void text(String name, String value) throws IOException {
        json.writeStringField(name, value);
      }

      @Override
      public void number(String name, long value) throws IOException {
        json.writeNumberField(name, value);
      }

      @Override
      public void texts(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
          json.writeString(value);
        }
        json.writeEndArray();
      }
    };
  }

  /** Tells all fields of a fact. */
  static void fields(PatternFact fact, FactFields to) throws IOException {
    to.text("kind", kind(fact));
    to.number("version", fact.entry().version());
    to.text("by", fact.entry().by());
    to.number("at_nanos", fact.entry().atNanos());
    said(fact, to);
  }

  /** Tells what a fact says, without its kind and its entry. */
  static void said(PatternFact fact, FactFields to) throws IOException {
    switch (fact) {
      case PatternFact.Rename rename -> {
        to.text("shape", rename.shape());
        to.text("title", rename.title());
      }
      case PatternFact.Pin pin -> {
        to.text("shape", pin.shape());
        to.text("text", pin.text());
      }
      case PatternFact.Split split -> {
        to.text("shape", split.shape());
        to.number("slot", split.slot());
        to.text("value", split.value());
      }
      case PatternFact.Join join -> to.texts("shapes", join.shapes());
      case PatternFact.Undo undo -> to.number("undone", undo.undone());
    }
  }

  /**
   * Reads the fact that the parser stands on, to its last token.
   *
   * @throws IOException if that is no JSON, or no object
   * @throws IllegalArgumentException if it is none, or out of its bounds; the message names the
   *     field
   */
  public static PatternFact read(JsonParser json) throws IOException {
    return read(json, null, FactFields.NONE);
  }

  /**
   * The same.
   *
   * @param left which, who and when where that is left out; null if it may not be
   * @param seen told every field
   */
  static PatternFact read(JsonParser json, PatternFact.@Nullable Entry left, FactFields seen)
      throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new IOException("a fact about patterns is an object");
    }
    return GivenFact.read(json, seen).fact(left);
  }
}
