package nightjar.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class FaultDrawTest {
  @ParameterizedTest
  @CsvSource({
    "ERROR_BURST, 5, 15",
    "SLOW_REQUESTS, 10, 20",
    "SILENCE, 10, 30",
    "BROKEN_ORDER, 14, 20",
    "VALUE_DRIFT, 30, 60",
    "CRASH_LOOP, 5, 15"
  })
  void windows_lastAsLongAsTheirKind(FaultKind kind, int least, int most) {
    assertThat(draws(kind, Duration.ofHours(6)))
        .allSatisfy(
            fault ->
                assertThat(Duration.between(fault.from(), fault.to()))
                    .isBetween(Duration.ofMinutes(least), Duration.ofMinutes(most)));
  }

  @ParameterizedTest
  @EnumSource
  void faults_lieWithinTheRun_evenAShortOne(FaultKind kind) {
    Instant start = Scenario.quiet(0).start();
    assertThat(draws(kind, Duration.ofMinutes(30)))
        .allSatisfy(
            fault -> {
              assertThat(fault.from()).isBetween(start.plusSeconds(540), start.plusSeconds(1620));
              assertThat(fault.to()).isBeforeOrEqualTo(start.plusSeconds(1801));
            });
  }

  @ParameterizedTest
  @EnumSource
  void seeds_giveDifferentServices(FaultKind kind) {
    Set<String> services = new HashSet<>();
    draws(kind, Duration.ofHours(6)).forEach(fault -> services.add(fault.service()));
    assertThat(services).hasSizeGreaterThan(3);
  }

  @Test
  void secondFaultOfAKind_isAnother() {
    Scenario scenario = Scenario.quiet(1).with(FaultKind.SILENCE).with(FaultKind.SILENCE);
    assertThat(scenario.faults().get(0)).isNotEqualTo(scenario.faults().get(1));
  }

  @ParameterizedTest
  @EnumSource
  void label_namesItsKind(FaultKind kind) {
    assertThat(FaultKind.of(kind.label())).isEqualTo(kind);
    assertThat(kind.label()).matches("[a-z]+-?[a-z]+");
  }

  private static Stream<Fault> draws(FaultKind kind, Duration length) {
    return LongStream.range(0, 200)
        .mapToObj(seed -> Scenario.quiet(seed).lasting(length).with(kind).faults().getFirst());
  }
}
