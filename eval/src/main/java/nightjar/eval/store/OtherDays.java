package nightjar.eval.store;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes lines of a log into those of a later day, in place: dates go on by some days, and numbers
 * of four digits or more become others, the same the same wherever they stand. Times of day,
 * shorter numbers and lengths stay. Known are 2015-10-18, 2005.07.13, 2015/10/18, and, at the start
 * of a line or after a bracket, 17/06/09, 03-17 and, after a month's name, Jul 9. One thread at a
 * time.
 */
final class OtherDays {
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final int SHORTEST = 4;

  /** The first digits of a number say how large it is. */
  private static final int KEPT_DIGITS = 2;

  private static final int HEAD = 24;
  private static final int LEAP_YEAR = 2000;

  private final int days;
  private final Map<Integer, Integer> later = new HashMap<>();

  /**
   * @param days by how many, 0 for lines as they are
   */
  OtherDays(int days) {
    this.days = days;
  }

  /** Changes one line, without its line feed. */
  void change(byte[] text, int from, int to) {
    if (days == 0) {
      return;
    }
    int at = from;
    while (at < to) {
      if (!isDigit(text[at])) {
        at += 1;
        continue;
      }
      int end = at + 1;
      while (end < to && isDigit(text[end])) {
        end++;
      }
      at = number(text, from, at, end, to);
    }
  }

  /** Changes what begins with a run of digits; where to go on. */
  private int number(byte[] text, int line, int at, int end, int to) {
    int digits = end - at;
    if (digits == 4 && isDate(text, end, to)) {
      return date(text, at, 4);
    }
    boolean isHead = at - line < HEAD;
    if (isHead && digits == 2 && at == line && isDate(text, end, to)) {
      return date(text, at, 2);
    }
    if (isHead && digits <= 2 && isMonthBefore(text, line, at)) {
      return afterMonth(text, at, end);
    }
    if (at == line && digits == 2 && isMonthAndDay(text, end, to)) {
      return monthAndDay(text, at);
    }
    if (digits >= SHORTEST && !isYear(text, at, digits)) {
      otherDigits(text, at + KEPT_DIGITS, end);
    }
    return end;
  }

  private static boolean isYear(byte[] text, int at, int digits) {
    return digits == 4 && value(text, at, 4) >= 1990 && value(text, at, 4) < 2100;
  }

  private void otherDigits(byte[] text, int from, int end) {
    for (int i = from; i < end; i++) {
      int more = days * (KEPT_DIGITS + 3 + i - from) + days / 10;
      text[i] = (byte) ('0' + (text[i] - '0' + more) % 10);
    }
  }

  /** Is this -10-18, .07.13 or /06/09, and no more digits? */
  private static boolean isDate(byte[] text, int at, int to) {
    return at + 6 <= to
        && (text[at] == '-' || text[at] == '.' || text[at] == '/')
        && text[at] == text[at + 3]
        && areDigits(text, at + 1, 2)
        && areDigits(text, at + 4, 2)
        && (at + 6 == to || !isDigit(text[at + 6]));
  }

  private static boolean isMonthAndDay(byte[] text, int at, int to) {
    return at + 4 <= to && text[at] == '-' && areDigits(text, at + 1, 2) && text[at + 3] == ' ';
  }

  private static boolean isMonthBefore(byte[] text, int line, int at) {
    int name = at - 1;
    while (name > line && text[name] == ' ') {
      name--;
    }
    return name < at - 1 && name - 2 >= line && month(text, name - 2) > 0;
  }

  private static int month(byte[] text, int at) {
    int found = MONTHS.indexOf(new String(text, at, 3, StandardCharsets.ISO_8859_1));
    return found >= 0 && found % 3 == 0 ? found / 3 + 1 : 0;
  }

  private int date(byte[] text, int at, int yearDigits) {
    int year = value(text, at, yearDigits);
    int month = at + yearDigits + 1;
    int date =
        later(
            yearDigits == 2 ? LEAP_YEAR + year : year,
            value(text, month, 2),
            value(text, month + 3, 2));
    if (date > 0) {
      put(text, at, yearDigits, date / 10_000);
      put(text, month, 2, date / 100 % 100);
      put(text, month + 3, 2, date % 100);
    }
    return month + 5;
  }

  private int monthAndDay(byte[] text, int at) {
    int date = later(LEAP_YEAR, value(text, at, 2), value(text, at + 3, 2));
    if (date > 0) {
      put(text, at, 2, date / 100 % 100);
      put(text, at + 3, 2, date % 100);
    }
    return at + 5;
  }

  /** A day has two columns, the first of them blank or a zero where it is one digit. */
  private int afterMonth(byte[] text, int at, int end) {
    boolean isPadded = end - at == 2 || text[at - 2] == ' ';
    int name = at - 1;
    while (text[name] == ' ') {
      name--;
    }
    int date = later(LEAP_YEAR, month(text, name - 2), value(text, at, end - at));
    if (date > 0 && isPadded) {
      byte[] month =
          MONTHS
              .substring(3 * (date / 100 % 100) - 3, 3 * (date / 100 % 100))
              .getBytes(StandardCharsets.ISO_8859_1);
      System.arraycopy(month, 0, text, name - 2, 3);
      put(text, end - 2, 2, date % 100);
      if (end - at == 1 && text[end - 2] == '0') {
        text[end - 2] = ' ';
      }
    }
    return end;
  }

  /** The day as a number such as 20151018; 0 if there is no such day. */
  private int later(int year, int month, int day) {
    return later.computeIfAbsent(
        year * 10_000 + month * 100 + day,
        _ -> {
          try {
            LocalDate date = LocalDate.of(year, month, day).plusDays(days);
            return date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
          } catch (DateTimeException e) {
            return 0; // it only looks like a day
          }
        });
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean areDigits(byte[] text, int at, int count) {
    for (int i = at; i < at + count; i++) {
      if (!isDigit(text[i])) {
        return false;
      }
    }
    return true;
  }

  private static int value(byte[] text, int at, int digits) {
    int value = 0;
    for (int i = at; i < at + digits; i++) {
      value = 10 * value + text[i] - '0';
    }
    return value;
  }

  private static void put(byte[] text, int at, int digits, int value) {
    int left = value;
    for (int i = at + digits - 1; i >= at; i--) {
      text[i] = (byte) ('0' + left % 10);
      left /= 10;
    }
  }
}
