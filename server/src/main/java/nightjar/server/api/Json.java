package nightjar.server.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import nightjar.LineRef;
import nightjar.search.TimeText;
import nightjar.server.http.Reply;
import org.jspecify.annotations.Nullable;

/**
 * JSON being written, in UTF-8. Text may be hostile: it is escaped, and halves of surrogate pairs
 * become U+FFFD. One thread at a time.
 */
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
  private final JsonGenerator out;

  private Json() {
    try {
      out = FACTORY.createGenerator(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A step of writing; memory does not fail, so its exceptions are faults of ours. */
  private interface Step {
    void run() throws IOException;
  }

  private Json step(Step step) {
    try {
      step.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new document that is an object. */
  static Json document() {
    return new Json().object();
  }

  /** Begins an object in an array. */
  Json object() {
    return step(out::writeStartObject);
  }

  Json object(String name) {
    return step(() -> out.writeObjectFieldStart(name));
  }

  Json array(String name) {
    return step(() -> out.writeArrayFieldStart(name));
  }

  /** Ends the innermost object or array. */
  Json end() {
    return step(
        () -> {
          if (out.getOutputContext().inArray()) {
            out.writeEndArray();
          } else {
            out.writeEndObject();
          }
        });
  }

  Json put(String name, @Nullable String value) {
    return step(
        () -> {
          out.writeFieldName(name);
          if (value == null) {
            out.writeNull();
          } else {
            out.writeString(whole(value));
          }
        });
  }

  Json put(String name, long value) {
    return step(() -> out.writeNumberField(name, value));
  }

  Json put(String name, boolean value) {
    return step(() -> out.writeBooleanField(name, value));
  }

  /** A number; null where it is not finite. Rounded to six digits after the point. */
  Json put(String name, double value) {
    return step(
        () -> {
          out.writeFieldName(name);
          if (!Double.isFinite(value)) {
            out.writeNull();
          } else if (Math.abs(value) < 1e9) {
            out.writeNumber(Math.rint(value * 1e6) / 1e6);
          } else {
            out.writeNumber(value);
          }
        });
  }

  Json putNull(String name) {
    return step(() -> out.writeNullField(name));
  }

  /** Nanoseconds since 1970 as RFC 3339; null for {@link LineRef#NO_TIME}. */
  Json time(String name, long nanos) {
    return put(name, nanos == LineRef.NO_TIME ? null : TimeText.of(nanos));
  }

  Json add(String value) {
    return step(() -> out.writeString(whole(value)));
  }

  Json add(long value) {
    return step(() -> out.writeNumber(value));
  }

  Json add(boolean value) {
    return step(() -> out.writeBoolean(value));
  }

  Json texts(String name, Iterable<String> values) {
    array(name);
    values.forEach(this::add);
    return end();
  }

  Json numbers(String name, long[] values) {
    array(name);
    for (long value : values) {
      add(value);
    }
    return end();
  }

  /** The document, whatever is open in it ended. */
  byte[] bytes() {
    step(out::close);
    return bytes.toByteArray();
  }

  @Override
  public String toString() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  Reply reply() {
    return Reply.json(bytes());
  }

  private static String whole(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return isPaired(text) ? text : replaceHalves(text);
      }
    }
    return text;
  }

  private static boolean isPaired(String text) {
    return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }

  private static String replaceHalves(String text) {
    return text.codePoints()
        .map(c -> c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
