package nightjar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import nightjar.cli.ConfigShell.Ended;
import nightjar.server.Nightjar;
import nightjar.source.Arrival;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLettersCommandTest {
  @TempDir private Path folder;
  private ConfigShell shell = new ConfigShell(Path.of(""));
  private String key = "";

  @BeforeEach
  void begin() {
    shell = new ConfigShell(folder.resolve("data"));
  }

  private Nightjar up() throws Exception {
    Nightjar nightjar = shell.up();
    key = nightjar.firstKey().orElse(key);
    return nightjar;
  }

  /** Lines at a time that nothing can hold; returns their number once they are left out. */
  private static long leaveOut(Nightjar nightjar) throws Exception {
    byte[] text = "mail ann@example.com\u001b[31m in vain\nand more\n".getBytes(UTF_8);
    long number = nightjar.live().take(new Arrival.Lines(Long.MAX_VALUE, "odd", "", "", "", text));
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    while (nightjar.store().deadLetterCounts().letters() == 0) {
      assertThat(Instant.now()).isBefore(end);
      LockSupport.parkNanos(5_000_000);
    }
    return number;
  }

  private Ended done(String... arguments) {
    Ended ended = shell.run(arguments);
    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.DONE);
    return ended;
  }

  @Test
  void ofAFolder_listed_shown_exported_andTakenInAgain() throws Exception {
    String number;
    try (Nightjar nightjar = up()) {
      number = Long.toString(leaveOut(nightjar));
      Ended used = shell.run("dead-letters", "list");
      assertThat(used.code()).isEqualTo(ExitCode.NOTHING_READ);
      assertThat(used.err()).contains("in use", "--server");
    }
    assertThat(done("dead-letters", "list").out())
        .contains(number, "2 lines", "odd")
        .doesNotContain("ann@", "\u001b");
    assertThat(done("dead-letters", "show", number).out())
        .contains("[EMAIL", "sample", "reason")
        .doesNotContain("ann@", "taken in again");
    assertThat(done("dead-letters", "show", number, "--raw").out())
        .isEqualTo("mail ann@example.com?[31m in vain\nand more\n");
    Path file = folder.resolve("letters.ndjson");
    assertThat(done("dead-letters", "export", file.toString()).err()).contains("1 dead letters");
    assertThat(Files.readString(file))
        .contains("\"arrival\":" + number, "\"lines\":2")
        .doesNotContain("ann@");

    assertThat(done("dead-letters", "resubmit", number).out())
        .startsWith("2 lines of dead letter " + number + " are taken in again, as arrival ");
    assertThat(done("dead-letters", "resubmit", number).out()).contains("were taken in before");
    assertThat(done("dead-letters", "show", number).out()).contains("taken in again");
    try (Nightjar nightjar = up()) {
      Instant end = Instant.now().plus(Duration.ofSeconds(30));
      while (nightjar.store().rows() < 2) {
        assertThat(Instant.now()).isBefore(end);
        LockSupport.parkNanos(5_000_000);
      }
      assertThat(nightjar.store().rows()).isEqualTo(2);
      assertThat(nightjar.store().deadLetterCounts().letters()).isEqualTo(1);
    }
  }

  @Test
  void ofAServer_withItsKeys() throws Exception {
    try (Nightjar nightjar = up()) {
      String number = Long.toString(leaveOut(nightjar));
      String url = nightjar.address();
      assertThat(done("dead-letters", "list", "--server", url).out())
          .contains(number, "2 lines", "odd")
          .doesNotContain("ann@");
      Ended noKey = shell.run("dead-letters", "resubmit", number, "--server", url);
      assertThat(noKey.code()).isEqualTo(ExitCode.NOTHING_READ);
      assertThat(noKey.err()).contains("admin");
      shell.set("NIGHTJAR_KEY", key);
      assertThat(done("dead-letters", "show", number, "--raw", "--server", url).out())
          .contains("ann@example.com");
      assertThat(done("dead-letters", "resubmit", number, "--server", url).out())
          .contains("2 lines of dead letter " + number + " are taken in again");
      assertThat(done("dead-letters", "resubmit", number, "--server", url, "--key", key).out())
          .contains("were taken in before");
      Ended none = shell.run("dead-letters", "resubmit", "99", "--server", url);
      assertThat(none.code()).isEqualTo(ExitCode.USAGE);
      assertThat(none.err()).contains("there is no dead letter 99");
    }
  }

  @Test
  void whereNobodyIs_itIsSaid() {
    Ended ended = shell.run("dead-letters", "list", "--server", "http://127.0.0.1:1");
    assertThat(ended.code()).isEqualTo(ExitCode.NOTHING_READ);
    assertThat(ended.err()).contains("no answer from http://127.0.0.1:1/");
    Ended noStore = shell.run("dead-letters", "list");
    assertThat(noStore.code()).isEqualTo(ExitCode.NOTHING_READ);
    assertThat(noStore.err()).contains("there is no store in", "--data");
    assertThat(shell.data()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dead-letters | dead-letters what?",
        "dead-letters show | N is missing",
        "dead-letters export | FILE is missing",
        "dead-letters list --server ftp://x | --server: \"ftp://x\" is no address",
        "dead-letters list --server http://x --data y | dead-letters: give --data or --server",
        "dead-letters list --key k | --key is for a server",
      })
  void wrongUsage_saysWhatWouldBeRight(String line, String message) {
    Ended ended = shell.run(line.split(" "));
    assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.err()).startsWith("nightjar: " + message);
  }
}
