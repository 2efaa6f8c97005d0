package nightjar.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import nightjar.incident.BookSettings;
import nightjar.incident.Telling;
import nightjar.incident.TellingJson;
import nightjar.journal.Journal;
import nightjar.journal.JournalSettings;
import nightjar.pipeline.LiveSettings;
import nightjar.pipeline.ScanSettings;
import nightjar.redact.RedactionRules;
import nightjar.redact.Redactors;
import nightjar.shape.FastKey;
import nightjar.source.Arrival;
import nightjar.store.Checkpoint;
import nightjar.store.Delivery;
import nightjar.store.LogRow;
import nightjar.store.Sealed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored depends on the arrivals alone: not on how often, and where, the system ended. */
class ExactResumeTest {
  private static final RecallBounds SMALL = new RecallBounds(300, 600_000_000_000L, 1_500);
  private static final BookSettings BOOK =
      new BookSettings(5, 20, Duration.ofMinutes(2), Duration.ofSeconds(30), Duration.ofMinutes(4));

  @TempDir private Path folder;
  private long key;

  /** Of every start with another secret, as it is of a process. */
  private LiveSettings settings() {
    return new LiveSettings(
        ScanSettings.defaults(ZoneOffset.UTC),
        new FastKey(++key),
        new Redactors(RedactionRules.DEFAULT),
        Duration.ofMinutes(25),
        Duration.ofMinutes(10),
        Duration.ofMinutes(5),
        Duration.ofMinutes(3));
  }

  private final List<String> log = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void withRestartsAndKillsAnywhere_theStoreIsTheSame(long seed) throws Exception {
    try (Journal journal = journal(new RandomArrivals(seed).steps(150))) {
      MemoryStore once = new MemoryStore();
      catchUp(journal, once, journal.last());
      assertThat(once.incidents()).isNotEmpty();
      assertThat(once.deliveries(1)).isNotEmpty();
      assertThat(once.path().orElseThrow().origin()).as("it was renewed").isPositive();
      for (int round = 0; round < 2; round++) {
        MemoryStore interrupted = new MemoryStore();
        interrupt(journal, interrupted, new SplittableRandom(100 * seed + round));
        assertSame(once, interrupted);
      }
      assertThat(log).isEmpty();
    }
  }

  /** Goes on for some arrivals, or until a kill, again and again. */
  private void interrupt(Journal journal, MemoryStore store, SplittableRandom random)
      throws Exception {
    boolean isOver = false;
    while (!isOver) {
      long upTo = store.arrival() + 1 + random.nextLong(1 + journal.last() / 4);
      store.killAfter = random.nextInt(3) == 0 ? 2 + random.nextInt(20) : 0;
      try {
        catchUp(journal, store, Math.min(journal.last(), upTo));
        isOver = upTo >= journal.last();
      } catch (MemoryStore.Killed e) {
        // what it had taken in and not stored is gone
      }
    }
  }

  private void catchUp(Journal journal, MemoryStore store, long upTo) throws Exception {
    catchUp(journal, store, upTo, event -> {});
  }

  private void catchUp(Journal journal, MemoryStore store, long upTo, Consumer<LiveEvent> listener)
      throws Exception {
    catchUp(journal, store, upTo, listener, InstantSource.system());
  }

  private void catchUp(
      Journal journal,
      MemoryStore store,
      long upTo,
      Consumer<LiveEvent> listener,
      InstantSource clock)
      throws Exception {
    new JournalFollower(
            journal,
            store,
            settings(),
            BOOK,
            List.of("slack", "github"),
            new LineAccounts(store, journal.last()),
            clock,
            SMALL,
            1L << 40,
            listener,
            log::add)
        .catchUp(upTo);
  }

  private static void assertSame(MemoryStore once, MemoryStore other) {
    Map<String, String> expected = StoreDigest.of(once);
    Map<String, String> digests = StoreDigest.of(other);
    for (int row = 0; row < Math.min(once.rows.size(), other.rows.size()); row++) {
      assertThat(other.rows.get(row)).isEqualTo(once.rows.get(row));
    }
    assertThat(digests).isEqualTo(expected);
    assertThat(other.path()).isEqualTo(once.path());
    assertThat(other.facts()).isEqualTo(once.facts());
    assertThat(other.handedIds()).isEqualTo(once.handedIds());
    assertThat(other.checkpoints()).isEqualTo(once.checkpoints());
  }

  private Journal journal(List<Arrival> arrivals) throws Exception {
    Journal journal =
        Journal.open(folder.resolve("journal"), JournalSettings.usual(InstantSource.system()));
    for (Arrival arrival : arrivals) {
      journal.append(arrival);
    }
    journal.append(new Arrival.Tick(arrivals.getLast().nanos() + 5_000_000_000L));
    journal.append(
        new Arrival.Lines(arrivals.getLast().nanos(), "end", "", "", "", new byte[] {'x', '\n'}));
    return journal;
  }

  @Test
  void whateverFailsAfterACommit_nothingIsStoredTwice_norLeftOut() throws Exception {
    try (Journal journal = journal(new RandomArrivals(5).steps(60))) {
      MemoryStore once = new MemoryStore();
      catchUp(journal, once, journal.last());
      MemoryStore other = new MemoryStore();
      SplittableRandom random = new SplittableRandom(5);
      catchUp(
          journal,
          other,
          journal.last(),
          event -> {
            if (random.nextInt(4) == 0) {
              throw new IllegalStateException("no active local ports");
            }
          });
      assertSame(once, other);
      assertThat(other.deadLetters(1)).isEmpty();
      assertThat(log)
          .isNotEmpty()
          .allMatch(line -> line.endsWith("no active local ports"))
          .allMatch(line -> line.contains("is stored; what followed failed"));
    }
  }

  @Test
  void commitThatFailed_andIsIn_isNotStoredAgain() throws Exception {
    try (Journal journal = journal(new RandomArrivals(6).steps(60))) {
      MemoryStore once = new MemoryStore();
      catchUp(journal, once, journal.last());
      MemoryStore other = new MemoryStore();
      SplittableRandom random = new SplittableRandom(6);
      catchUp(
          journal,
          other,
          journal.last(),
          event -> {
            if (event instanceof LiveEvent.Stored && random.nextInt(20) == 0) {
              other.failures = 1 + random.nextInt(2);
            }
          });
      assertSame(once, other);
      assertThat(log)
          .contains("storing waits: the disk fails")
          .contains("this has passed: storing waits: the disk fails")
          .allMatch(line -> line.endsWith("storing waits: the disk fails"));
    }
  }

  /** The time that a clock gives who has none: what comes then cannot be put into any range. */
  private static Arrival.Lines poison() {
    byte[] text = "mail ann@example.com, no time can hold this\n".getBytes(StandardCharsets.UTF_8);
    return new Arrival.Lines(Long.MAX_VALUE, "odd", "", "", "", text);
  }

  @Test
  void linesThatNoPathCanTake_areLeftOutTheSameAgain_andAccounted() throws Exception {
    List<Arrival> arrivals = new RandomArrivals(9).steps(40);
    arrivals.add(50, poison());
    try (Journal journal = journal(arrivals)) {
      MemoryStore once = new MemoryStore();
      catchUp(journal, once, journal.last());
      assertThat(once.deadLetters(9))
          .singleElement()
          .satisfies(
              letter -> {
                assertThat(letter.arrival()).isEqualTo(51);
                assertThat(letter.source()).isEqualTo("odd");
                assertThat(letter.lines()).isEqualTo(1);
                assertThat(letter.bytes()).isEqualTo(44);
                assertThat(letter.reason().toString()).contains("time range ends before it begins");
                assertThat(letter.sample()).hasToString("mail [EMAIL], no time can hold this");
              });
      assertThat(once.rows).noneMatch(row -> row.source().equals("odd"));
      assertThat(log).singleElement().asString().contains("arrival 51 ", "left out");
      MemoryStore interrupted = new MemoryStore();
      interrupt(journal, interrupted, new SplittableRandom(9));
      assertSame(once, interrupted);
    }
  }

  /** Of a path that fails at every tick: a clock that cannot be read is what it judges by. */
  @Test
  void whereTickAfterTickFails_itIsTold_andLaterAllIsStored() throws Exception {
    try (Journal journal = journal(new RandomArrivals(3).steps(60))) {
      MemoryStore store = new MemoryStore();
      AtomicBoolean isBroken = new AtomicBoolean(true);
      InstantSource clock =
          () -> {
            if (isBroken.get()) {
              throw new IllegalStateException("no clock");
            }
            return RandomArrivals.START;
          };
      assertThatThrownBy(() -> catchUp(journal, store, journal.last(), event -> {}, clock))
          .hasMessageContaining("nothing can be stored after arrival ")
          .hasMessageContaining("no clock");
      assertThat(log).hasSizeLessThan(9).allMatch(line -> line.contains("left out"));
      isBroken.set(false);
      catchUp(journal, store, journal.last(), event -> {}, clock);
      assertThat(store.deadLetters(9)).allMatch(letter -> letter.lines() == 0);
      assertRowsAreThoseOf(journal, store);
    }
  }

  @Test
  void whatTargetsWereTold_changesNothingElse_andIsKnownToAStoreMadeAnew() throws Exception {
    List<Arrival> arrivals = new RandomArrivals(1).steps(150);
    MemoryStore quiet = new MemoryStore();
    try (Journal journal = journal(arrivals)) {
      catchUp(journal, quiet, journal.last());
      assertThat(quiet.deliveries(9)).isNotEmpty();
      for (Delivery each : quiet.deliveries(Integer.MAX_VALUE)) {
        String about = quiet.incident(each.incident()).orElseThrow().fingerprint();
        journal.append(
            new Arrival.Done(
                each.createdNanos(),
                TellingJson.write(
                    new Telling.Settled(
                        each.target(),
                        about,
                        each.change(),
                        each.createdNanos(),
                        1,
                        "delivered",
                        "number " + each.number()))));
      }
      MemoryStore anew = new MemoryStore();
      catchUp(journal, anew, journal.last());
      assertThat(StoreDigest.of(anew)).isEqualTo(StoreDigest.of(quiet));
      assertThat(anew.deliveries(Integer.MAX_VALUE))
          .hasSameSizeAs(quiet.deliveries(Integer.MAX_VALUE))
          .allMatch(each -> each.state() == Delivery.State.DELIVERED)
          .allMatch(each -> each.note().equals("number " + each.number()));
      assertThat(log).isEmpty();
    }
  }

  @Test
  void damagedCheckpoint_anOlderOneTakesItsPlace_andFactsStay() throws Exception {
    try (Journal journal = journal(new RandomArrivals(2).steps(150))) {
      MemoryStore store = new MemoryStore();
      catchUp(journal, store, journal.last() / 2 + journal.last() / 3);
      long origin = store.path().orElseThrow().origin();
      assertThat(origin).isPositive();
      assertThat(store.facts()).isNotEmpty();
      store.checkpoints.replaceAll(c -> c.arrival() == origin ? damaged(c) : c);
      catchUp(journal, store, journal.last());
      assertThat(log)
          .anyMatch(line -> line.contains("checkpoint at arrival " + origin + " is damaged"))
          .anyMatch(line -> line.contains("detection goes on from arrival"));
      assertRowsAreThoseOf(journal, store);

      store.checkpoints.replaceAll(ExactResumeTest::damaged);
      catchUp(journal, store, journal.last());
      assertThat(log).anyMatch(line -> line.contains("detection goes on from arrival 0"));
    }
  }

  private static Checkpoint damaged(Checkpoint c) {
    String model = c.model().characters();
    Sealed cut = new Sealed(model.substring(0, model.length() / 2));
    return new Checkpoint(c.arrival(), c.rows(), c.nanos(), cut);
  }

  private void assertRowsAreThoseOf(Journal journal, MemoryStore store) throws Exception {
    MemoryStore once = new MemoryStore();
    catchUp(journal, once, journal.last());
    assertThat(store.rows)
        .extracting(LogRow::text)
        .isEqualTo(once.rows.stream().map(LogRow::text).toList());
    assertThat(store.facts()).isEqualTo(once.facts());
  }

  @Test
  void bounds_areChecked() {
    assertThat(RecallBounds.USUAL)
        .isEqualTo(new RecallBounds(250_000, 3_600_000_000_000L, 3_000_000));
    assertThatThrownBy(() -> new RecallBounds(10, 1, 9)).hasMessageContaining("checkpoints");
  }
}
