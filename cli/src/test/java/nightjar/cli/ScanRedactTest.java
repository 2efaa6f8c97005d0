package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code scan --redact} shows of values that are planted wherever a record has text. */
class ScanRedactTest {
  private static final List<String> PLANTED =
      List.of(
          "planted@victim.example",
          "10.77.66.55",
          "4111111111111111",
          "4111 1111 1111 1111",
          "hunter2planted",
          "00:1a:2b:3c:4d:5e");

  @TempDir Path folder;
  private final TestShell shell = TestShell.create();
  private String log = "";

  @BeforeEach
  void writeLog() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 1500; i++) {
      String time = "2026-03-01T20:%02d:%02dZ".formatted(i / 60, i % 60);
      lines.add(time + " INFO shop request %d served in %d ms".formatted(i, i % 40));
      if (i > 1000 && i < 1040) {
        lines.add(
            time
                + " ERROR svc-10.77.66.55 payment of planted@victim.example failed, card=4111111111111111"
                + " password=hunter2planted: java.lang.IllegalStateException: no 00:1a:2b:3c:4d:5e");
        lines.add("\tat com.acme.Pay.run(Pay.java:12)");
        lines.add("\tcaused by planted@victim.example, card 4111 1111 1111 1111");
      }
      if (i == 1200) {
        lines.add(time + " FATAL host=10.77.66.55 user=planted@victim.example is gone");
      }
    }
    log = Files.write(folder.resolve("planted.log"), lines).toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--top 0 -v",
        "--json",
        "--jsonl",
        "--session-key user=(\\S+) --json --min-score 0"
      })
  void plantedValues_areNowhere(String options) {
    List<String> arguments = new ArrayList<>(List.of("scan", log, "--redact"));
    arguments.addAll(List.of(options.split(" ")));
    assertThat(Main.run(arguments, shell.shell())).isEqualTo(ExitCode.DONE);
    assertThat(shell.output()).contains("[EMAIL]");
    assertThat(shell.output() + shell.error()).doesNotContain(PLANTED);
  }

  @Test
  void page_holdsNone() throws IOException {
    Path page = folder.resolve("report.html");
    assertThat(Main.run(List.of("scan", log, "--redact", "--html", page.toString()), shell.shell()))
        .isEqualTo(ExitCode.DONE);
    assertThat(Files.readString(page)).contains("[EMAIL]").doesNotContain(PLANTED);
  }

  @Test
  void modelKeepsWordsAsTheyAre_andThatIsSaid() {
    Path model = folder.resolve("model.json");
    assertThat(
            Main.run(
                List.of("scan", log, "--redact", "--save-model", model.toString()), shell.shell()))
        .isEqualTo(ExitCode.DONE);
    assertThat(shell.error())
        .contains("the model keeps constant words of lines and names of services as they are");
  }
}
