package nightjar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nightjar.cli.ConfigShell.Ended;
import nightjar.journal.Journal;
import nightjar.journal.JournalSettings;
import nightjar.source.Arrival;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalCommandTest {
  private static final long NANOS = 1_772_359_200_000_000_000L;
  @TempDir private Path folder;
  private ConfigShell shell = new ConfigShell(Path.of(""));

  @BeforeEach
  void begin() {
    shell = new ConfigShell(folder.resolve("data"));
  }

  @Test
  void verify_tellsWhatIsThere_alsoBesideAServer() throws Exception {
    try (Journal journal = journal()) {
      fill(journal);
      Ended ended = shell.run("journal", "verify");
      assertThat(ended.code()).isEqualTo(ExitCode.DONE);
      assertThat(ended.out())
          .contains("3 in ", " frames, 1 to 3")
          .containsPattern("lines +3\n")
          .contains("2026-03-10")
          .containsPattern("damage +none");
      assertThat(shell.run("journal", "verify", "--json").out())
          .contains("\"arrivals\":3", "\"lines\":3", "\"days\":[\"2026-03-10\"]", "\"damage\":[]");
    }
  }

  @Test
  void verify_namesDamage_andEndsWithAnError_andChangesNothing() throws Exception {
    fill();
    Path segment = segment();
    byte[] whole = Files.readAllBytes(segment);
    for (int at = 256; at < whole.length; at++) {
      byte[] bytes = whole.clone();
      bytes[at] ^= 1;
      Files.write(segment, bytes);
      Ended ended = shell.run("journal", "verify");
      if (!ended.out().contains("unfinished")) { // a length that is changed to a longer one
        assertThat(ended.code()).as("byte %d", at).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(ended.out())
            .contains("one finding", segment.getFileName().toString(), "skipped");
      }
      assertThat(Files.readAllBytes(segment)).isEqualTo(bytes);
    }
    Files.write(segment, java.util.Arrays.copyOf(whole, whole.length - 1));
    Ended cut = shell.run("journal", "verify");
    assertThat(cut.code()).isEqualTo(ExitCode.DONE);
    assertThat(cut.out()).contains("unfinished", "cut off at the next start");
  }

  @Test
  void dump_showsArrivals_lines_andJson_withoutWhatATerminalActsOn() throws Exception {
    fill();
    assertThat(shell.run("journal", "dump").out())
        .contains("lines  2 from app.log", "tick", "bad?]0;title?")
        .doesNotContain("\u001b");
    assertThat(shell.run("journal", "dump", "--lines").out())
        .isEqualTo("one\ntwo ?[31m\nthree ä\n");
    Ended json = shell.run("journal", "dump", "--json", "--from", "2", "--to", "3");
    assertThat(json.out().lines()).hasSize(2);
    assertThat(json.out())
        .contains("\"kind\":\"tick\"", "\"text\":\"three \\u00E4\\n\"", "bad\\u001B]0;title")
        .doesNotContain("\u001b", "one");
    assertThat(shell.run("journal", "dump", "--json", "--lines").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void withoutTheKey_nothingIsRead_andItSaysWhatToDo() throws Exception {
    fill();
    Files.delete(shell.data().resolve("journal.key"));
    for (List<String> words :
        List.of(List.of("verify"), List.of("dump", "--lines"), List.of("rotate-key"))) {
      Ended ended =
          shell.run(Stream.concat(Stream.of("journal"), words.stream()).toArray(String[]::new));
      assertThat(ended.code()).isEqualTo(ExitCode.NOTHING_READ);
      assertThat(ended.out()).isEmpty();
      assertThat(ended.err()).contains("journal.key").contains("put it back");
    }
    Ended erased = shell.run("journal", "erase", "--day", "2026-03-10");
    assertThat(erased.code()).isEqualTo(ExitCode.DONE);
    assertThat(shell.run("journal", "verify").out()).contains("erased      2026-03-10");
    try (Journal journal = journal()) {
      assertThat(journal.append(new Arrival.Tick(1))).isEqualTo(4);
    }
  }

  @Test
  void erasedValue_isNowhere() throws Exception {
    fill();
    Path file = Files.writeString(folder.resolve("value"), "three\n");
    assertThat(shell.run("journal", "erase", "--value", "one").out())
        .contains("1 places in 1 arrivals; 1 segments");
    assertThat(shell.run("journal", "erase", "--value-file", file.toString()).code())
        .isEqualTo(ExitCode.DONE);
    assertThat(shell.run("journal", "dump", "--lines").out())
        .isEqualTo("[erased]\ntwo ?[31m\n[erased] ä\n");
  }

  @Test
  void rotatedKey_opensTheJournal() throws Exception {
    fill();
    String before = Files.readString(shell.data().resolve("journal.key"));
    assertThat(shell.run("journal", "rotate-key").code()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readString(shell.data().resolve("journal.key"))).isNotEqualTo(before);
    assertThat(shell.run("journal", "dump", "--lines").out()).startsWith("one\n");
    Ended old = shell.set("NIGHTJAR_JOURNAL_KEY", before.strip()).run("journal", "verify");
    assertThat(old.code()).isEqualTo(ExitCode.NOTHING_READ);
    assertThat(old.err()).contains("wrapped by another key").doesNotContain(before.strip());
  }

  @Test
  void wrongWords_areNamed() throws Exception {
    assertThat(shell.run("journal").err()).contains("journal verify");
    assertThat(shell.run("journal", "erase").err()).contains("--day", "--value");
    assertThat(shell.run("journal", "erase", "--day", "1").err()).contains("is no day");
    assertThat(shell.run("journal", "erase", "--value", "x").err()).contains("no journal in");
    assertThat(shell.run("journal", "verify").err()).contains("no journal in");
    Ended key = shell.set("NIGHTJAR_JOURNAL_KEY", "c2hvcnQ=").run("journal", "verify");
    assertThat(key.code()).isEqualTo(ExitCode.USAGE);
    assertThat(key.err())
        .contains("NIGHTJAR_JOURNAL_KEY", "base64 of 32 bytes")
        .doesNotContain("c2hvcnQ=");
  }

  private void fill() throws Exception {
    try (Journal journal = journal()) {
      fill(journal);
    }
  }

  private static void fill(Journal journal) throws Exception {
    journal.append(lines("app.log", "one\ntwo \u001b[31m\n"));
    journal.append(new Arrival.Tick(NANOS + 1));
    journal.append(lines("bad\u001b]0;title\u0007", "three ä\n"));
  }

  private static Arrival.Lines lines(String source, String text) {
    return new Arrival.Lines(NANOS, source, "", "", "", text.getBytes(UTF_8));
  }

  private Journal journal() throws IOException {
    return Journal.open(
        shell.data().resolve("journal"), JournalSettings.usual(() -> ConfigShell.NOW));
  }

  private Path segment() {
    return shell.data().resolve("journal/00000000000000000001.journal");
  }
}
