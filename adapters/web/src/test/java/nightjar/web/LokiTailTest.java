package nightjar.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import nightjar.EpochNanos;
import nightjar.testkit.LokiStandIn;
import nightjar.testkit.StandInFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LokiTailTest {
  private static final Map<String, String> SHOP = Map.of("app", "shop");

  private final LokiStandIn loki = new LokiStandIn();
  private final Outbound outbound = new Outbound();
  private final MemoryIntake intake = new MemoryIntake();
  private final LokiSettings settings =
      LokiSettings.of(Endpoint.of("LOKI_URL", loki.url()), "{app=\"shop\"}");
  private final InstantSource clock = InstantSource.system();
  private final List<Thread> threads = new ArrayList<>();

  @AfterEach
  void end() throws InterruptedException {
    for (Thread thread : threads) {
      thread.interrupt();
      thread.join();
    }
    outbound.close();
    loki.close();
  }

  private LokiTail tail(Duration silence) {
    var tail =
        new LokiTail(settings, outbound, intake, intake.position(), clock, new Random(1), silence);
    threads.add(Thread.ofVirtual().start(tail));
    return tail;
  }

  private void push(String line) {
    loki.push(EpochNanos.now(clock), SHOP, line);
  }

  @Test
  void entries_areHandedAsTheyAreTold_afterThoseThatWereThere() throws InterruptedException {
    loki.push(EpochNanos.of(clock.instant().minusSeconds(60)), SHOP, "before");
    LokiTail tail = tail(Duration.ofSeconds(30));
    Wait.until(() -> loki.tails() == 1);
    push("told");
    push("x".repeat(70_000));
    Wait.until(() -> intake.lines().size() == 3);
    assertThat(intake.lines()).containsExactly("before", "told", "x".repeat(70_000));
    assertThat(tail.state().ok()).isTrue();
    assertThat(tail.state().entries()).isEqualTo(3);
  }

  @Test
  void brokenConnections_loseNothing_andRepeatNothing() throws Exception {
    tail(Duration.ofSeconds(30));
    List<String> sent = new ArrayList<>();
    for (int round = 0; round < 4; round++) {
      Wait.until(() -> loki.tails() == 1);
      for (int i = 0; i < 50; i++) {
        sent.add("round " + round + " told " + i);
        push(sent.getLast());
      }
      if (round % 2 == 0) {
        loki.breakTails();
      } else {
        loki.endTails();
      }
      Wait.until(() -> loki.tails() == 0);
      sent.add("round " + round + " while away");
      push(sent.getLast());
    }
    Wait.until(() -> intake.lines().size() >= sent.size());
    assertThat(intake.lines()).containsExactlyInAnyOrderElementsOf(sent);
  }

  @Test
  void droppedEntries_areAskedFor() throws InterruptedException, IOException {
    tail(Duration.ofSeconds(30));
    Wait.until(() -> loki.tails() == 1);
    push("told");
    Wait.until(() -> intake.lines().size() == 1);
    loki.pushUntold(EpochNanos.now(clock), SHOP, "dropped");
    loki.tellDropped();
    Wait.until(() -> intake.lines().size() == 2);
    assertThat(intake.lines()).containsExactly("told", "dropped");
  }

  @Test
  void restart_goesOnFromThePosition() throws InterruptedException {
    tail(Duration.ofSeconds(30));
    Wait.until(() -> loki.tails() == 1);
    push("a");
    Wait.until(() -> intake.lines().size() == 1);
    threads.getFirst().interrupt();
    threads.getFirst().join();
    push("b");
    tail(Duration.ofSeconds(30));
    Wait.until(() -> intake.lines().size() == 2);
    assertThat(intake.lines()).containsExactly("a", "b");
  }

  @Test
  void silentConnection_isProbed_andKeptIfItAnswers() throws InterruptedException {
    LokiTail tail = tail(Duration.ofSeconds(1));
    Wait.until(() -> loki.pings() >= 2);
    push("still there");
    Wait.until(() -> intake.lines().size() == 1);
    assertThat(tail.state().ok()).isTrue();
    assertThat(loki.requests()).filteredOn(r -> r.path().endsWith("/tail")).hasSize(1);
  }

  @Test
  void silentConnection_thatDoesNotAnswer_isGivenUp() throws InterruptedException {
    loki.ignorePings();
    LokiTail tail = tail(Duration.ofMillis(20));
    Wait.until(() -> tail.state().detail().contains("went silent"));
    push("meanwhile");
    Wait.until(() -> intake.lines().size() == 1);
  }

  @Test
  void refusedWebSocket_isToldAndTriedAgain() throws InterruptedException {
    loki.next(new StandInFault.Held(new CountDownLatch(0)));
    loki.next(StandInFault.status(503, "too many tails"));
    LokiTail tail = tail(Duration.ofSeconds(30));
    Wait.until(() -> !tail.state().ok());
    assertThat(tail.state().detail()).contains("answered 503 instead of a WebSocket");
    Wait.until(() -> loki.tails() == 1);
    Wait.until(() -> tail.state().ok());
  }
}
