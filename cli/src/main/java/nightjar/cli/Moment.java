package nightjar.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A moment as people type it, before it is known on which day the logs begin. */
sealed interface Moment {
  /** Nanoseconds since 1970. */
  record At(long nanos) implements Moment {}

  /** On a day that the logs decide. */
  record TimeOfDay(LocalTime time) implements Moment {}

  /** What the option takes, for messages. */
  String FORMS =
      "2026-03-01, 2026-03-01T20:00, 2026-03-01T20:00:00Z, 20:00, or 10m, 2h, 3d before now";

  Pattern BEFORE_NOW = Pattern.compile("([0-9]{1,9})([smhdw])");
  Pattern TIME_OF_DAY = Pattern.compile("[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?");
  Pattern ENDS_IN_ZONE = Pattern.compile(".*[0-9](Z|[+-][0-9]{2}(:?[0-9]{2})?(\\[.+])?)");

  /**
   * Reads a date, a date and time with or without zone, a time of day, or a span before now.
   *
   * @param option what it was given to, for the message
   * @param zone of times that name none
   * @throws UsageException if it is none of these
   */
  static Moment of(String option, String text, ZoneId zone, Instant now) {
    String value = text.strip().replaceFirst("^([0-9-]{10}) ", "$1T");
    try {
      Matcher span = BEFORE_NOW.matcher(value);
      if (span.matches()) {
        return new At(nanos(now.minus(length(Long.parseLong(span.group(1)), span.group(2)))));
      }
      if (TIME_OF_DAY.matcher(value).matches()) {
        return new TimeOfDay(LocalTime.parse(value.indexOf(':') == 1 ? "0" + value : value));
      }
      return new At(nanos(instant(value, zone)));
    } catch (DateTimeException | ArithmeticException e) {
      throw new UsageException(option + ": \"" + text + "\" is no time I can read; write " + FORMS);
    }
  }

  private static Instant instant(String value, ZoneId zone) {
    if (value.indexOf('T') < 0) {
      return LocalDate.parse(value).atStartOfDay(zone).toInstant();
    }
    if (!ENDS_IN_ZONE.matcher(value).matches()) {
      return LocalDateTime.parse(value).atZone(zone).toInstant();
    }
    if (value.endsWith("]")) {
      return ZonedDateTime.parse(value).toInstant();
    }
    try {
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeParseException e) {
      // +0200 and +02, as many logs write them
      String colon =
          value.replaceFirst("([+-][0-9]{2})([0-9]{2})?$", "$1:$2").replaceFirst(":$", ":00");
      return OffsetDateTime.parse(colon).toInstant();
    }
  }

  private static Duration length(long count, String unit) {
    return switch (unit) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      case "d" -> Duration.ofDays(count);
      default -> Duration.ofDays(Math.multiplyExact(7, count));
    };
  }

  private static long nanos(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
  }
}
