package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import nightjar.LineRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpanTest {
  private static final long FIRST = nanos("2026-03-01T22:00:00Z");

  @Test
  void nothingAsked_isAllTime_andNothingIsRead() {
    Span span =
        Span.of(
            null,
            null,
            ZoneOffset.UTC,
            () -> {
              throw new AssertionError("read the logs");
            });
    assertThat(span).isEqualTo(new Span(LineRef.NO_TIME, Long.MAX_VALUE));
  }

  @Test
  void since_isOnTheFirstDay() {
    assertThat(of(at("20:00"), null).sinceNanos()).isEqualTo(nanos("2026-03-01T20:00:00Z"));
    assertThat(of(at("23:30"), null).sinceNanos()).isEqualTo(nanos("2026-03-01T23:30:00Z"));
  }

  @Test
  void until_isTheFirstSuchTimeAfter() {
    assertThat(of(null, at("23:00")).untilNanos()).isEqualTo(nanos("2026-03-01T23:00:00Z"));
    assertThat(of(null, at("02:00")).untilNanos()).isEqualTo(nanos("2026-03-02T02:00:00Z"));
    assertThat(of(at("23:00"), at("01:00")).untilNanos()).isEqualTo(nanos("2026-03-02T01:00:00Z"));
    Moment day = new Moment.At(nanos("2026-03-05T10:00:00Z"));
    assertThat(of(day, at("12:00")).untilNanos()).isEqualTo(nanos("2026-03-05T12:00:00Z"));
  }

  @Test
  void nothingBetween_isRefused() {
    Moment late = new Moment.At(nanos("2026-03-05T10:00:00Z"));
    Moment early = new Moment.At(nanos("2026-03-04T10:00:00Z"));
    assertThatThrownBy(() -> of(late, early))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--since");
  }

  private static Span of(@Nullable Moment since, @Nullable Moment until) {
    return Span.of(since, until, ZoneOffset.UTC, () -> FIRST);
  }

  private static Moment at(String time) {
    return new Moment.TimeOfDay(LocalTime.parse(time));
  }

  private static long nanos(String instant) {
    return Instant.parse(instant).getEpochSecond() * 1_000_000_000L;
  }
}
