package nightjar.source;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import nightjar.LineRef;

/**
 * Makes a moment of the fields of a time, filling in what a log leaves out. What was read before
 * decides, so one object serves one source:
 *
 * <ul>
 *   <li><b>Zone rule.</b> A time without a zone is in the zone of the settings. Where clocks are
 *       set back, the earlier of the two moments is taken.
 *   <li><b>Year rule.</b> Without a year, the first record takes the latest year that does not put
 *       it more than 26 hours after the reference. A later one takes the year of the record before
 *       it that was written the same way; when that would be a step back by more than about six
 *       months (183 days), the next year, and when it would be a step forward by more than 360
 *       days, the year before. A next year that lies beyond the reference is taken only from
 *       November or December to January or February: sources mixed in one file do not climb into
 *       the future.
 *   <li><b>Day rule.</b> A clock time without a day takes the day of the reference, the day before
 *       it if it would lie more than two hours after it, then the day of the record before it; a
 *       step back by more than twelve hours is the next day.
 * </ul>
 *
 * <p>24:00:00 is the midnight that ends the day; a leap second :60 is the first moment of the next
 * minute. Days that do not exist (February 30) and years outside 1970 to 2261 are unreadable: the
 * text is recognised, and the moment is {@link LineRef#NO_TIME}.
 *
 * <p>One thread at a time.
 */
final class TimeRules {
  private static final long LATEST_AHEAD = 26 * 3600;
  private static final long CLOCK_AHEAD = 2 * 3600;
  private static final long NANOS = 1_000_000_000L;

  private final ZoneId zone;
  private final int fixedOffset;
  private final long referenceSeconds;

  /** Seconds of the record read last, per way of writing a time. */
  private final long[] before = new long[TimePatterns.COUNT];

  private long cachedQuarter = Long.MIN_VALUE;
  private int cachedOffset;
  private int cachedDate;
  private long cachedDay;

  TimeRules(ZoneId zone, Instant reference) {
    this.zone = zone;
    this.fixedOffset =
        zone.normalized() instanceof ZoneOffset fixed ? fixed.getTotalSeconds() : Zones.NONE;
    this.referenceSeconds = reference.getEpochSecond();
    Arrays.fill(before, LineRef.NO_TIME);
  }

  /** Makes a moment the one that later times, written the same way, follow. */
  void accept(long nanos, int patternNumber) {
    before[patternNumber] = Math.floorDiv(nanos, NANOS);
  }

  /** Nanoseconds since 1970 of the fields; {@link LineRef#NO_TIME} if there is no such moment. */
  long resolve(TimeFields f, int patternNumber) {
    boolean clock = f.hour < 24 && f.minute < 60 && f.second <= 60;
    boolean midnight = f.hour == 24 && f.minute == 0 && f.second == 0 && f.fraction == 0;
    if (!clock && !midnight) {
      return LineRef.NO_TIME;
    }
    if (f.year >= 0) {
      return inYear(f, f.year);
    }
    long previous = before[patternNumber];
    if (f.month < 0 && f.day < 0) {
      return onSomeDay(f, previous);
    }
    return previous == LineRef.NO_TIME
        ? latestBefore(f, referenceSeconds + LATEST_AHEAD, Civil.yearOf(referenceSeconds) + 1)
        : following(f, previous);
  }

  /** The year rule for a record that is not the first. */
  private long following(TimeFields f, long previous) {
    int same = Civil.yearOf(previous);
    long nanos = inYear(f, same);
    if (nanos == LineRef.NO_TIME) {
      // February 29: the nearest leap year before.
      return latestBefore(f, Long.MAX_VALUE, same);
    }
    long step = Math.floorDiv(nanos, NANOS) - previous;
    if (step < -183 * Civil.DAY) {
      long next = inYear(f, same + 1);
      boolean newYear = f.month <= 2 && Civil.monthOf(previous) >= 11;
      boolean soon = next / NANOS <= referenceSeconds + LATEST_AHEAD;
      return next != LineRef.NO_TIME && (newYear || soon) ? next : nanos;
    }
    if (step > 360 * Civil.DAY) {
      long last = inYear(f, same - 1);
      return last != LineRef.NO_TIME ? last : nanos;
    }
    return nanos;
  }

  private long latestBefore(TimeFields f, long limitSeconds, int fromYear) {
    for (int year = fromYear; year > fromYear - 10; year--) {
      long found = inYear(f, year);
      if (found != LineRef.NO_TIME && Math.floorDiv(found, NANOS) <= limitSeconds) {
        return found;
      }
    }
    return LineRef.NO_TIME;
  }

  private long onSomeDay(TimeFields f, long previous) {
    boolean first = previous == LineRef.NO_TIME;
    long known = first ? referenceSeconds : previous;
    long today = Math.floorDiv(known + zoneOffset(known), Civil.DAY);
    long nanos = onDay(f, today);
    long step = Math.floorDiv(nanos, NANOS) - known;
    if (first) {
      return step > CLOCK_AHEAD ? onDay(f, today - 1) : nanos;
    }
    if (step < -Civil.DAY / 2) {
      return onDay(f, today + 1);
    }
    return step > 23 * 3600 ? onDay(f, today - 1) : nanos;
  }

  /** The moment in that year, {@link LineRef#NO_TIME} if it has no such day or cannot be told. */
  private long inYear(TimeFields f, int year) {
    if (f.month < 1 || f.month > 12 || f.day < 1 || f.day > 31 || year < 1970 || year > 2261) {
      return LineRef.NO_TIME;
    }
    int date = (year << 9) | (f.month << 5) | f.day;
    if (date != cachedDate) {
      if (f.day > Civil.daysIn(year, f.month)) {
        return LineRef.NO_TIME;
      }
      cachedDay = Civil.epochDay(year, f.month, f.day);
      cachedDate = date;
    }
    return onDay(f, cachedDay);
  }

  private long onDay(TimeFields f, long epochDay) {
    long local = epochDay * Civil.DAY + f.hour * 3600L + f.minute * 60L + f.second;
    long utc = local - (f.offset == Zones.NONE ? zoneOffset(local) : f.offset);
    return utc * NANOS + f.fraction;
  }

  /**
   * Seconds east of Greenwich at a local time; rules change on quarters of an hour, so one look-up
   * serves a quarter.
   */
  private int zoneOffset(long localSeconds) {
    if (fixedOffset != Zones.NONE) {
      return fixedOffset;
    }
    long quarter = Math.floorDiv(localSeconds, 900L);
    if (quarter != cachedQuarter) {
      LocalDateTime local = LocalDateTime.ofEpochSecond(localSeconds, 0, ZoneOffset.UTC);
      cachedOffset = zone.getRules().getOffset(local).getTotalSeconds();
      cachedQuarter = quarter;
    }
    return cachedOffset;
  }
}
