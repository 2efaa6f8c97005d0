package nightjar.redact;

/** Numbers of houses: {@code 12}, {@code 221B}, {@code 5 A}, {@code 12-14}, {@code nº 3}. */
final class HouseNumbers {
  private static final int MAX_DIGITS = 5;
  private static final NameList SIGNS = NameList.of("n no nº n° nr num número numero д дом house");
  private static final NameList REPEATS = NameList.of("bis ter quater");

  private HouseNumbers() {}

  static int behindDot(CharSequence text, int at) {
    return at < text.length() && text.charAt(at) == '.' ? at + 1 : at;
  }

  /** Start of the word before the space or comma at {@code at - 1}, or -1. */
  static int wordBefore(CharSequence text, int at, int from) {
    int end = at - 1;
    if (end <= from || text.charAt(end) != ' ') {
      return -1;
    }
    int start = end;
    while (start > from && end - start < 30 && isPart(text.charAt(start - 1))) {
      start--;
    }
    return start < end && NameForm.isStart(text, start) ? start : -1;
  }

  private static boolean isPart(char c) {
    return Letters.isLetter(c) || Ascii.isDigit(c) || c == '-' || c == '.' || c == '\'';
  }

  /** Up to five digits and perhaps a letter; the first is no zero. */
  static boolean isNumber(CharSequence text, int from, int to) {
    int end = to > from && text.charAt(to - 1) == ',' ? to - 1 : to;
    return end > from
        && Ascii.isDigit(text.charAt(from))
        && text.charAt(from) != '0'
        && numberEnd(text, from) == end;
  }

  static int numberEnd(CharSequence text, int from) {
    int at = digitsEnd(text, from);
    if (at < text.length()
        && (text.charAt(at) == '-' || text.charAt(at) == '/')
        && digitsEnd(text, at + 1) > at + 1) {
      at = digitsEnd(text, at + 1);
    }
    if (at > from && at < text.length() && Ascii.isLetter(text.charAt(at)) && isAlone(text, at)) {
      at++;
    }
    return at;
  }

  private static boolean isAlone(CharSequence text, int at) {
    return at + 1 == text.length() || !isPart(text.charAt(at + 1)) || text.charAt(at + 1) == '.';
  }

  private static int digitsEnd(CharSequence text, int from) {
    int end = Runs.digitsEnd(text, from, MAX_DIGITS + 1);
    return end - from > MAX_DIGITS ? from : end;
  }

  static boolean isOrdinal(CharSequence text, int from, int to) {
    int digits = digitsEnd(text, from);
    return digits > from
        && to - digits == 2
        && (Ascii.stands(text, digits, "st")
            || Ascii.stands(text, digits, "nd")
            || Ascii.stands(text, digits, "rd")
            || Ascii.stands(text, digits, "th"));
  }

  static boolean isRepeat(CharSequence text, int from, int to) {
    return REPEATS.has(text, from, to);
  }

  /** End of the number behind a street that ends at {@code at}, or -1. */
  static int end(CharSequence text, int at) {
    int start = at;
    if (start < text.length() && text.charAt(start) == ',') {
      start++;
    }
    if (start >= text.length() || text.charAt(start) != ' ') {
      return -1;
    }
    start = behindSign(text, start + 1);
    if (start >= text.length() || !Ascii.isDigit(text.charAt(start)) || text.charAt(start) == '0') {
      return -1;
    }
    int end = numberEnd(text, start);
    if (end == start || !isEnd(text, end)) {
      return -1;
    }
    boolean hasLetter =
        end + 1 < text.length()
            && text.charAt(end) == ' '
            && Ascii.isUpper(text.charAt(end + 1))
            && isBehindLetter(text, end + 2);
    return hasLetter ? end + 2 : end;
  }

  private static boolean isBehindLetter(CharSequence text, int at) {
    return at == text.length() || !(isPart(text.charAt(at)) || text.charAt(at) == '=');
  }

  private static int behindSign(CharSequence text, int at) {
    int end = at;
    while (end < text.length()
        && end - at < 7
        && (Letters.isLetter(text.charAt(end)) || text.charAt(end) == '\u00B0')) {
      end++;
    }
    if (end == at || !SIGNS.has(text, at, end)) {
      return at;
    }
    end = behindDot(text, end);
    return end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
  }

  private static boolean isEnd(CharSequence text, int at) {
    if (at == text.length()) {
      return true;
    }
    char c = text.charAt(at);
    boolean isDecimal =
        (c == '.' || c == ',' || c == ':')
            && at + 1 < text.length()
            && Ascii.isDigit(text.charAt(at + 1));
    return !isDecimal && !Ascii.isWord(c) && "%/-@=".indexOf(c) < 0;
  }
}
