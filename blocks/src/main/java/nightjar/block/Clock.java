package nightjar.block;

/**
 * The time of day that a text shows near its beginning: {@code 7:52:57}, {@code 07:52:57,589},
 * {@code 2005-08-22-07.46.55.882096}, or as one number since 1970. Event times are told from it, so
 * it need not be right, only the same whenever it is looked for.
 */
final class Clock {
  /** Bytes of a text that are looked at. */
  static final int LOOKED_AT = 64;

  /** Digits of seconds since 1970. */
  private static final int LEAST_EPOCH = 9;

  private static final int MOST_SECONDS = 11;
  private static final long SECOND = 1_000_000_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private Clock() {}

  /** Nanoseconds of the day; 0 if the text {@code bytes[from, to)} does not show a time. */
  static long nanos(byte[] bytes, int from, int to) {
    int end = Math.min(to, from + LOOKED_AT);
    int at = find(bytes, from, end, ':');
    if (at < 0) {
      at = find(bytes, from, end, '.');
    }
    if (at < 0) {
      return 0;
    }
    long hour = digit(bytes[at - 1]);
    if (at - 2 >= from && Digits.isDigit(bytes[at - 2])) {
      hour += 10 * digit(bytes[at - 2]);
    }
    return hour * HOUR
        + two(bytes, at + 1) * MINUTE
        + two(bytes, at + 4) * SECOND
        + fraction(bytes, at + 6, end);
  }

  /**
   * The first number of 9 to 19 digits as a time since 1970: seconds up to 11 digits, else milli-,
   * micro- or nanoseconds, three digits more each; 0 without such a number.
   */
  static long epochNanos(byte[] bytes, int from, int to) {
    int end = Math.min(to, from + LOOKED_AT);
    int at = from;
    while (at < end) {
      int start = at;
      while (at < end && Digits.isDigit(bytes[at])) {
        at++;
      }
      int digits = at - start;
      if (digits >= LEAST_EPOCH && digits <= Format.MAX_DIGITS) {
        long unit = SECOND;
        for (int more = digits; more > MOST_SECONDS && unit > 1; more -= 3) {
          unit /= 1000;
        }
        return Digits.parse(bytes, start, at) * unit;
      }
      at++;
    }
    return 0;
  }

  /** Where the mark between hours and minutes stands; -1 if nowhere. */
  private static int find(byte[] bytes, int from, int end, int mark) {
    for (int at = from + 1; at + 5 < end; at++) {
      if (bytes[at] == mark
          && bytes[at + 3] == mark
          && Digits.isDigit(bytes[at - 1])
          && Digits.isDigit(bytes[at + 1])
          && Digits.isDigit(bytes[at + 2])
          && Digits.isDigit(bytes[at + 4])
          && Digits.isDigit(bytes[at + 5])
          && (mark == ':' || at - 3 < from || !Digits.isDigit(bytes[at - 3]))) {
        return at;
      }
    }
    return -1;
  }

  private static long fraction(byte[] bytes, int mark, int end) {
    if (mark >= end || (bytes[mark] != '.' && bytes[mark] != ',' && bytes[mark] != ':')) {
      return 0;
    }
    long sum = 0;
    long unit = SECOND;
    for (int at = mark + 1; at < end && Digits.isDigit(bytes[at]) && unit > 1; at++) {
      unit /= 10;
      sum += unit * digit(bytes[at]);
    }
    return sum;
  }

  private static long two(byte[] bytes, int at) {
    return 10 * digit(bytes[at]) + digit(bytes[at + 1]);
  }

  private static long digit(byte b) {
    return (long) b - '0';
  }
}
