package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import nightjar.cli.ConfigShell.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/patterns.md shows is tried: every command that needs no other program. */
class PatternsDocTest {
  private static final Pattern COMMAND =
      Pattern.compile("(?m)^\\./nightjar ([^|$\n]*?)(?:  +\\S.*)?$");

  @TempDir private Path folder;

  @Test
  void everyExample_runs() throws IOException {
    String text = Files.readString(Path.of("..", "docs", "patterns.md"));
    List<String> commands = COMMAND.matcher(text).results().map(match -> match.group(1)).toList();
    assertThat(commands).hasSizeGreaterThan(10);
    ConfigShell shell = new ConfigShell(folder.resolve("data"));
    for (String command : commands) {
      String line =
          command
              .strip()
              .replaceAll("(?<=\\s)(shop|said)", folder.toString().replace("\\", "\\\\") + "/$1");
      Ended ended = shell.run(line.split(" "));
      boolean undoesNothing = command.contains("--undo");
      assertThat(ended.code())
          .as(line + "\n" + ended.err())
          .isEqualTo(undoesNothing ? ExitCode.USAGE : ExitCode.DONE);
    }
  }

  @Test
  void everyOption_isThere() throws IOException {
    String text = Files.readString(Path.of("..", "docs", "patterns.md"));
    for (String option :
        List.of(
            "--lines",
            "--regex",
            "--json",
            "--sort",
            "--top",
            "--redact",
            "--save-model",
            "--match",
            "--facts",
            "--export",
            "--model",
            "--rename",
            "--pin",
            "--split",
            "--join",
            "--undo")) {
      assertThat(text).contains(option);
    }
  }
}
