package nightjar.redact;

/**
 * Whether a number stands by itself, or is a part of something longer. What is blotted out counts
 * as a part of it, so that no rule finds more in a text because another has found something.
 */
final class Borders {
  private Borders() {}

  /** No word and no decimal point joins what is left of {@code at} to it. */
  static boolean isStart(CharSequence text, int at) {
    if (at == 0) {
      return true;
    }
    char before = text.charAt(at - 1);
    return !isWord(before) && !(before == '.' && isPart(text, at - 2));
  }

  /** No word, decimals, further group or file extension join what is right of {@code at} to it. */
  static boolean isEnd(CharSequence text, int at) {
    if (at == text.length()) {
      return true;
    }
    char behind = text.charAt(at);
    return !isWord(behind) && !(isJoint(behind) && isPart(text, at + 1));
  }

  private static boolean isJoint(char c) {
    return c == '.' || c == '-';
  }

  private static boolean isWord(char c) {
    return Ascii.isWord(c) || c == Found.BLOT;
  }

  /** No word reaches over {@code at} from the left. */
  static boolean isWordStart(CharSequence text, int at) {
    return at == 0 || !isWord(text.charAt(at - 1));
  }

  /** No word reaches over {@code at} to the right. */
  static boolean isWordEnd(CharSequence text, int at) {
    return at == text.length() || !isWord(text.charAt(at));
  }

  /** A letter, a digit, or blotted out. */
  static boolean isPart(CharSequence text, int at) {
    return at >= 0
        && at < text.length()
        && (Ascii.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == Found.BLOT);
  }

  /** Is the word before the space at {@code space} all digits? */
  static boolean isNumberBefore(CharSequence text, int space) {
    int at = space;
    while (Ascii.isDigit(text, at - 1) && space - at < MAX_GROUP) {
      at--;
    }
    return at < space && isStart(text, at) && !Ascii.stands(text, at - 1, ':');
  }

  /** Is the word behind the space at {@code space} all digits? */
  static boolean isNumberBehind(CharSequence text, int space) {
    int at = space + 1;
    while (Ascii.isDigit(text, at) && at - space <= MAX_GROUP) {
      at++;
    }
    return at > space + 1 && isEnd(text, at) && !Ascii.stands(text, at, ':');
  }

  private static final int MAX_GROUP = 8;
}
