package nightjar.testkit;

import static nightjar.testkit.LogStoreContractRecords.START;
import static nightjar.testkit.LogStoreContractRecords.commit;
import static nightjar.testkit.LogStoreContractRecords.incident;
import static nightjar.testkit.LogStoreContractRecords.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nightjar.TimeRange;
import nightjar.incident.TrackedIncident;
import nightjar.redact.Redacted;
import nightjar.search.Query;
import nightjar.store.Checkpoint;
import nightjar.store.Commit;
import nightjar.store.DeadLetter;
import nightjar.store.Delivery;
import nightjar.store.KeptFact;
import nightjar.store.LineCounts;
import nightjar.store.LogPage;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;
import nightjar.store.LogStore;
import nightjar.store.Marker;
import nightjar.store.PathState;
import nightjar.store.PatternRow;
import nightjar.store.Sealed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every {@link LogStore} that keeps things must do but for answering queries, which is {@link
 * LogStoreContractQueries}. A backend's test class extends it.
 */
public abstract class LogStoreContract {
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path dir;

  private LogStore store;

  /** Opens the store that is kept in a directory; each test closes what it opens. */
  protected abstract LogStore open(Path directory);

  @BeforeEach
  void openStore() {
    store = open(dir);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  private void reopen() {
    store.close();
    store = open(dir);
  }

  @Test
  void newStore_isEmpty() {
    assertThat(store.arrival()).isZero();
    assertThat(store.rows()).isZero();
    assertThat(store.range()).isEmpty();
    assertThat(store.row(1)).isEmpty();
    assertThat(store.search(LogQuery.ALL, Long.MAX_VALUE, 0, 10, true, LONG))
        .isEqualTo(new LogPage(List.of(), 0, false, true));
    assertThat(store.volume(LogQuery.ALL, START, 10_000_000_000L, 3, LONG).total()).isZero();
    assertThat(store.services(LogQuery.ALL, LONG).counts()).isEmpty();
    assertThat(store.shapes(LogQuery.ALL, LONG).counts()).isEmpty();
    assertThat(store.shapeTrends(START, 10_000_000_000L, 3)).isEmpty();
    assertThat(store.patterns()).isEmpty();
    assertThat(store.incidents()).isEmpty();
    assertThat(store.incident(1)).isEmpty();
    assertThat(store.markers(new TimeRange(0, Long.MAX_VALUE))).isEmpty();
    assertThat(store.positions()).isEmpty();
    assertThat(store.batch("none")).isEmpty();
    assertThat(batches(9)).isEmpty();
    assertThat(store.checkpoints()).isEmpty();
    assertThat(store.due(Long.MAX_VALUE, 10)).isEmpty();
    assertThat(store.deliveries(10)).isEmpty();
    assertThat(store.memory("none")).isEmpty();
    assertThat(store.memories()).isEmpty();
    assertThat(store.path()).isEmpty();
    assertThat(store.handedIds()).isEmpty();
    assertThat(store.facts()).isEmpty();
    assertThat(store.deadLetters(10)).isEmpty();
    assertThat(store.deadLetterCounts()).isEqualTo(new DeadLetter.Counts(0, 0, 0));
    assertThat(store.bytes()).isNotNegative();
  }

  @Test
  void rows_comeBackAsTheyWere_alsoAfterReopening() {
    List<LogRow> rows = new LogStoreContractRecords(1).rows(1, 500, 3);
    store.commit(commit(3, rows.subList(0, 200)));
    store.commit(commit(5, rows.subList(200, 500)));

    for (int pass = 0; pass < 2; pass++, reopen()) {
      assertThat(store.arrival()).isEqualTo(5);
      assertThat(store.rows()).isEqualTo(500);
      assertThat(LongStream.rangeClosed(1, 500).mapToObj(n -> store.row(n).orElseThrow()))
          .isEqualTo(rows);
      assertThat(store.row(0)).isEmpty();
      assertThat(store.row(501)).isEmpty();
      assertThat(store.range().orElseThrow())
          .isEqualTo(
              new TimeRange(
                  rows.stream().mapToLong(LogRow::timeNanos).min().orElseThrow(),
                  rows.stream().mapToLong(LogRow::timeNanos).max().orElseThrow() + 1));
    }
  }

  @Test
  void hostileTexts_comeBack() {
    List<String> texts =
        List.of(
            "",
            "\0",
            "a\0b\0",
            "'; DROP TABLE logs; --",
            "\"quoted\" \\ $$ ? :x {} %s",
            "\u202eevil\u2028\u2029\ufeff\u0085\u001b[31m",
            "\ud83e\udd89 \ufffd \uffff",
            "x".repeat(32 * 1024),
            "\ud83e\udd89".repeat(8 * 1024),
            "\n\r\n\t");
    List<LogRow> rows =
        IntStream.range(0, texts.size()).mapToObj(i -> row(i + 1L, texts.get(i))).toList();
    store.commit(commit(1, rows));
    reopen();

    assertThat(rows.stream().map(LogRow::number).map(n -> store.row(n).orElseThrow()))
        .isEqualTo(rows);
    assertThat(found("\0")).containsExactly(3L, 2L);
    assertThat(found("'; drop table")).containsExactly(4L);
    assertThat(found("\ud83e\udd89\ud83e\udd89")).containsExactly(9L);
  }

  @Test
  void kindsThatWereReplaced_surviveReopening_allSixtyFour() {
    List<LogRow> rows =
        IntStream.range(0, Long.SIZE)
            .mapToObj(
                bit ->
                    new LogRow(
                        bit + 1,
                        START,
                        START,
                        9,
                        "a",
                        "b",
                        bit + 1,
                        7,
                        Redacted.kept("[IP] " + bit, 1L << bit),
                        0,
                        4,
                        1))
            .toList();
    store.commit(commit(1, rows));
    reopen();

    assertThat(rows.stream().map(LogRow::number).map(n -> store.row(n).orElseThrow()))
        .isEqualTo(rows);
    assertThat(store.row(39).orElseThrow().redactions()).isEqualTo(1L << 38);
  }

  @Test
  void halfASurrogate_isReplacedWithoutMovingTheMessage() {
    LogRow row =
        new LogRow(
            1,
            START,
            START,
            9,
            "a\ud83e",
            "b\udd89",
            1,
            7,
            Redacted.kept("\udd89 ab\ud83e c"),
            2,
            5,
            1);
    store.commit(commit(1, List.of(row)));

    LogRow read = store.row(1).orElseThrow();
    assertThat(read.text()).isEqualTo("\ufffd ab\ufffd c");
    assertThat(read.message()).isEqualTo("ab\ufffd");
    assertThat(read.service()).isEqualTo("a\ufffd");
    assertThat(read.source()).isEqualTo("b\ufffd");
    assertThat(found("\ud83e")).containsExactly(1L);
  }

  private List<Long> found(String word) {
    LogQuery query = LogQuery.of(new Query.Word(word));
    return store.search(query, Long.MAX_VALUE, 0, 100, false, LONG).rows().stream()
        .map(LogRow::number)
        .toList();
  }

  @Test
  void commitThatFailsInTheMiddle_leavesNothing() {
    store.commit(commit(1, List.of(row(1, "before"))));
    List<LogRow> torn =
        new AbstractList<>() {
          private int given;

          @Override
          public LogRow get(int index) {
            if (++given > 8_000) {
              throw new IllegalStateException("torn");
            }
            return row(2L + index, "torn");
          }

          @Override
          public int size() {
            return 5_000;
          }
        };
    Commit whole = everything(2, torn);

    assertThatThrownBy(() -> store.commit(whole)).hasMessage("torn");

    for (int pass = 0; pass < 2; pass++, reopen()) {
      assertThat(store.arrival()).isEqualTo(1);
      assertThat(store.rows()).isEqualTo(1);
      assertThat(store.row(2)).isEmpty();
      assertThat(found("torn")).isEmpty();
      assertThat(store.volume(LogQuery.ALL, START, 10_000_000_000L, 1, LONG).total()).isEqualTo(1);
      assertThat(store.patterns()).isEmpty();
      assertThat(store.incidents()).isEmpty();
      assertThat(store.positions()).isEmpty();
      assertThat(store.deliveries(1)).isEmpty();
      assertThat(store.path()).isEmpty();
      assertThat(store.handedIds()).isEmpty();
      assertThat(store.facts()).isEmpty();
      assertThat(store.deadLetterCounts().letters()).isZero();
    }
    store.commit(commit(2, List.of(row(2, "after"))));
    assertThat(found("after")).containsExactly(2L);
  }

  /** A commit with one of everything. */
  private static Commit everything(long arrival, List<LogRow> rows) {
    return new Commit(
        arrival,
        rows,
        List.of(pattern("p1", 5, "it's <*>")),
        List.of(),
        List.of(incident(1, 40, "One \0 \ud83e\udd89 'thing'")),
        Map.of("app.log", "17'"),
        Map.of("key", arrival),
        List.of(new Marker(arrival, START, "deploy", "shop", "v2 \"x\"", "ci")),
        List.of(delivery(1, Delivery.State.PENDING, START)),
        new Checkpoint(arrival, rows.size(), START, new Sealed("{\"schema\":\"x\"}")),
        path(arrival),
        Map.of(-5L, 7L),
        List.of(fact(1)),
        List.of(letter(arrival)));
  }

  private static PathState path(long origin) {
    return new PathState(
        origin,
        START,
        START + 1,
        START + 2,
        new Sealed("{\"memory\":\"\u2028 'x'\"}"),
        new LineCounts(9, 5, 4, START));
  }

  private static KeptFact fact(long version) {
    return new KeptFact(version, START, new Sealed("it's a \ud83e\udd89 of " + version));
  }

  private static DeadLetter letter(long arrival) {
    return new DeadLetter(
        arrival,
        "app 'x'",
        START,
        3,
        40,
        Redacted.kept("why \0 not"),
        Redacted.kept("first\u001b[31m line"));
  }

  /** A commit that says only how far the path is. */
  private static Commit path(
      long arrival, PathState path, Map<Long, Long> ids, List<KeptFact> facts) {
    return new Commit(
        arrival,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        null,
        path,
        ids,
        facts,
        List.of(letter(arrival)));
  }

  @Test
  void pathIsReplaced_whatItGathersStays() {
    store.commit(path(1, path(0), Map.of(1L, 2L), List.of(fact(1))));
    store.commit(path(4, path(3), Map.of(2L, 9L), List.of(fact(2), fact(3))));
    store.commit(commit(5, List.of(row(1, "says nothing of it"))));

    for (int pass = 0; pass < 2; pass++, reopen()) {
      assertThat(store.path()).contains(path(3));
      assertThat(store.handedIds()).isEqualTo(Map.of(1L, 2L, 2L, 9L));
      assertThat(store.facts()).containsExactly(fact(1), fact(2), fact(3));
      assertThat(store.deadLetters(9)).containsExactly(letter(4), letter(1));
      assertThat(store.deadLetters(1)).containsExactly(letter(4));
      assertThat(store.deadLetterCounts()).isEqualTo(new DeadLetter.Counts(2, 6, 80));
    }
  }

  @Test
  void checkpointThatThePathBeganAt_stays() {
    for (long arrival = 1; arrival <= 100; arrival++) {
      store.commit(
          new Commit(
              arrival,
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              Map.of(),
              Map.of(),
              List.of(),
              List.of(),
              new Checkpoint(arrival, 7, START + arrival, new Sealed("model " + arrival)),
              path(arrival < 37 ? 2 : 37),
              Map.of(),
              List.of(),
              List.of()));
      long origin = arrival < 37 ? 2 : 37;
      if (arrival >= origin) {
        assertThat(store.checkpoints()).anyMatch(c -> c.arrival() == origin);
      }
    }
    assertThat(store.checkpoints()).hasSizeLessThanOrEqualTo(24);
  }

  @Test
  void rewound_itGoesOnFromAnEarlierArrival() {
    store.commit(everything(4, List.of(row(1, "stays"))));
    LogRow later =
        new LogRow(
            2, START + 99, START, 9, "shop", "app.log", 2, 1, Redacted.kept("goes"), 0, 4, 9);
    store.commit(
        new Commit(
            9,
            List.of(later),
            List.of(pattern("p2", 1, "goes")),
            List.of(),
            List.of(),
            Map.of(),
            Map.of("other", 9L),
            List.of(new Marker(9, START, "deploy", "", "later", "ci")),
            List.of(delivery(2, Delivery.State.PENDING, START), delivery(3, START + 50)),
            new Checkpoint(9, 2, START, new Sealed("later")),
            path(4),
            Map.of(),
            List.of(),
            List.of(letter(9))));

    store.rewind(4, START + 10);

    for (int pass = 0; pass < 2; pass++, reopen()) {
      assertThat(store.arrival()).isEqualTo(4);
      assertThat(store.rows()).isEqualTo(1);
      assertThat(found("goes")).isEmpty();
      assertThat(store.volume(LogQuery.ALL, START, 10_000_000_000L, 1, LONG).total()).isEqualTo(1);
      assertThat(store.path().map(PathState::origin)).contains(4L);
      assertThat(store.checkpoints()).extracting(Checkpoint::arrival).containsExactly(4L);
      assertThat(store.markers(new TimeRange(START, START + 1))).hasSize(1);
      assertThat(store.deliveries(9)).extracting(Delivery::number).doesNotContain(3L);
      assertThat(store.deadLetters(9)).containsExactly(letter(4));
      assertThat(store.incidents()).hasSize(1);
      assertThat(store.facts()).containsExactly(fact(1));
    }
    store.commit(commit(9, List.of(row(2, "again"))));
    assertThat(found("again")).containsExactly(2L);
  }

  private static Delivery delivery(long number, long created) {
    return new Delivery(number, "slack", 1, "new", created, created, 0, Delivery.State.PENDING, "");
  }

  private static PatternRow pattern(String id, long count, String text) {
    return new PatternRow(
        id,
        Redacted.kept(text),
        17,
        List.of(1L, -2L),
        START,
        START + 1,
        count,
        Redacted.kept("sample"),
        Redacted.kept("what '" + text + "' is"),
        List.of("00000000000000a1", "b'2"));
  }

  private static Delivery delivery(long number, Delivery.State state, long due) {
    return new Delivery(number, "slack", 1, "new", START, due, 0, state, "");
  }

  @Test
  void everything_survivesReopening() {
    List<LogRow> rows = List.of(row(1, "one"));
    Commit all = everything(4, rows);
    store.commit(all);
    store.remember("issue", "12");
    reopen();

    assertThat(store.patterns()).isEqualTo(all.patterns());
    assertThat(store.incidents()).isEqualTo(all.incidents());
    assertThat(store.incident(1)).contains(all.incidents().getFirst());
    assertThat(store.positions()).isEqualTo(all.positions());
    assertThat(store.batch("key")).contains(4L);
    assertThat(store.markers(new TimeRange(START, START + 1))).isEqualTo(all.markers());
    assertThat(store.deliveries(5)).isEqualTo(all.deliveries());
    assertThat(store.checkpoints()).containsExactly(all.checkpoint());
    assertThat(store.memory("issue")).contains("12");
    assertThat(store.memories()).isEqualTo(Map.of("issue", "12"));
    assertThat(store.path()).contains(path(4));
    assertThat(store.handedIds()).isEqualTo(all.ids());
    assertThat(store.facts()).isEqualTo(all.facts());
    assertThat(store.deadLetters(5)).isEqualTo(all.deadLetters());
    assertThat(store.bytes()).isPositive();
  }

  private List<String> batches(int most) {
    List<String> told = new ArrayList<>();
    store.batches(most, (key, number) -> told.add(number + " " + key));
    return told;
  }

  @Test
  void batchesAreTold_latestFirst_noMoreThanAskedFor() {
    for (long arrival = 1; arrival <= 4; arrival++) {
      store.commit(batch(arrival, "it's \ud83e\udd89 " + arrival));
    }
    for (int pass = 0; pass < 2; pass++, reopen()) {
      assertThat(batches(3))
          .containsExactly(
              "4 it's \ud83e\udd89 4", "3 it's \ud83e\udd89 3", "2 it's \ud83e\udd89 2");
      assertThat(batches(0)).isEmpty();
      assertThat(batches(Integer.MAX_VALUE)).hasSize(4);
    }
  }

  private static Commit batch(long arrival, String key) {
    return new Commit(
        arrival,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(key, arrival),
        List.of(),
        List.of(),
        null);
  }

  @Test
  void patterns_areReplacedAndGoAway() {
    store.commit(patterns(1, List.of(pattern("a", 1, "x"), pattern("b", 1, "y")), List.of()));
    store.commit(patterns(2, List.of(pattern("a", 9, "x <*>")), List.of("b", "never")));

    assertThat(store.patterns()).containsExactly(pattern("a", 9, "x <*>"));
  }

  private static Commit patterns(long arrival, List<PatternRow> patterns, List<String> gone) {
    return new Commit(
        arrival, List.of(), patterns, gone, List.of(), Map.of(), Map.of(), List.of(), List.of(),
        null);
  }

  @Test
  void incidents_areReplacedAndComeLatestFirst() {
    store.commit(incidents(1, List.of(incident(1, 40, "one"), incident(2, 50, "two"))));
    store.commit(incidents(2, List.of(incident(1, 60, "one again"), incident(3, 1, "three"))));

    assertThat(store.incidents())
        .containsExactly(
            incident(3, 1, "three"), incident(2, 50, "two"), incident(1, 60, "one again"));
    assertThat(store.incident(4)).isEmpty();
  }

  private static Commit incidents(long arrival, List<TrackedIncident> incidents) {
    return new Commit(
        arrival, List.of(), List.of(), List.of(), incidents, Map.of(), Map.of(), List.of(),
        List.of(), null);
  }

  @Test
  void positionsAndMarkers_areKept() {
    store.commit(sources(1, Map.of("a", "1", "b", "1"), List.of(marker(1, 50), marker(1, 20))));
    store.commit(sources(2, Map.of("a", "2"), List.of(marker(2, 30), marker(2, 60))));

    assertThat(store.positions()).isEqualTo(Map.of("a", "2", "b", "1"));
    assertThat(store.markers(new TimeRange(START + 20, START + 60)))
        .containsExactly(marker(1, 20), marker(2, 30), marker(1, 50));
  }

  private static Commit sources(long arrival, Map<String, String> positions, List<Marker> markers) {
    return new Commit(
        arrival, List.of(), List.of(), List.of(), List.of(), positions, Map.of(), markers,
        List.of(), null);
  }

  private static Marker marker(long number, long after) {
    return new Marker(number, START + after, "deploy", "", "at " + after, "ann");
  }

  @Test
  void deliveries_areDueUntilTheyAreUpdated() {
    Delivery first = delivery(1, Delivery.State.PENDING, 10);
    Delivery second = delivery(2, Delivery.State.PENDING, 20);
    Delivery third = delivery(3, Delivery.State.DELIVERED, 0);
    store.commit(
        new Commit(
            1,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            Map.of(),
            List.of(),
            List.of(first, second, third),
            null));

    assertThat(store.due(9, 10)).isEmpty();
    assertThat(store.due(20, 10)).containsExactly(first, second);
    assertThat(store.due(20, 1)).containsExactly(first);
    assertThat(store.deliveries(2)).containsExactly(third, second);

    Delivery failed =
        new Delivery(1, "slack", 1, "new", START, 99, 3, Delivery.State.FAILED, "it's 'no'");
    store.update(failed);
    store.update(new Delivery(2, "slack", 1, "new", START, 30, 1, Delivery.State.PENDING, "later"));

    assertThat(store.due(29, 10)).isEmpty();
    assertThat(store.due(30, 10)).extracting(Delivery::note).containsExactly("later");
    assertThat(store.deliveries(9)).contains(failed);
  }

  @Test
  void memory_keepsTheLastValue() {
    store.remember("a'", "1");
    store.remember("b", "2");
    store.remember("a'", "\0\"3");

    assertThat(store.memory("a'")).contains("\0\"3");
    assertThat(store.memory("b")).contains("2");
  }

  @Test
  void checkpoints_areFewAndKeepFirstAndLatest() {
    for (long arrival = 1; arrival <= 100; arrival++) {
      store.commit(
          new Commit(
              arrival,
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              Map.of(),
              Map.of(),
              List.of(),
              List.of(),
              new Checkpoint(arrival, 7, START + arrival, new Sealed("model " + arrival))));
    }

    assertThat(store.checkpoints())
        .hasSizeBetween(8, 24)
        .isSortedAccordingTo((a, b) -> Long.compare(a.arrival(), b.arrival()));
    assertThat(store.checkpoints().stream().map(Checkpoint::arrival)).contains(1L, 98L, 99L, 100L);
    assertThat(store.checkpoints().getLast())
        .isEqualTo(new Checkpoint(100, 7, START + 100, new Sealed("model 100")));
    // Older stretches keep some too.
    assertThat(store.checkpoints()).anyMatch(c -> c.arrival() > 10 && c.arrival() < 50);
  }

  @Test
  void readers_seeWholeCommitsOnly() throws Exception {
    int size = 700;
    AtomicBoolean done = new AtomicBoolean();
    List<CompletableFuture<Long>> readers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      readers.add(CompletableFuture.supplyAsync(() -> readWhile(done, size)));
    }
    for (int i = 0; i < 40; i++) {
      store.commit(
          commit(
              i + 1L,
              LongStream.rangeClosed(1L + (long) i * size, (i + 1L) * size)
                  .mapToObj(n -> row(n, "line " + n))
                  .toList()));
      store.remember("i", "" + i);
    }
    done.set(true);

    for (CompletableFuture<Long> reader : readers) {
      assertThat(reader.get()).isZero();
    }
    assertThat(store.rows()).isEqualTo(40L * size);
  }

  /** Number of answers that showed part of a commit. */
  private long readWhile(AtomicBoolean done, int size) {
    long torn = 0;
    boolean last;
    do {
      last = done.get();
      LogPage page = store.search(LogQuery.ALL, Long.MAX_VALUE, 0, 10, true, LONG);
      long counted = store.volume(LogQuery.ALL, START, 10_000_000_000L, 1, LONG).total();
      long arrival = store.arrival();
      boolean whole =
          page.total() % size == 0
              && counted % size == 0
              && (page.rows().isEmpty() || page.rows().getFirst().number() % size == 0)
              && store.rows() >= arrival * size;
      torn += whole ? 0 : 1;
    } while (!last);
    return torn;
  }
}
