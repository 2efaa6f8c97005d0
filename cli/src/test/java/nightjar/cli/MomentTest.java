package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026-03-01, 2026-03-01T00:00:00Z",
    "2026-03-01T20:00, 2026-03-01T20:00:00Z",
    "2026-03-01 20:00, 2026-03-01T20:00:00Z",
    "2026-03-01T20:00:05.25, 2026-03-01T20:00:05.250Z",
    "2026-03-01T20:00:00Z, 2026-03-01T20:00:00Z",
    "2026-03-01T20:00:00+02:00, 2026-03-01T18:00:00Z",
    "2026-03-01T20:00:00+0200, 2026-03-01T18:00:00Z",
    "2026-03-01T20:00+02, 2026-03-01T18:00:00Z",
    "2026-03-01T20:00+01:00[Europe/Berlin], 2026-03-01T19:00:00Z",
    "10m, 2026-03-10T11:50:00Z",
    "2h, 2026-03-10T10:00:00Z",
    "3d, 2026-03-07T12:00:00Z",
    "90s, 2026-03-10T11:58:30Z",
    "1w, 2026-03-03T12:00:00Z",
  })
  void moments_areRead(String text, Instant expected) {
    assertThat(of(text)).isEqualTo(new Moment.At(nanos(expected)));
  }

  @Test
  void timeOfDay_waitsForADay() {
    assertThat(of("20:00")).isEqualTo(new Moment.TimeOfDay(LocalTime.of(20, 0)));
    assertThat(of("7:05:09.5")).isEqualTo(new Moment.TimeOfDay(LocalTime.of(7, 5, 9, 500_000_000)));
  }

  @Test
  void zone_isTheOneGiven_whereTheTextNamesNone() {
    Moment berlin = Moment.of("--since", "2026-03-01T20:00", ZoneId.of("Europe/Berlin"), NOW);
    assertThat(berlin).isEqualTo(new Moment.At(nanos(Instant.parse("2026-03-01T19:00:00Z"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "25:00",
        "2026-13-01",
        "2026-02-30",
        "10x",
        "9999-01-01",
        "99999999999d",
        "T"
      })
  void nonsense_isNamedWithTheOption(String text) {
    assertThatThrownBy(() -> of(text))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--since: \"" + text + "\" is no time I can read");
  }

  private static Moment of(String text) {
    return Moment.of("--since", text, ZoneOffset.UTC, NOW);
  }

  private static long nanos(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }
}
