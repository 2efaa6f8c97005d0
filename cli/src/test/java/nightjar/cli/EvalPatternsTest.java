package nightjar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code eval patterns} and {@code eval stability} through the command's own door. */
class EvalPatternsTest {
  private static final String PERFECT =
      "\"lines\":20,\"ga\":1.0,\"fga\":1.0,\"pa\":1.0,\"fta\":1.0,\"on_arrival_ga\":1.0";

  @TempDir Path folder;
  private final TestShell shell = TestShell.create();

  @BeforeEach
  void writeSystem() throws IOException {
    StringBuilder csv = new StringBuilder("LineId,Content,EventId,EventTemplate\r\n");
    for (int i = 0; i < 10; i++) {
      csv.append("1,request %d served,E1,request <*> served\r\n".formatted(i));
      csv.append("2,\"cache \"\"main\"\", flushed\",E2,\"cache \"\"main\"\", flushed\"\r\n");
    }
    Path system = Files.createDirectories(folder.resolve("labelled/Tiny"));
    Files.writeString(system.resolve("Tiny_full.log_structured.csv"), csv);
  }

  private int run(String... arguments) {
    return Main.run(List.of(arguments), shell.shell());
  }

  @Test
  void json_holdsSystemsAndMean() {
    int code =
        run("eval", "patterns", folder.resolve("labelled").toString(), "--json", "--no-peers");
    assertThat(shell.error()).isEmpty();
    assertThat(code).isEqualTo(ExitCode.DONE);
    assertThat(shell.output().replaceAll("\\s", ""))
        .isEqualTo(
            "{\"schema\":\"nightjar.eval.patterns/1\",\"systems\":{\"Tiny\":{"
                + PERFECT
                + "}},\"mean\":{"
                + PERFECT
                + "},\"peers\":{}}");
  }

  @Test
  void table_hasARowASystem_andTheMean() {
    assertThat(run("eval", "patterns", folder.resolve("labelled/Tiny").toString(), "--no-peers"))
        .isEqualTo(ExitCode.DONE);
    assertThat(shell.output().lines().map(line -> line.strip().replaceAll(" +", " ")))
        .containsExactly(
            "lines GA FGA PA FTA on arrival",
            "Tiny 20 1.0000 1.0000 1.0000 1.0000 1.0000",
            "mean 20 1.0000 1.0000 1.0000 1.0000 1.0000");
  }

  @Test
  void unreadableSystem_isNamed() throws IOException {
    Path broken = Files.createDirectories(folder.resolve("labelled/Broken"));
    Files.writeString(broken.resolve("Broken_2k.log_structured.csv"), "Content\nx\n");
    assertThat(run("eval", "patterns", folder.resolve("labelled").toString(), "--no-peers"))
        .isEqualTo(ExitCode.NOTHING_READ);
    assertThat(shell.error())
        .contains("Broken_2k.log_structured.csv: no column EventTemplate in the first row");
    assertThat(shell.output()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "patterns | DIR is missing",
        "patterns /no/such/folder | /no/such/folder is no folder; name one with a folder",
        "patterns . --peer spell --json | --peer: there is no peer spell; there is drain3",
        "patterns . --peer drain3 --no-peers | --peer and --no-peers contradict each other",
        "stability x --shards 1..8 | --shards: \"1..8\" is no range of shards within 2..64",
        "stability x --shards 8..2 | --shards: \"8..2\" is no range of shards within 2..64",
        "stability x --shards many | --shards: \"many\" is no range of shards within 2..64",
      })
  void wrongUsage_saysWhatIsRight(String line, String message) {
    assertThat(run(("eval " + line).split(" ", -1))).isEqualTo(ExitCode.USAGE);
    assertThat(shell.error()).startsWith("nightjar: " + message);
    assertThat(shell.output()).isEmpty();
  }

  @Test
  void folderWithoutSystems_isToldWhatIsLookedFor() {
    assertThat(run("eval", "patterns", folder.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(shell.error()).contains("holds no folder NAME with NAME_*.log_structured*.csv");
  }

  @Test
  void stability_comparesEveryRun() throws IOException {
    Path log = folder.resolve("app.log");
    Files.write(
        log,
        IntStream.range(0, 400)
            .mapToObj(i -> "2026-03-01T20:00:00Z INFO step%d of job took %d ms".formatted(i % 7, i))
            .toList());
    int code =
        run("eval", "stability", log.toString(), "--shards", "2..3", "--seed", "9", "--json");
    assertThat(shell.error()).isEmpty();
    assertThat(code).isEqualTo(ExitCode.DONE);
    assertThat(shell.output())
        .contains("\"lines\" : 400", "\"same\" : true", "\"seed\" : 9", "\"shards\" : 3");
  }

  @Test
  void logThatBreaksOff_isNamed() throws IOException {
    Path log = folder.resolve("broken.log.gz");
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(whole)) {
      for (int i = 0; i < 20_000; i++) {
        gzip.write("%d line %s\n".formatted(i, Integer.toHexString(i * 7919)).getBytes(UTF_8));
      }
    }
    Files.write(log, Arrays.copyOf(whole.toByteArray(), whole.size() / 2));
    assertThat(run("eval", "stability", log.toString())).isEqualTo(ExitCode.NOTHING_READ);
    assertThat(shell.error()).contains("broken.log.gz");
    assertThat(shell.output()).isEmpty();
  }

  @Test
  void stabilityOfNothing_isNothingRead() {
    assertThat(run("eval", "stability", folder.resolve("gone.log").toString()))
        .isEqualTo(ExitCode.NOTHING_READ);
  }
}
