package nightjar.web;

/**
 * Makes text of strangers fit to be shown on one line: no control character, line break,
 * bidirectional control or invisible letter, and not longer than allowed.
 */
final class CleanText {
  private CleanText() {}

  /**
   * The text on one line.
   *
   * @param most most characters (UTF-16 units) of the result; what is left out is shown as {@code
   *     …}
   */
  static String of(String text, int most) {
    StringBuilder clean = new StringBuilder(Math.min(text.length(), most) + 1);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      int shown = shown(c);
      if (clean.length() + Character.charCount(shown) > most - (i < text.length() ? 1 : 0)) {
        return most == 0 ? "" : clean.append('…').toString();
      }
      clean.appendCodePoint(shown);
    }
    return clean.toString();
  }

  private static int shown(int c) {
    if (c < 0x20) {
      return c == '\t' || c == '\n' || c == '\r' ? ' ' : 0x2400 + c;
    }
    if (c < 0x7f) {
      return c;
    }
    return switch (Character.getType(c)) {
      case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          ' ';
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          0xfffd;
      default -> isInvisible(c) ? 0xfffd : c;
    };
  }

  private static boolean isInvisible(int c) {
    return c == 0x034f
        || c == 0x115f
        || c == 0x1160
        || c == 0x2800
        || c == 0x3164
        || c == 0xffa0
        || (c >= 0xe0100 && c <= 0xe01ef);
  }
}
