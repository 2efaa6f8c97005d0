package nightjar.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nightjar.LineRef;
import nightjar.TimeRange;
import nightjar.generator.FaultKind;
import nightjar.generator.FaultLabel;
import nightjar.incident.Incident;
import org.junit.jupiter.api.Test;

class FaultMatchTest {
  private static final LineRef ITS_LINE = Told.line("logs/payments.log", 41);
  private static final LineRef OTHER_LINE = Told.line("logs/payments.log", 42);
  private static final TimeRange ITS_TIME = Told.minutes(100, 110);

  private static FaultMatch match(FaultKind kind) {
    FaultLabel label =
        new FaultLabel(
            kind,
            "payments",
            Told.instant(100),
            Told.instant(110),
            "planted",
            kind == FaultKind.SILENCE
                ? Map.of()
                : Map.of("payments.log", List.of(40L, 41L), "gateway.log", List.of(7L)),
            kind == FaultKind.SILENCE ? List.of() : List.of("req-1", "req-2", "req-3"),
            "expected");
    return new FaultMatch(label, Told.report().input());
  }

  private static boolean isBurst(TimeRange range, LineRef... samples) {
    Incident incident =
        Told.incident(range, "rate", List.of("payments"), null, List.of(samples), List.of());
    return match(FaultKind.ERROR_BURST).is(incident);
  }

  @Test
  void incidentAtItsTime_thatShowsItsLine_isTheFault() {
    assertThat(isBurst(ITS_TIME, OTHER_LINE, ITS_LINE)).isTrue();
    assertThat(isBurst(ITS_TIME, Told.line("logs/gateway.log", 7))).isTrue();
    Incident firstOnly = Told.incident(ITS_TIME, "new", List.of(), ITS_LINE, List.of(), List.of());
    assertThat(match(FaultKind.SINGLE_FATAL).is(firstOnly)).isTrue();
  }

  @Test
  void incidentThatShowsOtherLines_isNot() {
    assertThat(isBurst(ITS_TIME, OTHER_LINE)).isFalse();
    assertThat(isBurst(ITS_TIME)).isFalse();
    assertThat(isBurst(ITS_TIME, Told.line("logs/gateway.log", 41))).isFalse();
  }

  @Test
  void incidentAtAnotherTime_isNot_butThreeMinutesAreAllowed() {
    assertThat(isBurst(Told.minutes(112, 120), ITS_LINE)).isTrue();
    assertThat(isBurst(Told.minutes(90, 97.5), ITS_LINE)).isTrue();
    assertThat(isBurst(Told.minutes(114, 120), ITS_LINE)).isFalse();
    assertThat(isBurst(Told.minutes(90, 96), ITS_LINE)).isFalse();
  }

  @Test
  void incidentThatSpansMostOfTheRun_isNot() {
    assertThat(isBurst(Told.minutes(50, 193), ITS_LINE)).isTrue();
    assertThat(isBurst(Told.minutes(50, 195), ITS_LINE)).isFalse();
  }

  @Test
  void incidentOfSessions_isTheFault_ifHalfOfThemWereStruck() {
    FaultMatch match = match(FaultKind.BROKEN_ORDER);
    assertThat(match.is(Told.ofSessions("req-1", "req-9"))).isTrue();
    assertThat(match.is(Told.ofSessions("req-1", "req-8", "req-9"))).isFalse();
    assertThat(match.is(Told.ofSessions("req-8", "req-9"))).isFalse();
    assertThat(match.is(Told.ofSessions())).isFalse();
  }

  @Test
  void silence_isFound_bySayingThatSomethingIsMissingInTheService() {
    FaultMatch match = match(FaultKind.SILENCE);
    List<String> itself = List.of("payments");
    assertThat(match.is(Told.incident(ITS_TIME, "silence", itself, null, List.of(), List.of())))
        .isTrue();
    assertThat(match.is(Told.incident(ITS_TIME, "rate", itself, null, List.of(), List.of())))
        .isTrue();
    assertThat(
            match.is(
                Told.incident(
                    ITS_TIME, "silence", List.of(), null, List.of(OTHER_LINE), List.of())))
        .isTrue();
    assertThat(match.is(Told.incident(ITS_TIME, "new", itself, null, List.of(), List.of())))
        .isFalse();
    assertThat(
            match.is(
                Told.incident(ITS_TIME, "silence", List.of("search"), null, List.of(), List.of())))
        .isFalse();
    assertThat(
            match.is(
                Told.incident(
                    Told.minutes(200, 210), "silence", itself, null, List.of(), List.of())))
        .isFalse();
  }
}
