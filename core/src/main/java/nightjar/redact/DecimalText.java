package nightjar.redact;

/** Numbers with decimals as they are written: {@code -13.4050}. Looks at few characters. */
final class DecimalText {
  private static final int MAX_LENGTH = 16;

  private DecimalText() {}

  /** Start of the number that ends at {@code end}, or -1 if none does or a longer thing does. */
  static int start(CharSequence text, int end, int from) {
    int at = end;
    while (at > from && end - at < MAX_LENGTH && isPart(text.charAt(at - 1))) {
      at--;
    }
    if (at > from && text.charAt(at - 1) == '-') {
      at--;
    }
    boolean isNumber = end - at >= 3 && isWhole(text, at, end);
    return isNumber && (at == 0 || !isJoined(text.charAt(at - 1))) ? at : -1;
  }

  /** End of the number that starts at {@code start}, or -1. */
  static int end(CharSequence text, int start) {
    int at = start;
    if (at < text.length() && text.charAt(at) == '-') {
      at++;
    }
    while (at < text.length() && at - start < MAX_LENGTH && isPart(text.charAt(at))) {
      at++;
    }
    int end = at > start && text.charAt(at - 1) == '.' ? at - 1 : at;
    boolean isEnd = end == text.length() || !isWord(text.charAt(end));
    return isEnd && isWhole(text, start, end) ? end : -1;
  }

  private static boolean isPart(char c) {
    return Ascii.isDigit(c) || c == '.';
  }

  private static boolean isWord(char c) {
    return Ascii.isWord(c) || c == '%';
  }

  private static boolean isJoined(char c) {
    return Ascii.isWord(c) || "-/\\.+#$%".indexOf(c) >= 0;
  }

  /** One dot with digits on both sides. */
  private static boolean isWhole(CharSequence text, int start, int end) {
    int dot = dot(text, start, end);
    return dot > start
        && dot < end - 1
        && Ascii.isDigit(text.charAt(dot - 1))
        && dot(text, dot + 1, end) == end;
  }

  /** Place of the first dot, or {@code end}. */
  private static int dot(CharSequence text, int start, int end) {
    int at = start;
    while (at < end && text.charAt(at) != '.') {
      at++;
    }
    return at;
  }

  /** Is its amount at most {@code most}, with so many decimals? */
  static boolean isWithin(CharSequence text, int start, int end, int most, int min, int max) {
    int dot = dot(text, start, end);
    int decimals = end - dot - 1;
    int digits = text.charAt(start) == '-' ? start + 1 : start;
    int whole = 0;
    for (int i = digits; i < dot; i++) {
      whole = whole * 10 + (text.charAt(i) - '0');
    }
    return dot - digits <= 3 && whole <= most && decimals >= min && decimals <= max;
  }

  static boolean isBelowOne(CharSequence text, int start, int end) {
    int dot = dot(text, start, end);
    for (int i = start; i < dot; i++) {
      if (text.charAt(i) != '0' && text.charAt(i) != '-') {
        return false;
      }
    }
    return true;
  }
}
