package nightjar.redact;

/** Comparison of ASCII words whatever their case. */
final class Folded {
  private Folded() {}

  static char of(char c) {
    return Ascii.isUpper(c) ? (char) (c | 0x20) : c;
  }

  /**
   * {@code words} stand at {@code at}, which may lie outside the text.
   *
   * @param words in small letters
   */
  static boolean stands(CharSequence text, int at, String words) {
    if (at < 0 || at + words.length() > text.length()) {
      return false;
    }
    for (int i = 0; i < words.length(); i++) {
      if (of(text.charAt(at + i)) != words.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** They stand there, and no word goes on behind them. */
  static boolean isWord(CharSequence text, int at, String words) {
    return stands(text, at, words) && Ascii.isWordEnd(text, at + words.length());
  }
}
