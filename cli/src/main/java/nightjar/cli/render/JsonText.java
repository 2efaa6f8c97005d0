package nightjar.cli.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import nightjar.pattern.PatternFacts;
import nightjar.pattern.PatternFactsFile;
import org.jspecify.annotations.Nullable;

/**
 * JSON for programs that people look at too: objects indented by two spaces, rows of numbers or
 * words on one line.
 *
 * <p>Always valid, whatever a log holds: lone surrogates become U+FFFD. What a terminal would act
 * upon or not show (DEL, C1, bidirectional controls, separators) is written as {@code \\u009b},
 * which reads back as the same text.
 */
final class JsonText implements AutoCloseable {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  /** Integers up to here are exact in a double. */
  private static final double EXACT = 1L << 53;

  private final JsonGenerator json;
  private final @Nullable DefaultPrettyPrinter pretty;

  private JsonText(JsonGenerator json, @Nullable DefaultPrettyPrinter pretty) {
    this.json = json;
    this.pretty = pretty;
  }

  /** Indented. Closing it ends the line and flushes {@code out}, which stays open. */
  static JsonText pretty(OutputStream out) throws IOException {
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
    JsonGenerator json = generator(out);
    json.setPrettyPrinter(printer);
    return new JsonText(json, printer);
  }

  /** On one line. Closing it ends the line and flushes {@code out}, which stays open. */
  static JsonText compact(OutputStream out) throws IOException {
    return new JsonText(generator(out), null);
  }

  /** One value a line, as many as are put; else as {@link #compact}. */
  static JsonText lines(OutputStream out) throws IOException {
    JsonGenerator json = generator(out);
    json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    return new JsonText(json, null);
  }

  private static JsonGenerator generator(OutputStream out) throws IOException {
    JsonGenerator json = FACTORY.createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.setCharacterEscapes(new Invisible());
    return json;
  }

  JsonText object() throws IOException {
    json.writeStartObject();
    return this;
  }

  JsonText object(String name) throws IOException {
    json.writeFieldName(wellFormed(name));
    return object();
  }

  /** The field {@code facts}. */
  JsonText facts(PatternFacts facts) throws IOException {
    PatternFactsFile.write(facts, json);
    return this;
  }

  JsonText endObject() throws IOException {
    json.writeEndObject();
    return this;
  }

  /** An array of objects. */
  JsonText array(String name) throws IOException {
    json.writeFieldName(wellFormed(name));
    json.writeStartArray();
    return this;
  }

  JsonText endArray() throws IOException {
    json.writeEndArray();
    return this;
  }

  JsonText put(String name, @Nullable String value) throws IOException {
    json.writeFieldName(wellFormed(name));
    if (value == null) {
      json.writeNull();
    } else {
      json.writeString(wellFormed(value));
    }
    return this;
  }

  JsonText put(String name, long value) throws IOException {
    json.writeFieldName(wellFormed(name));
    json.writeNumber(value);
    return this;
  }

  JsonText put(String name, boolean value) throws IOException {
    json.writeFieldName(wellFormed(name));
    json.writeBoolean(value);
    return this;
  }

  /** A number; whole ones without a fraction, null where it is none. */
  JsonText put(String name, double value) throws IOException {
    json.writeFieldName(wellFormed(name));
    if (!Double.isFinite(value)) {
      json.writeNull();
    } else if (value == Math.rint(value) && Math.abs(value) < EXACT) {
      json.writeNumber((long) value);
    } else {
      json.writeNumber(value);
    }
    return this;
  }

  JsonText putNull(String name) throws IOException {
    return put(name, (@Nullable String) null);
  }

  JsonText texts(String name, List<String> values) throws IOException {
    row(name);
    for (String value : values) {
      json.writeString(wellFormed(value));
    }
    return endRow();
  }

  JsonText numbers(String name, List<Long> values) throws IOException {
    row(name);
    for (long value : values) {
      json.writeNumber(value);
    }
    return endRow();
  }

  private void row(String name) throws IOException {
    json.writeFieldName(wellFormed(name));
    if (pretty != null) {
      pretty.indentArraysWith(DefaultPrettyPrinter.NopIndenter.instance);
    }
    json.writeStartArray();
  }

  private JsonText endRow() throws IOException {
    json.writeEndArray();
    if (pretty != null) {
      pretty.indentArraysWith(new DefaultIndenter("  ", "\n"));
    }
    return this;
  }

  /** Passes on what is held; nothing is ended by it. */
  void flush() throws IOException {
    json.flush();
  }

  /** A line break after the value; not part of it. */
  @Override
  public void close() throws IOException {
    if (json.getOutputContext().getEntryCount() > 0) {
      json.writeRaw('\n');
    }
    json.flush();
    json.close();
  }

  /** Lone surrogates have no UTF-8, so no program could read them. */
  static String wellFormed(String text) {
    StringBuilder whole = new StringBuilder(text);
    for (int i = 0; i < whole.length(); i++) {
      if (Character.isSurrogate(whole.charAt(i))) {
        if (Character.charCount(whole.codePointAt(i)) == 2) {
          i++;
        } else {
          whole.setCharAt(i, '\ufffd');
        }
      }
    }
    return whole.toString();
  }

  private static final class Invisible extends CharacterEscapes {
    private static final long serialVersionUID = 1;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
      codes[0x7f] = CharacterEscapes.ESCAPE_STANDARD;
      return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
      int type = Character.getType(c);
      boolean invisible =
          type == Character.CONTROL
              || type == Character.FORMAT
              || type == Character.LINE_SEPARATOR
              || type == Character.PARAGRAPH_SEPARATOR;
      return invisible && c <= 0xffff
          ? new SerializedString(String.format(Locale.ROOT, "\\u%04x", c))
          : null;
    }
  }
}
