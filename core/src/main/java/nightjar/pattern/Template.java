package nightjar.pattern;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nightjar.shape.Shape;

/**
 * Template text taken apart: literals, and the slots between them. Matches messages and gives the
 * place of each value, in time that is proportional to the message, whatever both hold.
 *
 * <p>A slot takes as little as possible, nothing at all too; a run of white space in a literal
 * stands for any run of it. {@code <*>} is a slot, {@code <...>} (the rest of a long line) too.
 * Immutable.
 */
public final class Template {
  private static final String REST = "<...>";

  private final String text;
  private final List<String> literals;
  private final Glob glob;
  private final Glob byteGlob;

  private Template(String text, List<String> literals) {
    this.text = text;
    this.literals = List.copyOf(literals);
    this.glob = new Glob(literals);
    this.byteGlob = new Glob(literals.stream().map(Template::asBytes).toList());
  }

  public static Template parse(String text) {
    List<String> literals = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); ) {
      int width = slot(text, i);
      if (width == 0) {
        i++;
        continue;
      }
      literals.add(text.substring(start, i));
      i += width;
      start = i;
    }
    literals.add(text.substring(start));
    return new Template(text, literals);
  }

  public String text() {
    return text;
  }

  /** Constant text before, between and behind the slots: one more than there are slots. */
  public List<String> literals() {
    return literals;
  }

  public int slots() {
    return glob.slots();
  }

  /**
   * Whether the message is one of this template.
   *
   * @param spans takes start and end of each value, in characters; at least two places a slot. Only
   *     of use when the answer is true
   */
  public boolean match(CharSequence message, int[] spans) {
    return glob.match(message, checked(spans));
  }

  /** The same for the UTF-8 bytes {@code [from, to)}; the spans are offsets into the array. */
  public boolean match(byte[] bytes, int from, int to, int[] spans) {
    Objects.checkFromToIndex(from, to, bytes.length);
    if (!byteGlob.match(new ByteText(bytes, from, to), checked(spans))) {
      return false;
    }
    for (int i = 0; i < 2 * slots(); i++) {
      spans[i] += from;
    }
    return true;
  }

  /**
   * An expression that matches what this template matches, anchored, one group a slot. Understood
   * alike by RE2 (Loki, Go) and Java.
   */
  public String regex() {
    StringBuilder out = new StringBuilder("(?s)^");
    for (int i = 0; i < literals.size(); i++) {
      out.append(i == 0 ? "" : "(.*?)");
      quote(literals.get(i), out);
    }
    return out.append('$').toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Template template && template.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  private int[] checked(int[] spans) {
    if (spans.length < 2 * slots()) {
      throw new IllegalArgumentException(
          "spans has " + spans.length + " places, the template needs " + 2 * slots());
    }
    return spans;
  }

  private static int slot(String text, int i) {
    return text.startsWith(Shape.WILD, i)
        ? Shape.WILD.length()
        : text.startsWith(REST, i) ? REST.length() : 0;
  }

  private static void quote(String literal, StringBuilder out) {
    for (int i = 0; i < literal.length(); i++) {
      char c = literal.charAt(i);
      if (TemplateParts.isSpace(c)) {
        if (i == 0 || !TemplateParts.isSpace(literal.charAt(i - 1))) {
          out.append("\\s+");
        }
      } else if (c < ' ' || c == 0x7f) {
        out.append("\\x{").append(Integer.toHexString(c)).append('}');
      } else {
        out.append("\\.+*?()|[]{}^$".indexOf(c) >= 0 ? "\\" : "").append(c);
      }
    }
  }

  /** The literal's UTF-8 bytes as characters of the same number. */
  private static String asBytes(String literal) {
    return new String(literal.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** Bytes as characters of the same number, none copied. */
  private static final class ByteText implements CharSequence {
    private final byte[] bytes;
    private final int from;
    private final int to;

    ByteText(byte[] bytes, int from, int to) {
      this.bytes = bytes;
      this.from = from;
      this.to = to;
    }

    @Override
    public int length() {
      return to - from;
    }

    @Override
    public char charAt(int i) {
      return (char) (bytes[from + i] & 0xFF);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new ByteText(bytes, from + start, from + end);
    }

    @Override
    public String toString() {
      return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
  }
}
