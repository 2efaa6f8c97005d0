package nightjar.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nightjar.EpochNanos;

/** Times as people write them, to nanoseconds since 1970 and back. */
public final class TimeText {
  private static final long SECOND = 1_000_000_000L;
  private static final long DAY = 86_400 * SECOND;

  /** Digits that are more than this are nanoseconds, not milliseconds. */
  private static final long MOST_MILLIS = 10_000_000_000_000_000L;

  /** 1678-01-01. */
  private static final long FIRST = -106_650 * DAY;

  /** 2262-01-01. */
  private static final long END = 106_651 * DAY;

  private static final int LONGEST = 40;

  private static final Pattern LENGTH = Pattern.compile("([0-9]{1,9})(ms|s|m|min|h|d|w)");

  private TimeText() {}

  /** RFC 3339 in UTC. */
  public static String of(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND))
        .toString();
  }

  /**
   * RFC 3339, the same without zone (UTC) or without a time of day, or milliseconds or nanoseconds
   * since 1970.
   *
   * @return nanoseconds since 1970; empty if it is none of these, or not from 1678 to 2261
   */
  public static OptionalLong parse(String text) {
    if (text.length() > LONGEST) {
      return OptionalLong.empty();
    }
    try {
      if (text.matches("-?[0-9]{1,19}")) {
        long number = Long.parseLong(text);
        return known(
            Math.abs(number) < MOST_MILLIS ? Math.multiplyExact(number, 1_000_000L) : number);
      }
      return known(EpochNanos.of(instant(text.strip())));
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** As {@link #parse}, and {@code now}, and {@code -2h} for so long before it. */
  static OptionalLong parse(String text, long nowNanos) {
    if (text.equalsIgnoreCase("now")) {
      return known(nowNanos);
    }
    OptionalLong ago = text.startsWith("-") ? length(text.substring(1)) : OptionalLong.empty();
    return ago.isPresent() ? before(nowNanos, ago.getAsLong()) : parse(text);
  }

  /** A time so long before now. */
  static OptionalLong before(long nowNanos, long nanos) {
    return nowNanos >= FIRST + nanos ? known(nowNanos - nanos) : OptionalLong.empty();
  }

  /** {@code 15m}, {@code 2h}, {@code 7d}: nanoseconds, at most 100 years. */
  static OptionalLong length(String text) {
    Matcher matcher = LENGTH.matcher(text.length() > LONGEST ? "" : text);
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    long unit =
        switch (matcher.group(2)) {
          case "ms" -> 1_000_000;
          case "s" -> SECOND;
          case "h" -> 3_600 * SECOND;
          case "d" -> DAY;
          case "w" -> 7 * DAY;
          default -> 60 * SECOND;
        };
    long number = Long.parseLong(matcher.group(1));
    return number <= 36_500 * DAY / unit ? OptionalLong.of(number * unit) : OptionalLong.empty();
  }

  /** So that a time can be moved by a bucket or a day without leaving what a number holds. */
  private static OptionalLong known(long nanos) {
    return nanos >= FIRST && nanos < END ? OptionalLong.of(nanos) : OptionalLong.empty();
  }

  private static Instant instant(String text) {
    if (text.length() == 10) {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    // A plus that was not escaped in a URL reaches us as a blank.
    String zoned = text.replaceFirst("(?<=[0-9]) (?=[0-9]{2}:[0-9]{2}$)(?<=T.{5,30})", "+");
    String iso = zoned.replaceFirst("(?<=^[0-9]{4}-[0-9]{2}-[0-9]{2}) ", "T");
    return iso.matches(".*(?:[zZ]|[+-][0-9]{2}:?[0-9]{2})$") && iso.indexOf('T') > 0
        ? OffsetDateTime.parse(iso).toInstant()
        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
  }
}
