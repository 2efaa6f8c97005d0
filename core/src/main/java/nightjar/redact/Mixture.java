package nightjar.redact;

/**
 * What classes of characters a piece of text holds: words of a language have letters alone, what
 * was made by chance has more.
 */
final class Mixture {
  static final int DIGIT = 1;
  static final int CAPITAL = 2;
  static final int SMALL = 4;
  static final int OTHER = 8;
  static final int LETTER_AND_CASE = CAPITAL | SMALL;
  static final int ALL = DIGIT | CAPITAL | SMALL;

  private Mixture() {}

  /** Bit set of the classes in {@code text[from, to)}. */
  static int of(CharSequence text, int from, int to) {
    int found = 0;
    for (int i = from; i < to; i++) {
      found |= of(text.charAt(i));
    }
    return found;
  }

  private static int of(char c) {
    if (Ascii.isDigit(c)) {
      return DIGIT;
    }
    if (Ascii.isUpper(c)) {
      return CAPITAL;
    }
    return Ascii.isLower(c) ? SMALL : OTHER;
  }

  /** Letters and digits, both. */
  static boolean isMixed(CharSequence text, int from, int to) {
    int found = of(text, from, to);
    return (found & DIGIT) != 0 && (found & LETTER_AND_CASE) != 0;
  }

  static boolean has(CharSequence text, int from, int to, int classes) {
    return (of(text, from, to) & classes) == classes;
  }
}
