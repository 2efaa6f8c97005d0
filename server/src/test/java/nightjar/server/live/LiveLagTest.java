package nightjar.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import nightjar.EpochNanos;
import nightjar.duckdb.DuckDbSettings;
import nightjar.duckdb.DuckDbStore;
import nightjar.incident.BookSettings;
import nightjar.journal.Journal;
import nightjar.journal.JournalSettings;
import nightjar.pipeline.LiveSettings;
import nightjar.pipeline.ScanSettings;
import nightjar.shape.FastKey;
import nightjar.source.Arrival;
import nightjar.store.LogStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much time by the clock it takes from a line's arrival to its incident; a hand moves it. */
class LiveLagTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration STEP = Duration.ofMillis(500);
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration IDLE_TICK = Duration.ofSeconds(5);

  /** Two ticks, and a step to see it. */
  private static final Duration MOST = TICK.multipliedBy(2).plus(STEP);

  @TempDir private Path folder;
  private final AtomicReference<Instant> hand =
      new AtomicReference<>(Instant.parse("2026-03-02T10:00:00Z"));

  /** How often the running system has looked at the clock. */
  private final AtomicInteger looks = new AtomicInteger();

  private Journal journal;
  private LogStore store;
  private LiveRunner live;

  @BeforeEach
  void start() throws Exception {
    InstantSource clock = hand::get;
    journal =
        Journal.open(
            folder.resolve("journal"), JournalSettings.usual(clock).withTickDelay(Duration.ZERO));
    store = DuckDbStore.open(folder, DuckDbSettings.DEFAULT);
    live =
        new LiveRunner(
            journal,
            store,
            LiveSettings.defaults(ScanSettings.defaults(ZoneOffset.UTC), new FastKey(1)),
            BookSettings.DEFAULT,
            List.of(),
            clock,
            1L << 30,
            text -> {});
    live.watch(
        () -> {
          looks.incrementAndGet();
          return Map.of();
        });
    live.start();
  }

  @AfterEach
  void end() throws Exception {
    live.close();
    store.close();
    journal.close();
  }

  private static void until(BooleanSupplier holds) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!holds.getAsBoolean()) {
      assertThat(Instant.now()).as("not within " + PATIENCE).isBefore(end);
      LockSupport.parkNanos(2_000_000);
    }
  }

  /** Moves the clock, and waits until what follows from that has happened. */
  private void move(Duration by) {
    hand.set(hand.get().plus(by));
    look(
        3); // the first may have begun before; what the second does is told when the third is taken
    until(() -> live.state().behindArrivals() == 0);
    look(1); // a tick is numbered before it is in the journal
    until(() -> live.state().behindArrivals() == 0);
  }

  private void look(int times) {
    int seen = looks.get() + times;
    until(() -> looks.get() >= seen);
  }

  private void send(String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    live.take(new Arrival.Lines(EpochNanos.of(hand.get()), "app", "", "", "", bytes));
  }

  private void sendHistory() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 2_000; i > 0; i--) {
      Instant at = hand.get().minusMillis(500L * i);
      text.append(at).append(" INFO request ").append(i).append(" served\n");
    }
    send(text.toString());
  }

  /** Sends a fatal line; how long by the clock it takes until its incident is in the store. */
  private Duration lag() throws Exception {
    send(hand.get() + " FATAL the disk of the store is gone\n");
    Instant sent = hand.get();
    while (store.incidents().isEmpty()
        && hand.get().isBefore(sent.plus(IDLE_TICK.multipliedBy(2)))) {
      move(STEP);
    }
    assertThat(store.incidents().getFirst().latest().title()).contains("disk of the store");
    return Duration.between(sent, hand.get());
  }

  /** Idle, judged just so long ago: worst where the next tick comes too early to judge. */
  @ParameterizedTest
  @ValueSource(longs = {0, 500, 1_000, 2_000})
  void afterIdleTime_aFatalLineIsAnIncident_twoTicksLaterAtMost(long sinceTick) throws Exception {
    sendHistory();
    move(TICK);
    move(IDLE_TICK);
    long ticks = journal.last();
    move(Duration.ofMillis(sinceTick));
    assertThat(journal.last()).as("idle").isEqualTo(ticks);
    assertThat(lag()).isLessThanOrEqualTo(MOST);
    assertThat(journal.last() - ticks).isLessThanOrEqualTo(3); // the line itself, and two ticks
  }

  @Test
  void whileLinesCome_aFatalLineIsAnIncident_twoTicksLaterAtMost() throws Exception {
    sendHistory();
    for (int second = 0; second < 3; second++) {
      move(TICK);
      send(hand.get() + " INFO request " + second + " served\n");
    }
    assertThat(lag()).isLessThanOrEqualTo(MOST);
  }

  @Test
  void whenAllIsJudged_timePassesSeldom() throws Exception {
    sendHistory();
    move(TICK);
    move(TICK);
    move(TICK);
    long ticks = journal.last();
    for (int second = 1; second < IDLE_TICK.toSeconds() - 2; second++) {
      move(TICK);
    }
    assertThat(journal.last()).isEqualTo(ticks);
  }
}
