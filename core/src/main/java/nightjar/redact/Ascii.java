package nightjar.redact;

/**
 * Classes of characters and places between them. Only ASCII letters, digits and {@code _} make
 * words; every other character stands between words.
 */
final class Ascii {
  private Ascii() {}

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean isLetter(char c) {
    return isLower((char) (c | 0x20));
  }

  static boolean isLetterOrDigit(char c) {
    return isLetter(c) || isDigit(c);
  }

  static boolean isUpperOrDigit(char c) {
    return isUpper(c) || isDigit(c);
  }

  static boolean isHex(char c) {
    return isDigit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
  }

  static boolean isWord(char c) {
    return isLetterOrDigit(c) || c == '_';
  }

  static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
  }

  /** No word reaches over {@code at} from the left. */
  static boolean isWordStart(CharSequence text, int at) {
    return at == 0 || !isWord(text.charAt(at - 1));
  }

  /** No word reaches over {@code at} to the right. */
  static boolean isWordEnd(CharSequence text, int at) {
    return at == text.length() || !isWord(text.charAt(at));
  }

  /** A digit stands at {@code at}, which may lie outside the text. */
  static boolean isDigit(CharSequence text, int at) {
    return at >= 0 && at < text.length() && isDigit(text.charAt(at));
  }

  /** The character stands at {@code at}, which may lie outside the text. */
  static boolean stands(CharSequence text, int at, char c) {
    return at >= 0 && at < text.length() && text.charAt(at) == c;
  }

  /** {@code words} stand at {@code at}, which may lie outside the text. */
  static boolean stands(CharSequence text, int at, String words) {
    if (at < 0 || at + words.length() > text.length()) {
      return false;
    }
    for (int i = 0; i < words.length(); i++) {
      if (text.charAt(at + i) != words.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
