package nightjar.cli.render;

import java.util.Locale;

/**
 * The one door through which text of strangers reaches a terminal or a page. What comes out holds
 * no control character (C0, DEL, C1), no bidirectional control, no line or paragraph separator,
 * nothing of zero width but a few combining marks upon a letter, and no lone surrogate: each is
 * shown as a picture ({@code ␛}) or an escape ({@code \x9b}, {@code \u202e}). Tabs and exotic
 * spaces become one space. Applying it twice is applying it once.
 */
final class SafeText {
  /** Combining marks that may sit on one letter; further ones would grow over the lines above. */
  private static final int MAX_MARKS = 3;

  private SafeText() {}

  /**
   * The text, fit to print.
   *
   * @param unicode may the result hold characters outside ASCII?
   */
  static String of(String text, boolean unicode) {
    if (isPrintableAscii(text)) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 16);
    int marks = MAX_MARKS;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (isEmojiSelector(c)) {
        continue;
      }
      if (isMark(c) && unicode && marks < MAX_MARKS && !isInvisible(c)) {
        safe.appendCodePoint(c);
        marks++;
        continue;
      }
      marks = 0;
      if (isSpace(c)) {
        safe.append(' ');
      } else if ((c >= 0x21 && c < 0x7f) || (unicode && isShown(c))) {
        safe.appendCodePoint(c);
      } else {
        escape(safe, c, unicode);
      }
    }
    return safe.toString();
  }

  private static boolean isPrintableAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c >= 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c == '\t' || Character.getType(c) == Character.SPACE_SEPARATOR;
  }

  static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          false;
      default -> !isInvisible(c);
    };
  }

  /** Letters and marks without a shape of their own. */
  private static boolean isInvisible(int c) {
    return c == 0x034f
        || c == 0x115f
        || c == 0x1160
        || c == 0x17b4
        || c == 0x17b5
        || (c >= 0x180b && c <= 0x180f)
        || c == 0x2800
        || c == 0x3164
        || (c >= 0xfe00 && c <= 0xfe0f)
        || c == 0xffa0
        || (c >= 0xe0100 && c <= 0xe01ef);
  }

  /**
   * U+FE0E and U+FE0F only choose between two drawings of a sign, and terminals differ on its width
   * then: left out.
   */
  private static boolean isEmojiSelector(int c) {
    return c == 0xfe0e || c == 0xfe0f;
  }

  private static void escape(StringBuilder safe, int c, boolean unicode) {
    if (unicode && c < 0x20) {
      safe.append((char) (0x2400 + c));
    } else if (unicode && c == 0x7f) {
      safe.append('\u2421');
    } else if (c <= 0xff) {
      safe.append(String.format(Locale.ROOT, "\\x%02x", c));
    } else if (c <= 0xffff) {
      safe.append(String.format(Locale.ROOT, "\\u%04x", c));
    } else {
      safe.append(String.format(Locale.ROOT, "\\u{%x}", c));
    }
  }
}
