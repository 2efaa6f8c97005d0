package nightjar.redact;

/** Runs of characters that numbers are made of, and the places where one may begin or end. */
final class Runs {
  private Runs() {}

  /** Where the digits end that stand at {@code at}, after {@code most} of them at the latest. */
  static int digitsEnd(CharSequence text, int at, int most) {
    int end = at;
    while (end < text.length() && end - at < most && Ascii.isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Where the letters and digits end, {@code most} of them at the latest. */
  static int wordEnd(CharSequence text, int at, int most) {
    int end = at;
    while (end < text.length() && end - at < most && Ascii.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** The number that the digits of {@code [start, end)} are, nine of them at most. */
  static int number(CharSequence text, int start, int end) {
    int number = 0;
    for (int i = start; i < end; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  /** How many digits are there? */
  static int digits(CharSequence text, int start, int end) {
    int digits = 0;
    for (int i = start; i < end; i++) {
      digits += Ascii.isDigit(text.charAt(i)) ? 1 : 0;
    }
    return digits;
  }

  /** How many different digits are there? */
  static int differentDigits(CharSequence text, int start, int end) {
    int seen = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      seen |= Ascii.isDigit(c) ? 1 << (c - '0') : 0;
    }
    return Integer.bitCount(seen);
  }

  /**
   * May a number begin here? No letter or digit stands before it but one of a script that has no
   * spaces between words.
   */
  static boolean isStart(CharSequence text, int at) {
    if (at == 0) {
      return true;
    }
    char before = text.charAt(at - 1);
    return !isPart(before);
  }

  /** Does a number end here? It does not go on behind a dot, a hyphen or a slash either. */
  static boolean isEnd(CharSequence text, int at) {
    if (at >= text.length()) {
      return true;
    }
    char c = text.charAt(at);
    boolean isInner = c == '.' || c == '-' || c == '/' || c == ',' || c == ':';
    boolean goesOn = isInner && Ascii.isDigit(text, at + 1);
    boolean isName = (c == '-' || c == '@') && isLetter(text, at + 1);
    return !goesOn && !isName && !isPart(c);
  }

  /** Of a word in Latin letters, or of a value that was found before. */
  private static boolean isPart(char c) {
    return Ascii.isWord(c) || (c >= 0xC0 && c < 0x250) || c == Found.BLOT;
  }

  private static boolean isLetter(CharSequence text, int at) {
    return at < text.length() && Ascii.isLetter(text.charAt(at));
  }
}
