package nightjar.redact;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text as rules read it, and where each of its characters stood. Of the ways to write a value
 * otherwise these are undone, one level deep: percent encoding of ASCII ({@code %40}), escapes of
 * JSON however often their backslash is escaped (a quote, a slash, line ends, {@code u0040} behind
 * a backslash), full-width characters (U+FF01 to U+FF5E), digits of other scripts, spaces and
 * hyphens of other widths; characters without width are left out. Not undone: Base64, hexadecimal
 * dumps, compression. Linear.
 */
final class Decoded {
  private static final int PERCENT_LENGTH = 3;
  private static final int UNICODE_LENGTH = 5;
  private static final char ASCII_END = 0x80;

  private final String text;
  private final int[] rawStarts;

  private Decoded(String text, int[] rawStarts) {
    this.text = text;
    this.rawStarts = rawStarts;
  }

  String text() {
    return text;
  }

  /** Where in the raw text a place of a text is that was read as {@code decoded}, or as it is. */
  static int raw(@Nullable Decoded decoded, int at) {
    return decoded == null ? at : decoded.rawStarts[at];
  }

  /** Null if the text reads as it is. */
  static @Nullable Decoded of(String raw) {
    int first = firstOdd(raw);
    return first < 0 ? null : decode(raw, first);
  }

  /** Where the first character is that may have to be read otherwise, or -1. */
  private static int firstOdd(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%' ? percent(raw, i) >= 0 : c == '\\' || (c >= ASCII_END && plain(c) != c)) {
        return i;
      }
    }
    return -1;
  }

  private static Decoded decode(String raw, int first) {
    char[] text = new char[raw.length()];
    int[] starts = new int[raw.length() + 1];
    raw.getChars(0, first, text, 0);
    Arrays.setAll(starts, i -> i);
    int length = first;
    int at = first;
    while (at < raw.length()) {
      int next = at + 1;
      int c = raw.charAt(at);
      if (c == '%' && percent(raw, at) >= 0) {
        c = percent(raw, at);
        next = at + PERCENT_LENGTH;
      } else if (c == '\\') {
        int escaped = afterBackslashes(raw, at);
        int read = escape(raw, escaped);
        if (read >= 0) {
          c = read;
          next = escaped + (raw.charAt(escaped) == 'u' ? UNICODE_LENGTH : 1);
        }
      } else if (c >= ASCII_END) {
        c = plain((char) c);
      }
      if (c >= 0) {
        text[length] = (char) c;
        starts[length++] = at;
      }
      at = next;
    }
    starts[length] = raw.length();
    return new Decoded(new String(text, 0, length), Arrays.copyOf(starts, length + 1));
  }

  private static int percent(String raw, int at) {
    if (at + 2 >= raw.length()) {
      return -1;
    }
    int high = Character.digit(raw.charAt(at + 1), 16);
    int low = Character.digit(raw.charAt(at + 2), 16);
    int c = high << 4 | low;
    boolean isPrintable = c >= ' ' && c < 0x7F;
    return high >= 0 && low >= 0 && isPrintable ? c : -1;
  }

  private static int afterBackslashes(String raw, int at) {
    int end = at;
    while (end < raw.length() && raw.charAt(end) == '\\') {
      end++;
    }
    return end;
  }

  /** What the character behind backslashes stands for, or -1 if it is no escape. */
  private static int escape(String raw, int at) {
    if (at >= raw.length()) {
      return -1;
    }
    return switch (raw.charAt(at)) {
      case '"' -> '"';
      case '\'' -> '\'';
      case '/' -> '/';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode(raw, at + 1);
      default -> -1;
    };
  }

  private static int unicode(String raw, int at) {
    if (at + 4 > raw.length()) {
      return -1;
    }
    int c = 0;
    for (int i = at; i < at + 4; i++) {
      int digit = Character.digit(raw.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      c = c << 4 | digit;
    }
    return c < ' ' ? ' ' : plain((char) c);
  }

  /** As it is read, or -1 for a character without width. */
  private static int plain(char c) {
    if (c < ASCII_END) {
      return c;
    }
    if (c >= 0xFF01 && c <= 0xFF5E) {
      return c - 0xFEE0;
    }
    return switch (c) {
      case 0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF -> -1;
      case 0xA0, 0x2007, 0x2009, 0x202F, 0x3000 -> ' ';
      case 0x2010, 0x2011, 0x2012, 0x2013, 0x2212 -> '-';
      default ->
          Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER ? '0' + Character.digit(c, 10) : c;
    };
  }
}
