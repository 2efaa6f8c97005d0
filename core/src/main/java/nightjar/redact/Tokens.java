package nightjar.redact;

/**
 * Tokens as {@link nightjar.shape.FastKey} has them: letters, digits and {@code _ - / .}. One with
 * a digit is another in each line and so a blank; a word that is looked for in constant text must
 * not be in one. All looks are bounded.
 */
final class Tokens {
  private static final int MAX_LENGTH = 64;

  private Tokens() {}

  /** No digit is in the token before {@code at}, and it begins not far before. */
  static boolean isConstantBefore(CharSequence text, int at) {
    int start = start(text, at);
    return start >= 0;
  }

  /** The same, and no equal sign stands before the token, which would make a blank of it. */
  static boolean isNoValueBefore(CharSequence text, int at) {
    int start = start(text, at);
    return start == 0 || (start > 0 && text.charAt(start - 1) != '=');
  }

  private static int start(CharSequence text, int at) {
    int start = at;
    while (start > 0 && isToken(text.charAt(start - 1))) {
      start--;
      if (at - start >= MAX_LENGTH || Ascii.isDigit(text.charAt(start))) {
        return -1;
      }
    }
    // What was found before was part of a blank.
    return start > 0 && text.charAt(start - 1) == Found.BLOT ? -1 : start;
  }

  /**
   * How far back a name that ends at {@code end} may reach: over words with spaces between, as long
   * as none is a blank.
   */
  static int nameFirst(CharSequence text, int end) {
    int limit = Math.max(0, end - MAX_LENGTH);
    int at = runStart(text, end, limit);
    while (at > limit && text.charAt(at - 1) == ' ') {
      int start = runStart(text, at - 1, limit);
      if (start == at - 1 || !isNoValueBefore(text, at - 1)) {
        return at;
      }
      at = start;
    }
    return limit;
  }

  private static int runStart(CharSequence text, int end, int limit) {
    int start = end;
    while (start > limit && isToken(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean isToken(char c) {
    return Alphabet.DOTTED.has(c) || c == '/';
  }

  /** In blanked text, a value stands behind an equal sign and one of {@code next} behind it. */
  static boolean isValue(CharSequence blanked, int at, String next) {
    return at > 0
        && blanked.charAt(at - 1) == '='
        && at + 1 < blanked.length()
        && next.indexOf(blanked.charAt(at + 1)) >= 0;
  }
}
