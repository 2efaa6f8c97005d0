package nightjar.server.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import nightjar.EpochNanos;

/** Times as callers write and read them: RFC 3339 in UTC, nanoseconds since 1970 inside. */
final class Times {
  static final long SECOND = 1_000_000_000L;
  static final long DAY = 86_400 * SECOND;

  /** Digits that are more than this are nanoseconds, not milliseconds. */
  private static final long MOST_MILLIS = 10_000_000_000_000_000L;

  /** 1678-01-01. */
  private static final long FIRST = -106_650 * DAY;

  /** 2262-01-01. */
  private static final long END = 106_651 * DAY;

  private Times() {}

  static String text(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND))
        .toString();
  }

  /**
   * A time as a caller writes it: RFC 3339, the same without zone (UTC) or without a time of day,
   * or milliseconds or nanoseconds since 1970.
   *
   * @return nanoseconds since 1970; empty if it is none of these, or not from 1678 to 2261
   */
  static OptionalLong parse(String text) {
    if (text.length() > 40) {
      return OptionalLong.empty();
    }
    try {
      if (text.matches("-?[0-9]{1,19}")) {
        long number = Long.parseLong(text);
        return known(
            Math.abs(number) < MOST_MILLIS ? Math.multiplyExact(number, 1_000_000L) : number);
      }
      Instant instant = instant(text.strip());
      return known(EpochNanos.of(instant));
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** So that a time can be moved by a bucket or a day without leaving what a number holds. */
  private static OptionalLong known(long nanos) {
    return nanos >= FIRST && nanos < END ? OptionalLong.of(nanos) : OptionalLong.empty();
  }

  private static Instant instant(String text) {
    if (text.length() == 10) {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    // A plus that was not escaped in a query reaches us as a blank.
    String zoned = text.replaceFirst("(?<=[0-9]) (?=[0-9]{2}:[0-9]{2}$)(?<=T.{5,30})", "+");
    String iso = zoned.replaceFirst("(?<=^[0-9]{4}-[0-9]{2}-[0-9]{2}) ", "T");
    return iso.matches(".*(?:[zZ]|[+-][0-9]{2}:?[0-9]{2})$") && iso.indexOf('T') > 0
        ? OffsetDateTime.parse(iso).toInstant()
        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
  }
}
