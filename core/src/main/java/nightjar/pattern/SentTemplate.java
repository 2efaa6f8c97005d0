package nightjar.pattern;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import nightjar.shape.FastKey;
import nightjar.shape.Shape;

/** The shape of a template that the sender of a record supplied. Hostile like all log text. */
final class SentTemplate {
  /**
   * Places for values as loggers write them: {@code <*>}, {@code <name>}, {@code {}}, {@code
   * {name}}, {@code ${name}}, {@code %{name}}, {@code %s}, {@code %0.0f}. Bounded, without a choice
   * to go back to, so linear.
   */
  private static final Pattern WILDCARD =
      Pattern.compile(
          "<(?:\\*|\\w{1,64}+)>"
              + "|[$%]?+\\{[^{}\\s]{0,64}+\\}"
              + "|%[-+#$.0]{0,8}+[a-zA-Z](?![a-zA-Z])");

  private SentTemplate() {}

  /** Its text shaped like any other, with the sender's wildcards as blanks. */
  static Shape shape(byte[] bytes, int from, int to) {
    String blanked = FastKey.blanked(bytes, from, to);
    byte[] text =
        WILDCARD
            .matcher(blanked)
            .replaceAll(String.valueOf(FastKey.BLANK))
            .getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(text, text.length + Long.BYTES);
    return Shape.ofBlanked(FastKey.blanked(padded, 0, text.length));
  }
}
