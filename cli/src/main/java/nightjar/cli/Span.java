package nightjar.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.LongSupplier;
import nightjar.LineRef;
import org.jspecify.annotations.Nullable;

/**
 * The event time asked for, {@code [since, until)}.
 *
 * @param sinceNanos {@link LineRef#NO_TIME} for none
 * @param untilNanos {@link Long#MAX_VALUE} for none
 */
record Span(long sinceNanos, long untilNanos) {
  /**
   * Settles on which day a time of day is meant: {@code --since} on the day of the first record;
   * {@code --until} the first such time after {@code --since}, or after the first record where
   * there is no {@code --since}.
   *
   * @param first gives the time of the first record; asked only if a time of day was given
   * @throws UsageException if nothing lies between the two
   */
  static Span of(@Nullable Moment since, @Nullable Moment until, ZoneId zone, LongSupplier first) {
    long from =
        switch (since) {
          case null -> LineRef.NO_TIME;
          case Moment.At(long nanos) -> nanos;
          case Moment.TimeOfDay(LocalTime time) -> on(day(first.getAsLong(), zone), time, zone);
        };
    long to =
        switch (until) {
          case null -> Long.MAX_VALUE;
          case Moment.At(long nanos) -> nanos;
          case Moment.TimeOfDay(LocalTime time) ->
              firstAfter(since == null ? first.getAsLong() : from, time, zone);
        };
    if (from >= to) {
      throw new UsageException(
          "--since and --until leave nothing between them; --since must be the earlier one");
    }
    return new Span(from, to);
  }

  private static long firstAfter(long nanos, LocalTime time, ZoneId zone) {
    LocalDate day = day(nanos, zone);
    long sameDay = on(day, time, zone);
    return sameDay > nanos ? sameDay : on(day.plusDays(1), time, zone);
  }

  private static LocalDate day(long nanos, ZoneId zone) {
    return Instant.ofEpochSecond(0, nanos).atZone(zone).toLocalDate();
  }

  private static long on(LocalDate day, LocalTime time, ZoneId zone) {
    Instant instant = day.atTime(time).atZone(zone).toInstant();
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }
}
