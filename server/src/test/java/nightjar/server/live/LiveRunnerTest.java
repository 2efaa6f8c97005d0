package nightjar.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import nightjar.TimeRange;
import nightjar.act.AlertMemory;
import nightjar.act.AlertOutcome;
import nightjar.act.AlertTarget;
import nightjar.duckdb.DuckDbSettings;
import nightjar.duckdb.DuckDbStore;
import nightjar.incident.BookSettings;
import nightjar.incident.Deed;
import nightjar.incident.TrackedIncident;
import nightjar.journal.Journal;
import nightjar.journal.JournalSettings;
import nightjar.pipeline.LiveSettings;
import nightjar.pipeline.ScanSettings;
import nightjar.server.JournaledDeliveries;
import nightjar.shape.FastKey;
import nightjar.source.Arrival;
import nightjar.source.RefusedException;
import nightjar.store.Delivery;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;
import nightjar.store.LogStore;
import nightjar.store.PatternRow;
import nightjar.web.DeliveryWorker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveRunnerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final InstantSource CLOCK = InstantSource.system();
  private static final LiveSettings SETTINGS =
      LiveSettings.defaults(ScanSettings.defaults(ZoneOffset.UTC), new FastKey(1));

  @TempDir private Path folder;
  private Journal journal;
  private LogStore store;
  private LiveRunner live;
  private final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<LiveEvent> events = new ConcurrentLinkedQueue<>();
  private final Instant begin = Instant.now().minusSeconds(20_000);
  private int line;
  private long segmentBytes = 1 << 20;
  private final UnreadableDisk disk = new UnreadableDisk();

  @BeforeEach
  void start() throws Exception {
    journal =
        Journal.open(
            folder.resolve("journal"),
            JournalSettings.usual(CLOCK).withSegmentBytes(segmentBytes),
            disk,
            new SecureRandom());
    store = DuckDbStore.open(folder, DuckDbSettings.DEFAULT);
    journal.skipTo(store.arrival() + 1);
    disk.failures.set(disk.failuresFromRecall);
    live =
        new LiveRunner(
            journal,
            store,
            SETTINGS,
            BookSettings.DEFAULT,
            List.of("slack"),
            CLOCK,
            1L << 30,
            told::add);
    live.listen(events::add);
    live.start();
  }

  @AfterEach
  void end() throws Exception {
    live.close();
    store.close();
    journal.close();
  }

  private void restart() throws Exception {
    end();
    start();
  }

  private void until(BooleanSupplier holds) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!holds.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError(
            "not within %s: %d rows, %s".formatted(PATIENCE, store.rows(), live.state()));
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  /** Lines of the last hours, a second apart, ended by the one given. */
  private String lines(int count, String last) {
    StringBuilder text = new StringBuilder();
    Instant at = begin.plusSeconds(line);
    for (int i = 0; i < count; i++) {
      text.append(at.plusSeconds(i)).append(" INFO request ").append(line++).append(" served\n");
    }
    return last.isEmpty()
        ? text.toString()
        : text.append(at.plusSeconds(count)).append(last) + "\n";
  }

  private long send(String text, String batch) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    long now = Instant.now().toEpochMilli() * 1_000_000L;
    return live.take(new Arrival.Lines(now, "app.log", "", batch, "at " + line, bytes));
  }

  private List<LogRow> rows() {
    List<LogRow> rows = new ArrayList<>();
    for (long number = 1; number <= store.rows(); number++) {
      rows.add(store.row(number).orElseThrow());
    }
    return rows;
  }

  private TrackedIncident incident() throws Exception {
    send(lines(3_000, " FATAL the disk of the store is gone"), "");
    // The rows are counted a moment after the transaction that shows both.
    until(() -> !store.incidents().isEmpty() && store.rows() == line + 1);
    return store.incidents().getFirst();
  }

  @Test
  void linesAreStored_andTold_andAccounted() throws Exception {
    send(lines(50, ""), "");
    until(() -> live.state().lines().stored() == 50 && store.rows() == 50);
    assertThat(rows())
        .extracting(LogRow::message)
        .contains("request 0 served", "request 49 served");
    until(() -> live.state().lines().in() == 50 && live.state().behindArrivals() <= 1);
    assertThat(live.state().lines().rejected()).isZero();
    assertThat(events).anyMatch(LiveEvent.Stored.class::isInstance);
    assertThat(store.positions()).containsEntry("app.log", "at 50");
    assertThat(live.lines(rows().getFirst().arrival()).orElseThrow().text()).hasSizeGreaterThan(50);
  }

  @Test
  void moreLinesThanThePathShouldHold_areSeveralArrivals_storedOnce() throws Exception {
    byte[] many = lines(60_000, "").getBytes(StandardCharsets.UTF_8);
    long now = Instant.now().toEpochMilli() * 1_000_000L;
    Arrival.Lines sent = new Arrival.Lines(now, "http", "", "large", "", many);
    long number = live.take(sent);
    assertThat(number).isGreaterThan(5);
    assertThat(live.take(sent)).isEqualTo(number);
    until(() -> live.state().lines().stored() == 60_000 && store.rows() == 60_000);
    assertThat(live.state().lines().in()).isEqualTo(60_000);
    assertThat(store.row(1).orElseThrow().arrival()).isLessThan(number);
    assertThat(store.row(60_000).orElseThrow().arrival()).isEqualTo(number);
    restart();
    assertThat(live.take(sent)).isEqualTo(number);
    until(() -> live.state().behindArrivals() == 0);
    assertThat(store.rows()).isEqualTo(60_000);
  }

  @Test
  void aBatchSentByManyAtOnce_isCountedOnce() throws Exception {
    String text = lines(20, "");
    try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int batch = 0; batch < 20; batch++) {
        String key = "batch " + batch;
        for (int sender = 0; sender < 6; sender++) {
          var _ = senders.submit(() -> send(text, key));
        }
      }
    }
    until(() -> live.state().lines().stored() == 400 && live.state().behindArrivals() == 0);
    assertThat(live.state().lines().in()).isEqualTo(400);
    until(() -> live.state().lagNanos() == 0);
  }

  @Test
  void restart_goesOnWhereItWas_andKeepsEverything() throws Exception {
    TrackedIncident before = incident();
    List<LogRow> rows = rows();
    restart();
    send(lines(20, ""), "");
    until(() -> store.rows() == rows.size() + 20);
    assertThat(rows().subList(0, rows.size())).isEqualTo(rows);
    assertThat(store.incidents()).hasSize(1);
    assertThat(store.incidents().getFirst().number()).isEqualTo(before.number());
    until(() -> store.patterns().stream().mapToLong(PatternRow::count).sum() == 3_021);
  }

  @Test
  void whatWasTakenButNotStored_isStoredAfterTheRestart() throws Exception {
    send(lines(10, ""), "");
    end();
    journal = Journal.open(folder.resolve("journal"), JournalSettings.usual(CLOCK));
    byte[] late = lines(7, "").getBytes(StandardCharsets.UTF_8);
    journal.append(new Arrival.Lines(1, "app.log", "", "", "", late));
    journal.close();
    start();
    until(() -> store.rows() == 17);
    assertThat(rows()).extracting(LogRow::number).doesNotHaveDuplicates().hasSize(17);
  }

  @Test
  void incident_isToldOnce_andDeedsTakeEffectBeforeTheCallReturns() throws Exception {
    TrackedIncident found = incident();
    assertThat(found.latest().title()).contains("the disk of the store is gone");
    until(() -> !store.due(Long.MAX_VALUE, 10).isEmpty());
    assertThat(store.due(Long.MAX_VALUE, 10))
        .extracting(Delivery::target, Delivery::change)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("slack", "new"));
    live.perform(new Deed.SetMark(found.number(), TrackedIncident.Mark.NOISE, "ann"));
    TrackedIncident marked = store.incident(found.number()).orElseThrow();
    assertThat(marked.mark()).isEqualTo(TrackedIncident.Mark.NOISE);
    assertThat(marked.state()).isEqualTo(TrackedIncident.State.RESOLVED);
    restart();
    live.perform(new Deed.Undo(found.number(), "ann"));
    assertThat(store.incident(found.number()).orElseThrow().state())
        .isEqualTo(TrackedIncident.State.NEW);
    assertThatThrownBy(() -> live.perform(new Deed.Undo(99, "ann")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("NJ-99");
  }

  @Test
  void marker_isKept() throws Exception {
    live.perform(new Deed.AddMarker(5, "deploy", "shop", "v2", "ann"));
    assertThat(store.markers(new TimeRange(0, 10)))
        .singleElement()
        .satisfies(marker -> assertThat(marker.text()).isEqualTo("v2"));
  }

  @Test
  void sameBatchAgain_isStoredOnce() throws Exception {
    String text = lines(5, "");
    long first = send(text, "batch-1");
    assertThat(send(text, "batch-1")).isEqualTo(first);
    send(lines(1, ""), "");
    until(() -> store.rows() == 6);
    assertThat(live.state().lines().in()).isLessThanOrEqualTo(6);
  }

  @Test
  void sameBatchAgain_afterItsSegmentIsGone_andARestart_isStoredOnce() throws Exception {
    segmentBytes = 4096;
    restart();
    String text = lines(5, "");
    long first = send(text, "batch-1");
    for (int i = 0; i < 10; i++) {
      send(lines(1_000, ""), "");
    }
    until(() -> store.rows() == 10_005);
    journal.trim(store.arrival(), 0);
    assertThat(journal.first()).isGreaterThan(first);
    restart();
    assertThat(send(text, "batch-1")).isEqualTo(first);
    send(lines(1, ""), "batch-2");
    until(() -> store.rows() >= 10_006);
    assertThat(store.rows()).isEqualTo(10_006);
    assertThat(live.state().lines().in()).isLessThanOrEqualTo(10_006);
  }

  @Test
  void sameBatchAgain_afterItsDayIsErased_isStoredOnce() throws Exception {
    String text = lines(5, "");
    long first = send(text, "batch-1");
    until(() -> store.rows() == 5);
    end();
    try (Journal closed = Journal.open(folder.resolve("journal"), JournalSettings.usual(CLOCK))) {
      closed.eraseDay(LocalDate.ofInstant(CLOCK.instant(), ZoneOffset.UTC));
    }
    start();
    assertThat(send(text, "batch-1")).isEqualTo(first);
    send(lines(1, ""), "");
    until(() -> store.rows() >= 6);
    assertThat(store.rows()).isEqualTo(6);
  }

  @Test
  void storeThatIsLost_isMadeAnew_andNobodyIsToldTwice() throws Exception {
    TrackedIncident found = incident();
    until(() -> !store.due(Long.MAX_VALUE, 10).isEmpty());
    JournaledDeliveries queue = new JournaledDeliveries(store, journal, CLOCK, told::add);
    ConcurrentLinkedQueue<String> messages = new ConcurrentLinkedQueue<>();
    AlertTarget slack = slack(messages);
    try (DeliveryWorker worker = new DeliveryWorker(queue, List.of(slack), CLOCK, new Random(1))) {
      worker.start();
      until(() -> store.due(Long.MAX_VALUE, 10).isEmpty() && !messages.isEmpty());
    }
    List<Delivery> before = store.deliveries(10);
    end();
    Files.delete(folder.resolve("nightjar.duckdb"));
    start();
    until(() -> !store.incidents().isEmpty() && store.rows() == line + 1);
    assertThat(store.incidents().getFirst().fingerprint()).isEqualTo(found.fingerprint());
    assertThat(store.deliveries(10)).isEqualTo(before);
    assertThat(store.memory("slack/thread")).contains("171.3");
    assertThat(messages).containsExactly("new");
  }

  @Test
  void whatIsRemembered_isThereAfterARestart_andInAStoreThatIsMadeAnew() throws Exception {
    live.remember("searches", "older");
    live.remember("searches", "Denied\tcard denied");
    assertThat(store.memory("searches")).contains("Denied\tcard denied");
    end();
    start();
    assertThat(store.memory("searches")).contains("Denied\tcard denied");
    end();
    Files.delete(folder.resolve("nightjar.duckdb"));
    start();
    until(() -> store.memory("searches").orElse("").equals("Denied\tcard denied"));
  }

  private static AlertTarget slack(Collection<String> messages) {
    return new AlertTarget() {
      @Override
      public String name() {
        return "slack";
      }

      @Override
      public AlertOutcome tell(TrackedIncident incident, String change, AlertMemory memory) {
        memory.remember("thread", "171.3");
        messages.add(change);
        return new AlertOutcome.Delivered("posted");
      }
    };
  }

  @Test
  void whatFailsWhileTimePasses_isVisible_andTimePassesOn() throws Exception {
    AtomicInteger failures = new AtomicInteger(8);
    live.watch(
        () -> {
          if (failures.getAndDecrement() > 0) {
            throw new IllegalStateException("no such source");
          }
          return Map.of();
        });
    until(() -> live.state().trouble().contains("no such source"));
    send(lines(10, ""), "");
    until(() -> store.rows() == 10 && live.state().trouble().isEmpty());
    assertThat(told)
        .filteredOn(said -> said.contains("no such source"))
        .hasSize(2)
        .last()
        .asString()
        .startsWith("this has passed: ");
  }

  @Test
  void diskThatCannotBeReadForAWhile_isWaitedFor_andNamed() throws Exception {
    send(lines(10, ""), "");
    until(() -> store.rows() == 10);
    disk.failures.set(3);
    send(lines(10, ""), "");
    until(() -> live.state().trouble().startsWith("reading the journal waits: the journal in"));
    send(lines(10, ""), "");
    until(() -> store.rows() == 30 && live.state().trouble().isEmpty());
    assertThat(disk.failures).hasValue(0);
    assertThat(rows()).extracting(LogRow::text).doesNotHaveDuplicates();
    assertThat(live.state().lines().rejected()).isZero();
    assertThat(told)
        .anyMatch(said -> said.contains("Input/output error"))
        .anyMatch(said -> said.startsWith("this has passed: reading the journal waits"));
  }

  @Test
  void diskThatCannotBeReadAtTheStart_isWaitedFor() throws Exception {
    send(lines(50, ""), "");
    until(() -> store.rows() == 50);
    end();
    disk.failuresFromRecall = 2;
    start();
    send(lines(10, ""), "");
    until(() -> store.rows() == 60 && live.state().trouble().isEmpty());
    assertThat(told).anyMatch(said -> said.contains("Input/output error"));
  }

  @Test
  void afterClosing_nothingIsTaken_andWhatWasIsStored() throws Exception {
    send(lines(30, ""), "");
    live.close();
    assertThat(store.rows()).isEqualTo(30);
    assertThatThrownBy(() -> send(lines(1, ""), "")).isInstanceOf(RefusedException.class);
  }

  @Test
  void listenerThatFails_keepsNothingFromBeingStored_norOthersFromBeingTold() throws Exception {
    live.listen(
        event -> {
          throw new IllegalStateException("no active local ports");
        });
    ConcurrentLinkedQueue<LiveEvent> after = new ConcurrentLinkedQueue<>();
    live.listen(after::add);
    send(lines(3_000, " FATAL the disk of the store is gone"), "");
    until(() -> after.stream().anyMatch(LiveEvent.IncidentChanged.class::isInstance));
    send(lines(50, ""), "");
    until(() -> store.rows() == 3_051 && live.state().behindArrivals() == 0);
    until(() -> after.stream().filter(LiveEvent.StateChanged.class::isInstance).count() > 1);
    assertThat(live.state().trouble()).isEmpty();
    restart();
    send(lines(5, ""), "");
    until(() -> store.rows() >= 3_056);
    assertThat(rows()).extracting(LogRow::text).doesNotHaveDuplicates().hasSize(3_056);
    assertThat(told)
        .filteredOn(said -> said.contains("no active local ports"))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("one who is told of what is stored failed, and is told on");
  }

  @Test
  void sourcesTakenTogether_areInTheOrderOfTheirTimes() throws Exception {
    List<Arrival.Lines> together = new ArrayList<>();
    String all = lines(30, "");
    List<String> texts = all.lines().toList();
    long now = Instant.now().toEpochMilli() * 1_000_000L;
    for (int source = 0; source < 3; source++) {
      StringBuilder text = new StringBuilder();
      for (int i = source; i < texts.size(); i += 3) {
        text.append(texts.get(i)).append('\n');
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      together.add(new Arrival.Lines(now, "s" + source, "", "", "", bytes));
    }
    live.take(together);
    until(() -> store.rows() == 30);
    assertThat(rows()).extracting(LogRow::text).isEqualTo(texts);
    LogQuery query = LogQuery.ALL;
    assertThat(store.services(query, PATIENCE).counts().keySet())
        .isEqualTo(Set.of("s0", "s1", "s2"));
  }

  @Test
  void deedOfALaterVersion_hasNoEffect_andItsReasonIsTold() throws Exception {
    end();
    journal = Journal.open(folder.resolve("journal"), JournalSettings.usual(CLOCK));
    journal.append(
        new Arrival.Done(
            1,
            "{\"deed\":\"patterns\",\"facts\":[{\"kind\":\"hide\",\"version\":1,"
                + "\"by\":\"\",\"at_nanos\":0}]}"));
    journal.close();
    start();
    send(lines(10, ""), "");
    until(() -> store.rows() == 10 && !told.isEmpty());
    assertThat(told)
        .filteredOn(
            said ->
                said.endsWith(
                    "something that a person did, has no effect in this version: not a deed: "
                        + "its kind is \"hide\", none of rename, pin, split, join, undo"))
        .hasSize(1);
    assertThat(live.state().trouble()).isEmpty();
  }
}
