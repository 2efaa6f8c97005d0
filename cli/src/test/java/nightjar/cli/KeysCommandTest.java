package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import nightjar.cli.ConfigShell.Ended;
import nightjar.server.http.Key;
import nightjar.server.http.Keys;
import nightjar.server.http.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysCommandTest {
  @TempDir private Path folder;
  private ConfigShell shell = new ConfigShell(Path.of(""));

  @BeforeEach
  void begin() {
    shell = new ConfigShell(folder.resolve("data"));
  }

  private Keys keys() throws IOException {
    return new Keys(shell.data(), () -> ConfigShell.NOW, new SecureRandom());
  }

  @Test
  void created_isSeenByWhoRuns_andShownOnce() throws IOException {
    Keys running = keys();
    Ended ended =
        shell.run("keys", "create", "anna", "--scope", "read,READ-raw", "--expires", "90d");
    assertThat(ended.code()).isEqualTo(ExitCode.DONE);
    assertThat(ended.out()).matches("nj_[0-9a-f]{8}_[A-Za-z0-9_-]{43}\n");
    Key key = running.check(ended.out().strip()).orElseThrow();
    assertThat(key.name()).isEqualTo("anna");
    assertThat(key.scopes()).containsExactlyInAnyOrder(Scope.READ, Scope.READ_RAW);
    assertThat(key.expires()).contains(ConfigShell.NOW.plus(Duration.ofDays(90)));
    assertThat(ended.err())
        .contains(key.id(), "read,read-raw", "until 2026-06-08T12:00:00Z", "not shown again");
    String secret = ended.out().strip().substring("nj_12345678_".length());
    Ended listed = shell.run("keys", "list");
    assertThat(listed.out())
        .contains(key.id(), "anna", "read,read-raw", "until 2026-06-08")
        .doesNotContain(secret);
  }

  @Test
  void folderThatIsMade_isForItsOwnerOnly() throws IOException {
    shell.run("keys", "create", "a", "--scope", "act");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shell.data())))
        .isEqualTo("rwx------");
  }

  @Test
  void revoked_isOutOfUse() throws IOException {
    String made = shell.run("keys", "create", "a", "--scope", "mark").out().strip();
    String id = made.substring(3, 11);
    assertThat(shell.run("keys", "revoke", id).out()).isEqualTo("key " + id + " is out of use\n");
    assertThat(keys().check(made)).isEmpty();
    assertThat(shell.run("keys", "list").out()).isEmpty();
    Ended again = shell.run("keys", "revoke", made);
    assertThat(again.code()).isEqualTo(ExitCode.USAGE);
    assertThat(again.err()).contains("there is no key " + id).doesNotContain(made);
  }

  @Test
  void noKeys_isNoFailure_andMakesNothing() {
    Ended ended = shell.run("keys", "list");
    assertThat(ended.code()).isEqualTo(ExitCode.DONE);
    assertThat(ended.err()).contains("there are no keys");
    assertThat(shell.data()).doesNotExist();
  }

  @Test
  void expired_isSaid() throws IOException {
    new Keys(shell.data(), () -> ConfigShell.NOW.minus(Duration.ofDays(2)), new SecureRandom())
        .create("old", java.util.Set.of(Scope.READ), java.util.Optional.of(Duration.ofDays(1)));
    assertThat(shell.run("keys", "list").out()).contains("expired 2026-03-09T12:00:00Z");
  }

  @Test
  void damagedFile_isNothingRead_andStays() throws IOException {
    Files.createDirectories(shell.data());
    Path file = Files.writeString(shell.data().resolve("keys.json"), "{\"keys\":[{");
    for (String line : new String[] {"keys list", "keys create a --scope read", "keys revoke 1"}) {
      Ended ended = shell.run(line.split(" "));
      assertThat(ended.code()).isEqualTo(ExitCode.NOTHING_READ);
      assertThat(ended.err()).contains("keys.json", "cannot be read");
    }
    assertThat(Files.readString(file)).isEqualTo("{\"keys\":[{");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "keys | keys what?",
        "keys create a | --scope needs a value",
        "keys create --scope read | NAME is missing",
        "keys create a --scope reed | --scope: there is no scope \"reed\"; did you mean read?",
        "keys create a --scope frobnicate | --scope: there is no scope \"frobnicate\"; there are: act, admin",
        "keys create a --scope none | --scope: there is no scope \"none\"",
        "keys create a --scope read --expires soon | --expires: \"soon\" is no length of time",
        "keys create \u00e4 --scope read | keys create: a key's name is",
        "keys revoke | ID is missing",
      })
  void wrongUsage_saysWhatWouldBeRight(String line, String message) {
    Ended ended = shell.run(line.split(" "));
    assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.err()).startsWith("nightjar: " + message);
  }
}
