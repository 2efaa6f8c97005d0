package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import nightjar.TimeRange;
import nightjar.act.Report;
import nightjar.incident.Incident;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
  private static final Report.Failure FAILED =
      new Report.Failure("gone.log", "no such file", false);
  private static final Report.Failure CUT = new Report.Failure("cut.log", "cut short", true);

  @Test
  void done_whateverWasFound_unlessAsked() {
    assertThat(code(10, List.of("app.log"), List.of(), -1, 95)).isEqualTo(ExitCode.DONE);
    assertThat(code(0, List.of("empty.log"), List.of(), -1)).isEqualTo(ExitCode.DONE);
  }

  @Test
  void found_fromTheScoreOn() {
    assertThat(code(10, List.of("app.log"), List.of(), 80, 40, 80)).isEqualTo(ExitCode.FOUND);
    assertThat(code(10, List.of("app.log"), List.of(), 80, 79)).isEqualTo(ExitCode.DONE);
    assertThat(code(10, List.of("app.log"), List.of(), 80)).isEqualTo(ExitCode.DONE);
  }

  @Test
  void failures_areToldApart_andFoundWins() {
    assertThat(code(10, List.of("app.log"), List.of(FAILED), -1)).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(code(10, List.of("cut.log"), List.of(CUT), -1)).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(code(0, List.of("empty.log"), List.of(FAILED), -1)).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(code(0, List.of(), List.of(FAILED), -1)).isEqualTo(ExitCode.NOTHING_READ);
    assertThat(code(10, List.of("app.log"), List.of(FAILED), 50, 60)).isEqualTo(ExitCode.FOUND);
  }

  private static int code(
      long lines, List<String> files, List<Report.Failure> failed, int failOn, int... scores) {
    var input = new Report.Input(files, lines, lines, 0, null, 0, 0, 0, 0, List.of(), failed);
    List<Incident> incidents =
        java.util.stream.IntStream.of(scores).mapToObj(ExitCodeTest::incident).toList();
    var report = new Report(input, List.of(), 0, incidents, List.of(), List.of(), false);
    return ExitCode.of(report, failOn < 0 ? OptionalInt.empty() : OptionalInt.of(failOn));
  }

  private static Incident incident(int score) {
    return new Incident(
        "0123456789abcdef",
        score,
        Map.of("rate", score),
        17,
        "title",
        "summary",
        new TimeRange(0, 1),
        1,
        List.of(),
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
