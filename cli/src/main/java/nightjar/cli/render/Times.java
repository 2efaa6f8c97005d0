package nightjar.cli.render;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import nightjar.LineRef;
import nightjar.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * Moments of one run, written with what differs among them: the time alone where all of it lies
 * within a day, with month and day in longer runs, with the year where that changes too.
 */
final class Times {
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;

  /** A day, and the minute that a log over a whole day runs over it. */
  private static final long ABOUT_A_DAY = 24 * 60 * MINUTE + MINUTE;

  private enum Scope {
    DAY,
    YEAR,
    ALL
  }

  private final ZoneId zone;
  private final Scope scope;
  private final long nanos;

  private Times(ZoneId zone, Scope scope, long nanos) {
    this.zone = zone;
    this.scope = scope;
    this.nanos = nanos;
  }

  /**
   * For a run over a range of time.
   *
   * @param whole the run's range; null where nothing has a time
   */
  static Times within(@Nullable TimeRange whole, ZoneId zone) {
    if (whole == null || !isKnown(whole)) {
      return new Times(zone, Scope.ALL, Long.MAX_VALUE);
    }
    boolean oneYear = date(whole.fromNanos(), zone).getYear() == date(last(whole), zone).getYear();
    Scope scope = whole.nanos() <= ABOUT_A_DAY ? Scope.DAY : oneYear ? Scope.YEAR : Scope.ALL;
    return new Times(zone, scope, whole.nanos());
  }

  /** Has the range a place in time? */
  static boolean isKnown(@Nullable TimeRange range) {
    return range != null && range.fromNanos() != LineRef.NO_TIME;
  }

  /** {@code 20:04:31}, {@code 03-01 20:04:31} or {@code 2026-03-01 20:04:31}; empty for no time. */
  String at(long timeNanos) {
    return format(timeNanos, datePattern() + "HH:mm:ss");
  }

  /**
   * {@code 20:04:31 to 22:00:02}; one moment alone, a date both share only once; empty for no time.
   */
  String range(TimeRange range) {
    if (!isKnown(range)) {
      return "";
    }
    String from = at(range.fromNanos());
    String to = at(last(range));
    if (from.equals(to)) {
      return from;
    }
    int time = to.length() - "HH:mm:ss".length();
    boolean sameDay = from.substring(0, time).equals(to.substring(0, time));
    return from + " to " + (sameDay ? to.substring(time) : to);
  }

  /**
   * A mark on the axis of the whole run, no finer than one can see there: {@code 22:00}, {@code
   * 03-01}.
   */
  String tick(long timeNanos) {
    String pattern =
        switch (scope) {
          case DAY -> nanos < 10 * MINUTE ? "HH:mm:ss" : "HH:mm";
          case YEAR -> nanos <= 4 * ABOUT_A_DAY ? "MM-dd HH:mm" : "MM-dd";
          case ALL -> "uuuu-MM-dd";
        };
    return format(timeNanos, pattern);
  }

  /** The day or days of a range, for people who look at it later: {@code 2026-03-01}. */
  String days(TimeRange range) {
    String from = format(range.fromNanos(), "uuuu-MM-dd");
    String to = format(last(range), "uuuu-MM-dd");
    return from.equals(to) ? from : from + " to " + to;
  }

  private String datePattern() {
    return switch (scope) {
      case DAY -> "";
      case YEAR -> "MM-dd ";
      case ALL -> "uuuu-MM-dd ";
    };
  }

  private String format(long timeNanos, String pattern) {
    if (timeNanos == LineRef.NO_TIME) {
      return "";
    }
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(date(timeNanos, zone));
  }

  /**
   * The last moment in a range. Its end is the first moment after; where that is one nanosecond
   * past a whole microsecond, people are told the time of the last record and not the one after.
   */
  static long last(TimeRange range) {
    long end = range.toNanos();
    return range.nanos() > 0 && Math.floorMod(end, 1_000) == 1 ? end - 1 : end;
  }

  /**
   * {@code 2026-03-01T20:04:31.25Z} as RFC 3339 has it, without zeros nobody needs; null for no
   * time.
   */
  static @Nullable String rfc3339(long timeNanos) {
    return timeNanos == LineRef.NO_TIME ? null : instant(timeNanos).toString();
  }

  /** The whole second at or before, as RFC 3339. */
  static String secondBefore(long timeNanos) {
    return Instant.ofEpochSecond(Math.floorDiv(timeNanos, SECOND)).toString();
  }

  /** The whole second after the last moment of a range, as RFC 3339. */
  static String secondAfter(TimeRange range) {
    return Instant.ofEpochSecond(Math.floorDiv(last(range), SECOND) + 1).toString();
  }

  private static Instant instant(long timeNanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(timeNanos, SECOND), Math.floorMod(timeNanos, SECOND));
  }

  private static ZonedDateTime date(long timeNanos, ZoneId zone) {
    return instant(timeNanos).atZone(zone);
  }
}
