package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
  private final TestShell shell = TestShell.create();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "scna x              | unknown command scna; did you mean: nightjar scan",
        "app.log             | unknown command app.log; did you mean: nightjar scan app.log",
        "frobnicate          | unknown command frobnicate; there are: scan,",
        "--json x            | unknown option --json; options follow a command",
        "scan --tpo 3 x      | unknown option --tpo; did you mean --top?",
        "scan --frobnicate x | unknown option --frobnicate",
        "scan --top          | --top needs a value: --top N",
        "scan --top 1 --top 2 x | --top was given more than once",
        "scan --top many x   | --top: \"many\" is not a whole number 0 or more",
        "scan --color red x  | --color: \"red\" is none of auto, always, never",
        "scan --tz Mars x    | --tz: \"Mars\" is no time zone",
        "scan --json --jsonl x | --json and --jsonl both write to standard output",
        "scan --min-score 90 --fail-on 80 x | --fail-on 80 is below --min-score 90",
        "scan --session-key ( x | --session-key: \"(\" is no regular expression",
        "scan --html /no/such/folder/a.html x | --html: there is no folder /no/such/folder",
        "scan --format frobnicate x | --format: there is no format frobnicate",
        "scan                | nothing to read: name a file",
        "patterns --sort size x | --sort: \"size\" is none of count, new, first",
        "generate            | --out needs a value",
        "generate --out target/never --fault meteor | --fault: there is no fault meteor; there are: error-burst",
        "generate --out target/never --length 5 | --length: \"5\" is no length of time",
        "eval                | eval what?",
        "eval sped x         | unknown word sped; did you mean speed?",
        "eval faults --seeds 5..1 | --seeds: \"5..1\" is no range of seeds",
        "completion fish     | completion: \"fish\" is none of bash, zsh",
        "help frobnicate     | unknown command frobnicate",
      })
  void wrongUsage_isOneSentence_andWhereToLearnMore(String line, String message) {
    assertThat(Main.run(List.of(line.split(" ")), shell.shell())).isEqualTo(ExitCode.USAGE);
    assertThat(shell.output()).isEmpty();
    assertThat(shell.error())
        .startsWith("nightjar: " + message)
        .contains("\nLearn more: nightjar ")
        .doesNotContain("\tat ");
    assertThat(shell.error().lines()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "--help",
    "-h",
    "help",
    "scan --help",
    "scan x -h",
    "help scan",
    "help patterns",
    "help formats",
    "--version"
  })
  void help_isPrinted(String line) {
    assertThat(Main.run(List.of(line.split(" ")), shell.shell())).isEqualTo(ExitCode.DONE);
    assertThat(shell.output()).contains("nightjar").endsWith("\n");
    assertThat(shell.error()).isEmpty();
  }

  @Test
  void missingFile_isNothingRead() {
    assertThat(Main.run(List.of("scan", "no-such-file.log"), shell.shell()))
        .isEqualTo(ExitCode.NOTHING_READ);
    assertThat(shell.error()).startsWith("nightjar: no-such-file.log: no such file");
  }

  @Test
  void completion_knowsCommandsAndOptions() {
    assertThat(Main.run(List.of("completion", "bash"), shell.shell())).isEqualTo(ExitCode.DONE);
    assertThat(shell.output()).contains("patterns").contains("--fail-on").contains("complete ");
  }

  @Test
  void names_cannotSteerTheTerminal() {
    Main.run(List.of("scan", "a\u001b]0;title\u0007\u009b2J\u202e.log"), shell.shell());
    assertThat(shell.error()).doesNotContain("\u001b", "\u0007", "\u009b", "\u202e");
  }
}
