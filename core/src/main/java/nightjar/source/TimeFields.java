package nightjar.source;

/**
 * Year to fraction of one time as it is written, before any rule is applied. Used again for every
 * time.
 *
 * <p>The readers return the place after what they read, or -1 if the text does not fit.
 */
final class TimeFields {
  /** Negative where nothing is written. */
  int year;

  int month;
  int day;
  int hour;
  int minute;
  int second;

  /** Nanoseconds. */
  int fraction;

  /** Seconds east of Greenwich, or {@link Zones#NONE}. */
  int offset;

  /** What {@link #digits} read last. */
  private int value;

  /** Reads a time written by a pattern. */
  int readPattern(TimePattern pattern, byte[] b, int from, int to) {
    year = -1;
    month = -1;
    day = -1;
    hour = 0;
    minute = 0;
    second = 0;
    fraction = 0;
    offset = Zones.NONE;
    return fields(pattern.codes, b, from, to);
  }

  /**
   * Reads ISO 8601: year, month and day with {@code -}, {@code /} or {@code .} between, {@code T},
   * {@code _} or blanks, hours and minutes, seconds and a fraction if there, a zone if there; and
   * the basic form {@code 20260302T101530Z}.
   */
  int readIso(byte[] b, int from, int to) {
    if (to - from < 15) {
      return -1;
    }
    byte separator = b[from + 4];
    if (separator != '-' && separator != '/' && separator != '.') {
      return b[from + 8] == 'T' ? readBasicIso(b, from, to) : -1;
    }
    if (to - from < 16 || b[from + 7] != separator) {
      return -1;
    }
    byte middle = b[from + 10];
    int clock = from + 11;
    if (middle == ' ' || middle == ',') {
      clock = Ascii.skipBlanks(b, clock, to);
    } else if (middle != 'T' && middle != 't' && middle != '_') {
      return -1;
    }
    if (to - clock < 5 || b[clock + 2] != ':') {
      return -1;
    }
    int y = two(b, from) * 100 + two(b, from + 2);
    int m = two(b, from + 5);
    int d = two(b, from + 8);
    int h = two(b, clock);
    int min = two(b, clock + 3);
    if ((y | m | d | h | min) < 0) {
      return -1;
    }
    year = y;
    month = m;
    day = d;
    hour = h;
    minute = min;
    second = 0;
    fraction = 0;
    int at = clock + 5;
    if (at + 3 <= to && b[at] == ':') {
      second = two(b, at + 1);
      if (second < 0) {
        return -1;
      }
      at = maybeFraction(b, at + 3, to);
      if (at + 4 <= to && b[at] == ':' && Ascii.skipDigits(b, at + 1, to) == at + 4) {
        at = fractionDigits(b, at + 1, to);
      }
    }
    at = maybeZone(b, at, to);
    return at;
  }

  private int readBasicIso(byte[] b, int from, int to) {
    int at = digits(b, from, 8, 8, to);
    int clock = digits(b, from + 9, 6, 6, to);
    if (at < 0 || clock < 0) {
      return -1;
    }
    year = two(b, from) * 100 + two(b, from + 2);
    month = two(b, from + 4);
    day = two(b, from + 6);
    hour = two(b, from + 9);
    minute = two(b, from + 11);
    second = two(b, from + 13);
    fraction = 0;
    int end = maybeZone(b, maybeFraction(b, from + 15, to), to);
    return end;
  }

  private int fields(short[] codes, byte[] b, int from, int to) {
    int at = from;
    boolean afternoon = false;
    boolean halfDay = false;
    for (short code : codes) {
      if (code >= TimePattern.LITERAL) {
        if (at >= to || b[at] != (byte) (code - TimePattern.LITERAL)) {
          return -1;
        }
        at++;
        continue;
      }
      switch (code) {
        case TimePattern.YEAR4 -> {
          at = digits(b, at, 4, 4, to);
          year = value;
        }
        case TimePattern.YEAR2 -> {
          at = digits(b, at, 2, 2, to);
          year = value >= 70 ? 1900 + value : 2000 + value;
        }
        case TimePattern.MONTH2 -> {
          at = digits(b, at, 2, 2, to);
          month = value;
        }
        case TimePattern.MONTH1 -> {
          at = digits(b, at, 1, 2, to);
          month = value;
        }
        case TimePattern.MONTH_NAME -> {
          month = at + 3 <= to ? Civil.monthNamed(b, at) : 0;
          at = month == 0 ? -1 : at + 3;
        }
        case TimePattern.WEEKDAY -> at = at + 3 <= to && Civil.isWeekday(b, at) ? at + 3 : -1;
        case TimePattern.DAY2 -> {
          at = digits(b, at, 2, 2, to);
          day = value;
        }
        case TimePattern.DAY1 -> {
          at = digits(b, at, 1, 2, to);
          day = value;
        }
        case TimePattern.HOUR2 -> {
          at = digits(b, at, 2, 2, to);
          hour = value;
        }
        case TimePattern.HOUR1 -> {
          at = digits(b, at, 1, 2, to);
          hour = value;
        }
        case TimePattern.MINUTE2 -> {
          at = digits(b, at, 2, 2, to);
          minute = value;
        }
        case TimePattern.MINUTE1 -> {
          at = digits(b, at, 1, 2, to);
          minute = value;
        }
        case TimePattern.SECOND2 -> {
          at = digits(b, at, 2, 2, to);
          second = value;
        }
        case TimePattern.SECOND1 -> {
          at = digits(b, at, 1, 2, to);
          second = value;
        }
        case TimePattern.FRACTION ->
            at = at < to && Ascii.isDigit(b[at]) ? fractionDigits(b, at, to) : -1;
        case TimePattern.MILLIS -> {
          at = digits(b, at, 1, 3, to);
          fraction = value * 1_000_000;
        }
        case TimePattern.MAYBE_FRACTION -> at = maybeFraction(b, at, to);
        case TimePattern.HALF_DAY, TimePattern.HALF_DAY_MUST -> {
          int letter = Ascii.skipBlanks(b, at, to);
          if (letter + 1 < to && (b[letter + 1] | 0x20) == 'm') {
            int half = b[letter] | 0x20;
            if (half == 'a' || half == 'p') {
              halfDay = true;
              afternoon = half == 'p';
              at = letter + 2;
            }
          }
          if (code == TimePattern.HALF_DAY_MUST && !halfDay) {
            return -1;
          }
        }
        case TimePattern.ZONE -> {
          int zone = at;
          at = maybeZone(b, at, to);
          if (at == zone && code != codes[codes.length - 1]) {
            // A zone nobody knows, in front of the year.
            at = Zones.skipUnknown(b, at, to);
          }
        }
        default -> at = at < to && Ascii.isBlank(b[at]) ? Ascii.skipBlanks(b, at, to) : -1;
      }
      if (at < 0) {
        return -1;
      }
    }
    if (halfDay && hour <= 12) {
      hour = hour % 12 + (afternoon ? 12 : 0);
    }
    return at < to && Ascii.isDigit(b[at]) ? -1 : at;
  }

  private int digits(byte[] b, int from, int least, int most, int to) {
    int n = 0;
    int sum = 0;
    while (n < most && from + n < to && Ascii.isDigit(b[from + n])) {
      sum = sum * 10 + b[from + n] - '0';
      n++;
    }
    value = sum;
    return n < least ? -1 : from + n;
  }

  /**
   * Value of two digits; negative if they are none. The array is padded, so both may be looked at.
   */
  private static int two(byte[] b, int at) {
    int tens = b[at] - '0';
    int ones = b[at + 1] - '0';
    return (tens | ones | 9 - tens | 9 - ones) < 0 ? Integer.MIN_VALUE >> 8 : tens * 10 + ones;
  }

  /** Reads a point or comma and a fraction of a second, if they are there. */
  int maybeFraction(byte[] b, int at, int to) {
    boolean some = at + 1 < to && (b[at] == '.' || b[at] == ',') && Ascii.isDigit(b[at + 1]);
    return some ? fractionDigits(b, at + 1, to) : at;
  }

  private int fractionDigits(byte[] b, int from, int to) {
    int end = from;
    int sum = 0;
    int n = 0;
    while (end < to && end - from < 30 && Ascii.isDigit(b[end])) {
      if (n < 9) {
        sum = sum * 10 + b[end] - '0';
        n++;
      }
      end++;
    }
    for (; n < 9; n++) {
      sum *= 10;
    }
    fraction = sum;
    return end;
  }

  private int maybeZone(byte[] b, int at, int to) {
    offset = Zones.NONE;
    if (at >= to) {
      return at;
    }
    if (b[at] == 'Z') {
      offset = 0;
      return at + 1;
    }
    long read = Zones.read(b, at, to, true);
    if (read == -1) {
      return at;
    }
    offset = (int) read;
    return (int) (read >>> 32);
  }
}
