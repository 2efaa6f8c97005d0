package nightjar.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FaultTest {
  private static final Scenario QUIET = Scenario.quiet(21).lasting(Duration.ofHours(2));
  private static final Instant FROM = Instant.parse("2026-03-02T07:00:00.123Z");
  private static final Instant TO = FROM.plus(Duration.ofMinutes(20));
  private static final Lines CALM = Lines.of(QUIET);

  @ParameterizedTest
  @EnumSource
  void fault_leavesTheLinesBeforeAndLongAfterItAlone(FaultKind kind) {
    Scenario scenario = QUIET.with(kind);
    Fault fault = scenario.faults().getFirst();
    Lines run = Lines.of(scenario);
    assertThat(run.before(fault.from()))
        .isEqualTo(new Lines(CALM.before(fault.from()).all(), run.labels()));
    assertThat(run.longAfter(fault).texts()).isEqualTo(CALM.longAfter(fault).texts());
  }

  @ParameterizedTest
  @EnumSource
  void label_pointsAtTheLinesOfItsFault(FaultKind kind) {
    Scenario scenario = QUIET.with(kind).with(FaultKind.SINGLE_FATAL);
    Generated run = Generator.generate(scenario);
    FaultLabel label = run.labels().faults().getFirst();
    Fault fault = scenario.faults().getFirst();
    assertThat(label.kind()).isEqualTo(kind);
    assertThat(label.service()).isEqualTo(fault.service());
    assertThat(label.from()).isEqualTo(fault.from());
    assertThat(label.lines().isEmpty()).isEqualTo(kind == FaultKind.SILENCE);
    List<String> told =
        Lines.of(scenario).where(line -> line.fault().orElse(-1) == 0).texts().stream()
            .flatMap(String::lines)
            .toList();
    List<String> pointed =
        label.lines().entrySet().stream()
            .flatMap(
                file ->
                    file.getValue().stream()
                        .map(
                            number ->
                                run.files()
                                    .getOrDefault(file.getKey(), List.of())
                                    .get(number.intValue() - 1)))
            .toList();
    assertThat(pointed).containsExactlyInAnyOrderElementsOf(told);
  }

  @Test
  void errorBurst_multipliesAKnownErrorAndFailsRequests() {
    Fault fault = new Fault.ErrorBurst("payments", FROM, TO, "provider-timeout", 60);
    Lines run = Lines.of(QUIET.with(fault));
    String error = "payment provider timed out";
    assertThat(CALM.with(error).all()).isNotEmpty();
    assertThat(run.during(fault).with(error).size())
        .isGreaterThan(10 + 5 * CALM.during(fault).with(error).size());
    assertThat(run.faulty().in("gateway-access.log").texts())
        .isNotEmpty()
        .allMatch(text -> text.contains("\" 504 "));
    String id = run.labels().faults().getFirst().requests().getFirst();
    assertThat(run.with(id).texts())
        .anyMatch(text -> text.contains(error))
        .noneMatch(text -> text.contains("placed in"));
  }

  @Test
  void singleFatal_addsExactlyOneRecord() {
    for (String service : Shop.landscape().services()) {
      Fault fault = new Fault.SingleFatal(service, FROM, 2);
      Lines run = Lines.of(QUIET.with(fault));
      assertThat(run.faulty().all()).hasSize(1);
      assertThat(run.faulty().all().getFirst().time()).isEqualTo(FROM);
      assertThat(run.unharmed().texts()).isEqualTo(CALM.texts());
    }
  }

  @Test
  void slowRequests_takeLongerAndNothingElse() {
    Fault fault = new Fault.SlowRequests("payments", FROM, TO, 5);
    Lines run = Lines.of(QUIET.with(fault));
    double usual = meanOf("duration_ms\":(\\d+)", CALM.during(fault).with("payment captured"));
    double slow = meanOf("duration_ms\":(\\d+)", run.during(fault).with("payment captured"));
    assertThat(slow / usual).isBetween(4.5, 5.5);
    assertThat(run.size()).isEqualTo(CALM.size());
    assertThat(run.unharmed().in("search.log").texts()).isEqualTo(CALM.in("search.log").texts());
  }

  private static double meanOf(String number, Lines lines) {
    return lines.texts().stream()
        .map(Pattern.compile(number)::matcher)
        .filter(Matcher::find)
        .mapToDouble(match -> Double.parseDouble(match.group(1)))
        .average()
        .orElseThrow();
  }

  @Test
  void silence_isSilentInItsServiceOnly() {
    Fault fault = new Fault.Silence("gateway", FROM, TO, false);
    Lines run = Lines.of(QUIET.with(fault));
    assertThat(run.during(fault).where(line -> line.file().startsWith("gateway")).all()).isEmpty();
    assertThat(CALM.during(fault).in("gateway-access.log").size()).isGreaterThan(100);
    assertThat(run.all())
        .isEqualTo(
            CALM.where(
                    line ->
                        !line.file().startsWith("gateway")
                            || line.time().isBefore(FROM)
                            || !line.time().isBefore(TO))
                .all());
  }

  @Test
  void silentHeartbeat_leavesItsServiceTalking() {
    Fault fault = new Fault.Silence("scheduler", FROM, TO, true);
    Lines run = Lines.of(QUIET.with(fault));
    assertThat(run.during(fault).with("lease renewed").all()).isEmpty();
    assertThat(CALM.size() - run.size()).isBetween(55, 65);
    assertThat(run.during(fault).in("scheduler.log").size()).isGreaterThan(20);
  }

  @Test
  void brokenOrder_swapsTwoStepsAndKeepsTheLines() {
    Fault fault = new Fault.BrokenOrder("payments", FROM, TO, "checkout", 0, 0.15);
    Lines run = Lines.of(QUIET.with(fault));
    List<String> struck = run.labels().faults().getFirst().requests();
    assertThat(struck).hasSizeGreaterThan(14);
    assertThat(struck).allSatisfy(id -> assertThat(isCapturedFirst(run, id)).isTrue());
    assertThat(struck).allSatisfy(id -> assertThat(isCapturedFirst(CALM, id)).isFalse());
    assertThat(run.in("payments.log").texts().stream().map(text -> text.substring(41)))
        .containsExactlyInAnyOrderElementsOf(
            CALM.in("payments.log").texts().stream().map(text -> text.substring(41)).toList());
    assertThat(run.where(line -> !line.file().equals("payments.log")).all())
        .isEqualTo(CALM.where(line -> !line.file().equals("payments.log")).all());
  }

  private static boolean isCapturedFirst(Lines run, String id) {
    return run.in("payments.log")
        .with(id)
        .with("\"payment ")
        .texts()
        .getFirst()
        .contains("captured");
  }

  @Test
  void drawnBrokenOrder_strikesAtLeastFifteenRequests() {
    for (long seed = 0; seed < 12; seed++) {
      Labels labels = Lines.of(Scenario.quiet(seed).with(FaultKind.BROKEN_ORDER)).labels();
      assertThat(labels.faults().getFirst().requests()).hasSizeBetween(15, 80);
    }
  }

  @Test
  void valueDrift_movesOneReadingOnly() {
    Fault fault = new Fault.ValueDrift("mailer", FROM, TO, "queue-depth", 4, false);
    Lines run = Lines.of(QUIET.with(fault));
    String depth = "queue depth (\\d+)";
    assertThat(meanOf(depth, run.faulty()) / meanOf(depth, CALM.during(fault))).isBetween(3.7, 4.3);
    assertThat(run.unharmed().all())
        .isEqualTo(
            CALM.where(
                    line ->
                        !(line.text().contains("queue depth")
                            && !line.time().isBefore(FROM)
                            && line.time().isBefore(TO)))
                .all());
  }

  @Test
  void creepingDrift_climbs() {
    Fault fault = new Fault.ValueDrift("inventory", FROM, TO, "cold-room", 5, true);
    Lines run = Lines.of(QUIET.with(fault));
    Instant middle = FROM.plus(Duration.ofMinutes(10));
    String celsius = "celsius=([0-9.]+)";
    assertThat(meanOf(celsius, run.faulty().before(middle))).isBetween(6.0, 10.0);
    assertThat(meanOf(celsius, run.faulty().from(middle))).isBetween(14.0, 18.0);
  }

  @Test
  void crashLoop_repeatsStartUpLinesAndFailsRequests() {
    Fault fault = new Fault.CrashLoop("inventory", FROM, FROM.plus(Duration.ofMinutes(8)));
    Lines run = Lines.of(QUIET.with(fault));
    assertThat(CALM.with("inventory starting").all()).hasSize(1);
    assertThat(run.with("inventory starting").all()).hasSizeBetween(1 + 8, 1 + 24);
    assertThat(run.during(fault).in("inventory.log").unharmed().all()).isEmpty();
    assertThat(run.during(fault).with("POST /checkout").texts())
        .isNotEmpty()
        .noneMatch(text -> text.contains(" 201 "));
    assertThat(run.faulty().with("Connection refused").all()).isNotEmpty();
    assertThat(CALM.with("Connection refused").all()).isNotEmpty();
  }
}
