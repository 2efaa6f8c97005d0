package nightjar.source;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers of dates with slashes mean in one source, {@code 02/03/2026} and {@code
 * 02/03/26}. Numbers above 12 tell; where there is none, the number that changes more often is the
 * day; then a date in the future is not believed.
 */
enum SlashedDates {
  /** The year is first if it has two digits; the month if the year is last. */
  YEAR_FIRST,
  MONTH_FIRST,
  DAY_FIRST;

  /** Bytes at the start of a line in which a date is looked for. */
  private static final int REACH = 64;

  /** The numbers of a date are not where a two-digit year in front would have them. */
  boolean yearLast() {
    return this != YEAR_FIRST;
  }

  boolean forbids(TimePattern pattern) {
    return this == DAY_FIRST
        && (pattern == TimePatterns.MONTH_FIRST || pattern == TimePatterns.MONTH_FIRST_SHORT);
  }

  /** The order after a date was read by that pattern. */
  SlashedDates after(TimePattern pattern) {
    return pattern == TimePatterns.DAY_FIRST || pattern == TimePatterns.DAY_FIRST_SHORT
        ? DAY_FIRST
        : this;
  }

  /** Finds out from the first lines of a source. */
  static SlashedDates of(byte[] b, int from, int to, Instant reference) {
    int[] most = new int[3];
    int[] changes = new int[3];
    int @Nullable [] last = null;
    int wide = 0;
    int at = from;
    while (at < to) {
      int end = Ascii.indexOf(b, at, to, (byte) '\n');
      int[] date = find(b, at, Math.min(end, at + REACH));
      if (date.length == 4) {
        for (int i = 0; i < 3; i++) {
          most[i] = Math.max(most[i], date[i]);
          changes[i] += last != null && last[i] != date[i] ? 1 : 0;
        }
        wide += date[3] == 4 ? 1 : 0;
        last = date;
      }
      at = end + 1;
    }
    if (last == null) {
      return YEAR_FIRST;
    }
    int year = reference.atOffset(ZoneOffset.UTC).getYear();
    int month = reference.atOffset(ZoneOffset.UTC).getMonthValue();
    if (wide == 0) {
      boolean yearFirst = most[1] <= 12 && most[2] <= 31 && changes[0] <= changes[2];
      boolean lastIsNow = most[2] >= year % 100 - 1 && most[2] <= year % 100;
      if (yearFirst && (!lastIsNow || changes[2] > 0 || most[0] > 12)) {
        return YEAR_FIRST;
      }
    }
    if (most[0] > 12 || most[1] > 12) {
      return most[0] > 12 ? DAY_FIRST : MONTH_FIRST;
    }
    if (changes[0] != changes[1]) {
      return changes[0] > changes[1] ? DAY_FIRST : MONTH_FIRST;
    }
    boolean future = most[2] % 100 == year % 100 && most[0] > month && most[1] <= month;
    return future ? DAY_FIRST : MONTH_FIRST;
  }

  /** The three numbers and the digits of the last one, of the first date there; or nothing. */
  private static int[] find(byte[] b, int from, int to) {
    for (int at = from; at < to; at++) {
      boolean starts = Ascii.isDigit(b[at]) && (at == from || !Ascii.isLetterOrDigit(b[at - 1]));
      if (starts && (at == from || b[at - 1] != '/')) {
        int[] date = dateAt(b, at, to);
        if (date.length > 0) {
          return date;
        }
      }
    }
    return new int[0];
  }

  private static int[] dateAt(byte[] b, int from, int to) {
    int[] date = new int[4];
    int at = from;
    for (int i = 0; i < 3; i++) {
      int end = Ascii.skipDigits(b, at, Math.min(to, at + 5));
      int digits = end - at;
      boolean slash = end < to && b[end] == '/';
      boolean fits = i < 2 ? slash && digits > 0 && digits < 3 : digits == 2 || digits == 4;
      if (!fits) {
        return new int[0];
      }
      for (int k = at; k < end; k++) {
        date[i] = date[i] * 10 + b[k] - '0';
      }
      date[3] = digits;
      at = i < 2 ? end + 1 : end;
    }
    boolean clock =
        at + 4 < to && (b[at] == ' ' || b[at] == ',') && Ascii.find(b, at, to, COLON) > 0;
    return clock ? date : new int[0];
  }

  private static final byte[] COLON = {':'};
}
