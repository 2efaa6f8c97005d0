package nightjar.redact;

/** Numbers of people in countries, and of network cards, that have no form of their own. */
final class OtherNumbers {
  private static final int MIN_DIGITS = 7;
  private static final int HARDWARE_DIGITS = 12;
  private static final int MAX_LETTERS = 10;
  private static final int MAX_LENGTH = 20;

  /** Seven digits or more, with single hyphens, dots and slashes and few letters among them. */
  static final NumberForm NATIONAL =
      new AnnouncedForm(Kind.NATIONAL_ID, "digits as of a national number", OtherNumbers::end);

  /** Twelve hexadecimal digits, not all of them alike. */
  static final NumberForm HARDWARE =
      new AnnouncedForm(Kind.MAC, "twelve hexadecimal digits", OtherNumbers::hardwareEnd);

  private OtherNumbers() {}

  private static int hardwareEnd(CharSequence text, int at) {
    int end = at;
    boolean isAlike = true;
    while (end < text.length() && end - at <= HARDWARE_DIGITS && Ascii.isHex(text.charAt(end))) {
      isAlike &= text.charAt(end) == text.charAt(at);
      end++;
    }
    boolean isWhole = end - at == HARDWARE_DIGITS && Runs.isStart(text, at);
    return isWhole && !isAlike && Runs.isEnd(text, end) ? end : -1;
  }

  private static int end(CharSequence text, int at) {
    if (!Runs.isStart(text, at)) {
      return -1;
    }
    int end = at;
    while (end < text.length() && end - at <= MAX_LENGTH && isPart(text, end)) {
      end++;
    }
    int digits = Runs.digits(text, at, end);
    int letters = letters(text, at, end);
    return digits >= MIN_DIGITS
            && letters <= MAX_LETTERS
            && end - at <= MAX_LENGTH
            && Runs.differentDigits(text, at, end) > 1
            && Runs.isEnd(text, end)
            && isWhole(text, at, end)
        ? end
        : -1;
  }

  private static boolean isPart(CharSequence text, int at) {
    char c = text.charAt(at);
    boolean isJoint = c == '-' || c == '.' || c == '/';
    return Ascii.isUpperOrDigit(c) || (isJoint && Runs.wordEnd(text, at + 1, 1) > at + 1);
  }

  private static int letters(CharSequence text, int at, int end) {
    int letters = 0;
    for (int i = at; i < end; i++) {
      letters += Ascii.isUpper(text.charAt(i)) ? 1 : 0;
    }
    return letters;
  }

  /** Not a date. */
  private static boolean isWhole(CharSequence text, int at, int end) {
    return Birthdays.DATE.end(text, at) != end;
  }
}
