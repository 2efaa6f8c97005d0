package nightjar.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import nightjar.LineRef;
import nightjar.TimeRange;
import org.junit.jupiter.api.Test;

class TimesTest {
  private static long at(String text) {
    Instant instant = Instant.parse(text);
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }

  private static TimeRange range(String from, String to) {
    return new TimeRange(at(from), at(to));
  }

  private static Times within(String from, String to) {
    return Times.within(range(from, to), ZoneOffset.UTC);
  }

  @Test
  void aboutADay_isTimesAlone() {
    Times times = within("2026-03-01T22:00:00Z", "2026-03-02T22:00:02Z");
    assertThat(times.at(at("2026-03-02T20:04:31.402Z"))).isEqualTo("20:04:31");
    assertThat(times.tick(at("2026-03-02T20:04:31Z"))).isEqualTo("20:04");
    assertThat(times.range(range("2026-03-02T20:04:31Z", "2026-03-02T22:00:02Z")))
        .isEqualTo("20:04:31 to 22:00:02");
  }

  @Test
  void longerRuns_sayTheDayOnce() {
    Times times = within("2026-03-01T22:00:00Z", "2026-03-08T22:00:02Z");
    assertThat(times.at(at("2026-03-02T20:04:31Z"))).isEqualTo("03-02 20:04:31");
    assertThat(times.range(range("2026-03-02T20:04:31Z", "2026-03-02T22:00:02Z")))
        .isEqualTo("03-02 20:04:31 to 22:00:02");
    assertThat(times.range(range("2026-03-02T20:04:31Z", "2026-03-03T22:00:02Z")))
        .isEqualTo("03-02 20:04:31 to 03-03 22:00:02");
    assertThat(times.tick(at("2026-03-02T20:04:31Z"))).isEqualTo("03-02");
  }

  @Test
  void overTheTurnOfAYear_theYearIsSaid() {
    Times times = within("2025-12-30T22:00:00Z", "2026-01-08T22:00:02Z");
    assertThat(times.at(at("2025-12-31T20:04:31Z"))).isEqualTo("2025-12-31 20:04:31");
  }

  @Test
  void oneMoment_isOneTime() {
    Times times = within("2026-03-01T22:00:00Z", "2026-03-02T10:00:00Z");
    assertThat(times.range(range("2026-03-02T01:00:00.100Z", "2026-03-02T01:00:00.900Z")))
        .isEqualTo("01:00:00");
  }

  @Test
  void zone_isTheReaders() {
    Times times =
        Times.within(
            range("2026-03-01T22:00:00Z", "2026-03-02T10:00:00Z"), ZoneId.of("Asia/Tokyo"));
    assertThat(times.at(at("2026-03-02T00:00:00Z"))).isEqualTo("09:00:00");
  }

  @Test
  void noTime_isEmpty() {
    Times times = Times.within(null, ZoneOffset.UTC);
    assertThat(times.at(LineRef.NO_TIME)).isEmpty();
    assertThat(times.range(new TimeRange(LineRef.NO_TIME, LineRef.NO_TIME))).isEmpty();
    assertThat(Times.rfc3339(LineRef.NO_TIME)).isNull();
    assertThat(times.at(at("2026-03-02T00:00:00Z"))).isEqualTo("2026-03-02 00:00:00");
  }

  @Test
  void rfc3339_hasNoNeedlessZeros() {
    assertThat(Times.rfc3339(at("2026-03-02T20:04:31.250Z"))).isEqualTo("2026-03-02T20:04:31.250Z");
    assertThat(Times.rfc3339(at("2026-03-02T20:04:31Z"))).isEqualTo("2026-03-02T20:04:31Z");
    assertThat(Times.rfc3339(-1)).isEqualTo("1969-12-31T23:59:59.999999999Z");
  }

  @Test
  void endOfARange_isItsLastMoment() {
    long end = at("2026-03-02T20:04:31.402Z");
    assertThat(Times.last(new TimeRange(end - 5, end + 1))).isEqualTo(end);
    assertThat(Times.last(new TimeRange(end - 5, end))).isEqualTo(end);
    assertThat(Times.secondBefore(end)).isEqualTo("2026-03-02T20:04:31Z");
    assertThat(Times.secondAfter(new TimeRange(end, end + 1))).isEqualTo("2026-03-02T20:04:32Z");
  }
}
