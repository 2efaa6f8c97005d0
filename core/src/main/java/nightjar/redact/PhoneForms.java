package nightjar.redact;

/**
 * Phone numbers as they are written. International ones begin with a plus sign and a calling code
 * that exists, and have as many digits as its numbers may have ({@link CallingCodes}); those of
 * North America are looked at more closely, as the area and the exchange begin with 2 to 9. Behind
 * a name national ones are found as well: groups of digits, which may begin with the 0 of a trunk.
 * Not recognised: numbers of fewer than eight digits, numbers spelled in letters.
 */
final class PhoneForms {
  private static final int MIN_DIGITS = 8;
  private static final int MIN_INTERNATIONAL = 7;
  private static final int MAX_NATIONAL = 13;
  private static final int NORTH_AMERICA = 1;
  private static final String REASON = "digits as of a phone number";

  /** Behind a name that means a phone. */
  static final NumberForm NAMED =
      new AnnouncedForm(Kind.PHONE, REASON, (text, at) -> end(text, at, true));

  /** Behind a word that may mean something else: only what looks like nothing else. */
  static final NumberForm CALLED =
      new AnnouncedForm(Kind.PHONE, REASON, (text, at) -> end(text, at, false));

  private PhoneForms() {}

  private static int end(CharSequence text, int at, boolean isSure) {
    if (Ascii.stands(text, at, '+')) {
      return internationalEnd(text, at + 1);
    }
    boolean isOpen = Ascii.stands(text, at, '(') && Ascii.isDigit(text, at + 1);
    if (!isOpen && (!Ascii.isDigit(text, at) || !Runs.isStart(text, at))) {
      return -1;
    }
    if (Ascii.stands(text, at, "00")) {
      int end = internationalEnd(text, at + 2);
      if (end >= 0) {
        return end;
      }
    }
    int end = nationalEnd(text, at, isSure);
    return end < 0 ? -1 : behindExtension(text, end);
  }

  /** Where the number with a calling code at {@code at} ends, or -1. */
  static int internationalEnd(CharSequence text, int at) {
    if (!Ascii.isDigit(text, at) || text.charAt(at) == '0') {
      return -1;
    }
    DialledNumber number = new DialledNumber(text, at);
    for (int group = number.groups() - 1; group >= 0; group--) {
      int end = number.end(group);
      if (isEnd(text, end) && isInternational(text, at, end)) {
        return behindExtension(text, end);
      }
    }
    return -1;
  }

  private static boolean isInternational(CharSequence text, int at, int end) {
    char[] digits = new char[DialledNumber.MAX_DIGITS];
    int count = 0;
    for (int i = at; i < end; i++) {
      if (Ascii.stands(text, i, "(0)")) {
        i += 2;
      } else if (Ascii.isDigit(text.charAt(i))) {
        if (count == digits.length) {
          return false;
        }
        digits[count++] = text.charAt(i);
      }
    }
    int code = codeLength(digits);
    return count >= MIN_INTERNATIONAL
        && code > 0
        && isNational(digits, code, count)
        && CallingCodes.isPossible(number(digits, code), count - code);
  }

  /** No code begins another. */
  private static int codeLength(char[] digits) {
    for (int length = 1; length <= 3; length++) {
      if (CallingCodes.isKnown(number(digits, length))) {
        return length;
      }
    }
    return 0;
  }

  private static int number(char[] digits, int length) {
    int number = 0;
    for (int i = 0; i < length; i++) {
      number = number * 10 + Math.max(0, digits[i] - '0');
    }
    return number;
  }

  private static boolean isNational(char[] digits, int from, int to) {
    int code = number(digits, from);
    boolean keepsZero = code == 39 || code == 225 || code == 242 || code == 378;
    if (from >= to || (digits[from] == '0' && !keepsZero)) {
      return false;
    }
    int seen = 0;
    for (int i = from; i < to; i++) {
      seen |= 1 << (digits[i] - '0');
    }
    return Integer.bitCount(seen) > 2
        && (code != NORTH_AMERICA
            || (to - from == 10
                && isArea(digits[from], digits[from + 1], digits[from + 2])
                && isArea(digits[from + 3], digits[from + 4], digits[from + 5])));
  }

  private static boolean isArea(char first, char second, char third) {
    return first >= '2' && first <= '9' && !(second == '1' && third == '1');
  }

  /** Where {@code (415) 555-2671} ends, or -1. */
  static int bracketedEnd(CharSequence text, int at) {
    int area = Runs.digitsEnd(text, at + 1, 4);
    int exchange = Ascii.stands(text, area + 1, ' ') ? area + 2 : area + 1;
    int line = exchange + 4;
    boolean isNumber =
        area == at + 4
            && Ascii.stands(text, area, ')')
            && Runs.digitsEnd(text, exchange, 4) == exchange + 3
            && isJoint(text, exchange + 3)
            && Runs.digitsEnd(text, line, 5) == line + 4
            && isArea(text.charAt(at + 1), text.charAt(at + 2), text.charAt(at + 3))
            && isArea(text.charAt(exchange), text.charAt(exchange + 1), text.charAt(exchange + 2));
    return isNumber && isEnd(text, line + 4) ? behindExtension(text, line + 4) : -1;
  }

  private static boolean isJoint(CharSequence text, int at) {
    return Ascii.stands(text, at, '-')
        || Ascii.stands(text, at, ' ')
        || Ascii.stands(text, at, '.');
  }

  private static int nationalEnd(CharSequence text, int at, boolean isSure) {
    DialledNumber number = new DialledNumber(text, at);
    for (int group = number.groups() - 1; group >= 0; group--) {
      int end = number.end(group);
      if (isEnd(text, end)
          && !number.isOtherwise(group)
          && Runs.differentDigits(text, at, end) > 2
          && isDialled(text, at, number, group, isSure)) {
        return end;
      }
    }
    return -1;
  }

  private static boolean isDialled(
      CharSequence text, int at, DialledNumber number, int group, boolean isSure) {
    int first = Ascii.stands(text, at, '(') ? at + 1 : at;
    int digits = number.digits(group);
    boolean isTrunk = text.charAt(first) == '0';
    if (number.has(group, 3, 3, 4) && !isTrunk) {
      return isNorthAmerican(text, first, number.end(group));
    }
    if (number.has(group, 1, 3, 3, 4) && text.charAt(first) == '1') {
      return isNorthAmerican(text, first + 1, number.end(group));
    }
    if (number.has(group, 1, 3, 3, 2, 2)
        && (text.charAt(first) == '8' || text.charAt(first) == '7')) {
      return true; // of Russia
    }
    if (group == 0) {
      return isBare(text, first, digits, isSure);
    }
    int least = isTrunk ? MIN_DIGITS + 1 : MIN_DIGITS;
    return (isSure || isTrunk) && digits >= least && digits <= MAX_NATIONAL;
  }

  private static boolean isNorthAmerican(CharSequence text, int from, int to) {
    char[] digits = new char[10];
    int count = 0;
    for (int i = from; i < to && count < digits.length; i++) {
      if (Ascii.isDigit(text.charAt(i))) {
        digits[count++] = text.charAt(i);
      }
    }
    return count == 10
        && isArea(digits[0], digits[1], digits[2])
        && isArea(digits[3], digits[4], digits[5]);
  }

  /** Digits in a row are no time since 1970 and no day. */
  private static boolean isBare(CharSequence text, int at, int digits, boolean isSure) {
    char first = text.charAt(at);
    boolean isTime = first == '1' && (digits == 10 || digits >= 13);
    boolean isDay = digits == 8 && (Ascii.stands(text, at, "19") || Ascii.stands(text, at, "20"));
    if (isTime || isDay || digits < MIN_DIGITS) {
      return false;
    }
    return isSure
        || (first == '0' && digits >= 10 && digits <= 12)
        || (digits == 10 && isNorthAmerican(text, at, at + 10))
        || (digits == 11 && first == '1' && isNorthAmerican(text, at + 1, at + 11));
  }

  private static boolean isEnd(CharSequence text, int at) {
    return Ascii.stands(text, at, '@')
        || (Runs.isEnd(text, at) && !(Ascii.stands(text, at, '+') && Ascii.isDigit(text, at + 1)));
  }

  /** Behind {@code ext. 123}, {@code x123}, {@code ;ext=123} if it stands at {@code at}. */
  private static int behindExtension(CharSequence text, int at) {
    int from = Ascii.stands(text, at, ' ') ? at + 1 : at;
    for (String word : new String[] {"ext. ", "ext.", "ext ", "ext", "x", ";ext=", "#"}) {
      if (Ascii.stands(text, from, word)) {
        int end = Runs.digitsEnd(text, from + word.length(), 7);
        int digits = end - from - word.length();
        if (digits > 0 && digits < 7 && Runs.isEnd(text, end)) {
          return end;
        }
      }
    }
    return at;
  }
}
