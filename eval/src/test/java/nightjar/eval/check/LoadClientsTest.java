package nightjar.eval.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadClientsTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  @TempDir private Path folder;

  @Test
  void clients_writeDownWhatIsKept_andSendAgainWhatIsUnclear() throws Exception {
    CheckSettings settings = CheckSettings.usual(1, 1, List.of("none"));
    try (var server = new StandInServer()) {
      server.refusesEachKeyOnce = true;
      List<Ledger> ledgers;
      try (var clients = new LoadClients(settings, 1, folder, server.address())) {
        assertThat(Waiting.until(SOON, () -> server.size() > 2_000)).isTrue();
        clients.stop();
        assertThat(clients.trouble()).isEmpty();
        ledgers = clients.ledgers();
      }
      try (var door = new ServerDoor(server.address())) {
        Verdict verdict = Verdict.of(ledgers, door);
        assertThat(verdict.acknowledged()).isEqualTo(server.size());
        assertThat(verdict.lost() + verdict.duplicates() + verdict.strangers()).isZero();
        assertThat(verdict.answers()).containsKeys(200, 503);
      }
      assertThat(server.bodiesOfKeys.values())
          .as("a resend has the same bytes")
          .anyMatch(bodies -> bodies.size() == 2)
          .allMatch(bodies -> bodies.stream().distinct().count() == 1);
    }
  }
}
