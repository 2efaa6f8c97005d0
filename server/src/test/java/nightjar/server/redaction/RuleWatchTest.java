package nightjar.server.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import nightjar.redact.TokenKeys;
import nightjar.server.config.ConfigException;
import nightjar.server.config.RedactionConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleWatchTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String LINE = "from 10.1.2.3";

  @TempDir private Path folder;
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

  private RuleWatch watch(boolean isRequired) throws ConfigException {
    RedactionConfig config =
        new RedactionConfig(folder.resolve("redaction.json"), isRequired, folder.resolve("key"));
    return new RuleWatch(
        config, new TokenKeys(new byte[TokenKeys.BYTES]), () -> Instant.EPOCH, this::say);
  }

  private void say(String line) {
    said.add(line);
  }

  private void write(String rules) throws IOException {
    Files.writeString(folder.resolve("redaction.json"), rules);
  }

  private static String redacted(RuleWatch watch) {
    return watch.redactors().everywhere().redact(LINE).toString();
  }

  @Test
  void withoutFile_theUsualRulesHold() throws Exception {
    try (RuleWatch watch = watch(false)) {
      assertThat(redacted(watch)).isEqualTo("from [IP]");
      assertThat(watch.state().isRead()).isFalse();
      assertThat(watch.state().trouble()).isEmpty();
    }
  }

  @Test
  void fileThatWasNamed_mustBeThere() {
    assertThatThrownBy(() -> watch(true))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("redaction.rules names ")
        .hasMessageEndingWith("which is not there");
  }

  @Test
  void mistakeAtTheStart_stopsIt_namingRuleAndPlace() throws Exception {
    write("{\n  \"rules\": [{\"name\": \"STAFF\", \"pattern\": \"(a\"}]\n}");
    assertThatThrownBy(() -> watch(false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("redaction.json line 2, column ")
        .hasMessageContaining("the pattern of rule STAFF is no RE2 expression: ")
        .hasMessageContaining("missing closing )");
  }

  @Test
  void changedFile_isInForceSoon_andAMistakeChangesNothing() throws Exception {
    write("{\"modes\": {\"IP\": \"keep\"}}");
    try (RuleWatch watch = watch(true).start()) {
      assertThat(redacted(watch)).isEqualTo(LINE);
      write("{\"modes\": {\"IP\": \"drop\"}}");
      assertThat(said.poll(LONG.toSeconds(), TimeUnit.SECONDS)).contains("are in force");
      assertThat(redacted(watch)).isEqualTo("from ");
      write("{\"modes\": {\"IP\": \"hide\"} }");
      assertThat(said.poll(LONG.toSeconds(), TimeUnit.SECONDS))
          .contains("unknown mode hide")
          .endsWith("the rules read before stay in force");
      assertThat(redacted(watch)).isEqualTo("from ");
      assertThat(watch.state().trouble()).contains("line 1, column ");
      Files.delete(folder.resolve("redaction.json"));
      assertThat(said.poll(LONG.toSeconds(), TimeUnit.SECONDS)).contains("are in force");
      assertThat(redacted(watch)).isEqualTo("from [IP]");
    }
  }

  @Test
  void key_isMadeOnce_forItsOwnerOnly() throws Exception {
    Path file = folder.resolve("key");
    TokenKeys made = TokenKeyFile.make(file, new SecureRandom());
    assertThat(TokenKeyFile.read(file).isSame(made)).isTrue();
    assertThat(TokenKeyFile.make(file, new SecureRandom()).isSame(made)).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Files.writeString(file, "c2hvcnQ=");
    assertThatThrownBy(() -> TokenKeyFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not base64 of 32 bytes")
        .hasMessageNotContaining("c2hvcnQ=");
  }
}
