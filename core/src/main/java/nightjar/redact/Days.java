package nightjar.redact;

/** Days on which people whose numbers are in use were born. */
final class Days {
  static final int FIRST_YEAR = 1880;

  /** Not asked of a clock, so that the same text gives the same outcome whenever it is read. */
  static final int LAST_YEAR = 2029;

  private static final int[] LENGTHS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Days() {}

  static boolean isDay(int year, int month, int day) {
    return year >= FIRST_YEAR && year <= LAST_YEAR && isDayOfYear(year, month, day);
  }

  /** Whatever the year. */
  static boolean isDayOfYear(int year, int month, int day) {
    return month >= 1
        && month <= LENGTHS.length
        && day >= 1
        && day <= LENGTHS[month - 1]
        && (month != 2 || day < LENGTHS[1] || isLeap(year));
  }

  private static boolean isLeap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }
}
