package nightjar.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
  @TempDir Path folder;
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  private Keys keys() throws IOException {
    return new Keys(folder, () -> now, new Random(7));
  }

  @Test
  void firstRun_makesAnAdministratorOnce() throws IOException {
    Keys keys = keys();
    Keys.Made made = keys.first().orElseThrow();
    assertThat(made.secret().reveal()).matches("nj_[0-9a-f]{8}_[A-Za-z0-9_-]{43}");
    assertThat(made.toString()).doesNotContain(made.secret().reveal());
    assertThat(keys.first()).isEmpty();
    assertThat(keys().first()).isEmpty();
    assertThat(keys().check(made.secret().reveal()).orElseThrow().allows(Scope.READ_RAW)).isTrue();
  }

  @Test
  void file_isForItsOwnerOnly_andHoldsNoSecret() throws IOException {
    Keys.Made made = keys().first().orElseThrow();
    Path file = folder.resolve("keys.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).doesNotContain(made.secret().reveal().substring(12));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    keys();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void keys_endWhenTheyExpireOrAreRevoked() throws IOException {
    Keys keys = keys();
    Keys.Made brief =
        keys.create("brief", Set.of(Scope.READ, Scope.READ_RAW), Optional.of(Duration.ofDays(1)));
    Keys.Made lasting = keys.create("lasting", Set.of(Scope.INGEST), Optional.empty());
    assertThat(keys().list()).containsExactly(brief.key(), lasting.key());
    now = now.plus(Duration.ofDays(2));
    assertThat(keys.check(brief.secret().reveal())).isEmpty();
    assertThat(keys.check(lasting.secret().reveal())).isPresent();
    // By another process.
    assertThat(keys().revoke(lasting.key().id())).isTrue();
    assertThat(keys.check(lasting.secret().reveal())).isEmpty();
    assertThat(keys.revoke("00000000")).isFalse();
  }

  @Test
  void brokenFile_isNamed() throws IOException {
    for (String text :
        new String[] {"x", "{\"keys\":[{\"id\":\"a\"}]}", "{\"keys\":[{\"scopes\":\"all\"}]}"}) {
      Files.writeString(folder.resolve("keys.json"), text);
      assertThatThrownBy(this::keys)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("keys.json");
    }
  }

  @Test
  void badName_isRefused() throws IOException {
    Keys keys = keys();
    assertThatThrownBy(() -> keys.create("a\nb", Set.of(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void wrongKeys_waitLongerAndLonger_forgottenAfterAMinute() throws IOException {
    FailedAttempts failed = new FailedAttempts(() -> now);
    InetAddress address = InetAddress.getByAddress(new byte[] {10, 0, 0, 1});
    assertThat(failed.failed(address)).isEqualTo(Duration.ofMillis(50));
    assertThat(failed.failed(address)).isEqualTo(Duration.ofMillis(100));
    for (int i = 0; i < 100; i++) {
      assertThat(failed.failed(address)).isLessThanOrEqualTo(Duration.ofSeconds(4));
    }
    assertThat(failed.failed(address)).isEqualTo(Duration.ofSeconds(4));
    now = now.plusSeconds(61);
    assertThat(failed.failed(address)).isEqualTo(Duration.ofMillis(50));
    for (int i = 0; i < 10_000; i++) {
      failed.failed(InetAddress.getByAddress(new byte[] {10, 1, (byte) (i >> 8), (byte) i}));
    }
    assertThat(failed.size()).isEqualTo(4096);
  }
}
