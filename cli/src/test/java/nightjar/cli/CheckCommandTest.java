package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nightjar.eval.check.CheckFigures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTest {
  private final TestShell shell = TestShell.create();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "check                  | check what? There are: crash, power, diskfull, corrupt",
        "check crahs            | unknown fault crahs; did you mean crash?",
        "check meteor           | unknown fault meteor; there are: crash",
        "check crash --trials 0 | --trials must be 1 to 1000000",
        "check all              | check all needs --state FILE",
      })
  void wrongUsage_isExplained(String command, String message) {
    assertThat(Main.run(List.of(command.split(" ", -1)), shell.shell())).isEqualTo(ExitCode.USAGE);
    assertThat(shell.error()).contains(message);
  }

  @Test
  void whatWasNotRun_isNotDone_andABrokenPromiseIsWorse() {
    CheckFigures skipped = CheckFigures.skipped("power", "needs root");
    CheckFigures held = figures(0);
    CheckFigures broken = figures(1);
    assertThat(CheckCommand.worse(ExitCode.DONE, held)).isEqualTo(ExitCode.DONE);
    assertThat(CheckCommand.worse(ExitCode.DONE, skipped)).isEqualTo(ExitCode.SKIPPED);
    assertThat(CheckCommand.worse(ExitCode.SKIPPED, held)).isEqualTo(ExitCode.SKIPPED);
    assertThat(CheckCommand.worse(ExitCode.SKIPPED, broken)).isEqualTo(ExitCode.BROKEN);
    assertThat(CheckCommand.worse(ExitCode.BROKEN, skipped)).isEqualTo(ExitCode.BROKEN);
  }

  private static CheckFigures figures(long lost) {
    return new CheckFigures(
        "crash", 1, 9, lost, 0, 0, lost, 1, Map.of(), List.of(), Optional.empty());
  }

  @Test
  void everyFault_isExplained() throws Exception {
    for (String name : nightjar.eval.check.Checks.names()) {
      assertThat(HelpText.of("check")).containsPattern("\\b" + name + "\\b");
    }
  }
}
