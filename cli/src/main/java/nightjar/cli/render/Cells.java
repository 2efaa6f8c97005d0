package nightjar.cli.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Text measured in columns of a terminal: wide characters take two, combining marks none. For safe
 * text.
 */
final class Cells {
  private Cells() {}

  /** Columns of a text. */
  static int width(String text) {
    int cells = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      cells += width(c);
      i += Character.charCount(c);
    }
    return cells;
  }

  /** Columns of a code point: 0, 1 or 2. */
  static int width(int c) {
    if (c < 0x300) {
      return 1;
    }
    if (SafeText.isMark(c)) {
      return 0;
    }
    return isWide(c) ? 2 : 1;
  }

  /** East Asian wide and full-width characters of Unicode's UAX 11, and signs drawn as emoji. */
  private static boolean isWide(int c) {
    if (c < 0x1100) {
      return false;
    }
    if (in(c, 0x1f1e6, 0x1f1ff)) {
      return false; // half of a flag
    }
    return c <= 0x115f
        || in(c, 0x2e80, 0x303e)
        || in(c, 0x3041, 0xa4cf)
        || in(c, 0xa960, 0xa97c)
        || in(c, 0xac00, 0xd7a3)
        || in(c, 0xf900, 0xfaff)
        || in(c, 0xfe10, 0xfe19)
        || in(c, 0xfe30, 0xfe6f)
        || in(c, 0xff01, 0xff60)
        || in(c, 0xffe0, 0xffe6)
        || in(c, 0x16fe0, 0x18d08)
        || in(c, 0x1aff0, 0x1b2fb)
        || in(c, 0x1f200, 0x1f265)
        || in(c, 0x20000, 0x3fffd)
        || Character.isEmojiPresentation(c);
  }

  private static boolean in(int c, int first, int last) {
    return first <= c && c <= last;
  }

  /**
   * Index after the longest beginning of the text that fits into {@code columns}; a mark stays with
   * its letter.
   */
  static int fit(String text, int columns) {
    int cells = 0;
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      cells += width(c);
      if (cells > columns) {
        return i;
      }
      i += Character.charCount(c);
    }
    return i;
  }

  /** The text, its end replaced by {@code ellipsis} where it is too long. */
  static String cut(String text, int columns, String ellipsis) {
    if (width(text) <= columns) {
      return text;
    }
    int room = columns - width(ellipsis);
    return room < 0
        ? text.substring(0, fit(text, columns))
        : text.substring(0, fit(text, room)) + ellipsis;
  }

  /** The text, its beginning replaced by {@code ellipsis} where it is too long: for paths. */
  static String cutStart(String text, int columns, String ellipsis) {
    if (width(text) <= columns) {
      return text;
    }
    int left = width(text);
    int from = 0;
    while (from < text.length() && left > columns - width(ellipsis)) {
      int c = text.codePointAt(from);
      left -= width(c);
      from += Character.charCount(c);
    }
    while (from < text.length() && width(text.codePointAt(from)) == 0) {
      from += Character.charCount(text.codePointAt(from));
    }
    return ellipsis + text.substring(from);
  }

  /**
   * The text broken at spaces; a word longer than a line is broken where it must be.
   *
   * @param first columns of the first line
   * @param rest columns of all others
   */
  static List<String> wrap(String text, int first, int rest) {
    List<String> lines = new ArrayList<>();
    String left = text.strip();
    int columns = Math.max(2, first);
    while (width(left) > columns) {
      int hard = Math.max(fit(left, columns), Character.charCount(left.codePointAt(0)));
      int space = left.lastIndexOf(' ', hard);
      int end = space > 0 ? space : hard;
      lines.add(left.substring(0, end).stripTrailing());
      left = left.substring(end).stripLeading();
      columns = Math.max(2, rest);
    }
    if (!left.isEmpty() || lines.isEmpty()) {
      lines.add(left);
    }
    return lines;
  }
}
