package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
  void everyFault_isExplained() throws Exception {
    for (String name : nightjar.eval.check.Checks.names()) {
      assertThat(HelpText.of("check")).containsPattern("\\b" + name + "\\b");
    }
  }
}
