package nightjar.source;

/** The calendar in numbers: days since 1970 from year, month and day, and back. */
final class Civil {
  /** Seconds of a day. */
  static final long DAY = 86_400;

  private Civil() {}

  static int daysIn(int year, int month) {
    return switch (month) {
      case 2 -> (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  /**
   * Days since 1970, by H. Hinnant, "chrono-compatible low-level date algorithms": days_from_civil.
   */
  static long epochDay(int year, int month, int day) {
    int y = month <= 2 ? year - 1 : year;
    int era = y / 400;
    int yearOfEra = y - era * 400;
    int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146_097L
        + yearOfEra * 365L
        + yearOfEra / 4
        - yearOfEra / 100
        + dayOfYear
        - 719_468;
  }

  static int yearOf(long epochSeconds) {
    return civil(epochSeconds) >> 4;
  }

  static int monthOf(long epochSeconds) {
    return civil(epochSeconds) & 15;
  }

  static int civil(long epochSeconds) {
    long z = Math.floorDiv(epochSeconds, DAY) + 719_468;
    long era = Math.floorDiv(z, 146_097L);
    int dayOfEra = (int) (z - era * 146_097);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int shifted = (5 * dayOfYear + 2) / 153;
    int month = shifted < 10 ? shifted + 3 : shifted - 9;
    int year = (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0);
    return year << 4 | month;
  }

  /**
   * Month 1 to 12 whose English name begins with the three letters at a place, in any case; 0 if
   * none does.
   */
  static int monthNamed(byte[] b, int at) {
    return switch ((b[at] | 0x20) << 16 | (b[at + 1] | 0x20) << 8 | b[at + 2] | 0x20) {
      case 'j' << 16 | 'a' << 8 | 'n' -> 1;
      case 'f' << 16 | 'e' << 8 | 'b' -> 2;
      case 'm' << 16 | 'a' << 8 | 'r' -> 3;
      case 'a' << 16 | 'p' << 8 | 'r' -> 4;
      case 'm' << 16 | 'a' << 8 | 'y' -> 5;
      case 'j' << 16 | 'u' << 8 | 'n' -> 6;
      case 'j' << 16 | 'u' << 8 | 'l' -> 7;
      case 'a' << 16 | 'u' << 8 | 'g' -> 8;
      case 's' << 16 | 'e' << 8 | 'p' -> 9;
      case 'o' << 16 | 'c' << 8 | 't' -> 10;
      case 'n' << 16 | 'o' << 8 | 'v' -> 11;
      case 'd' << 16 | 'e' << 8 | 'c' -> 12;
      default -> 0;
    };
  }

  /** Do the three letters at a place begin the English name of a weekday? */
  static boolean isWeekday(byte[] b, int at) {
    return switch ((b[at] | 0x20) << 16 | (b[at + 1] | 0x20) << 8 | b[at + 2] | 0x20) {
      case 'm' << 16 | 'o' << 8 | 'n',
          't' << 16 | 'u' << 8 | 'e',
          'w' << 16 | 'e' << 8 | 'd',
          't' << 16 | 'h' << 8 | 'u',
          'f' << 16 | 'r' << 8 | 'i',
          's' << 16 | 'a' << 8 | 't',
          's' << 16 | 'u' << 8 | 'n' ->
          true;
      default -> false;
    };
  }
}
