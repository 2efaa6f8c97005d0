package nightjar.duckdb;

import static nightjar.testkit.LogStoreContractRecords.START;
import static nightjar.testkit.LogStoreContractRecords.commit;
import static nightjar.testkit.LogStoreContractRecords.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import nightjar.redact.Redacted;
import nightjar.search.Query;
import nightjar.sql.Texts;
import nightjar.store.LogPage;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;
import nightjar.store.StoreException;
import nightjar.store.Summary;
import nightjar.store.Tally;
import nightjar.testkit.LogStoreContractRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of records: damaged, left over, of older stores, removed by age and size, taken back. */
class DuckDbStoreBlocksTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final long SLOT = 10_000_000_000L;
  private static final DuckDbSettings SMALL = DuckDbSettings.DEFAULT.withBlockRows(10);

  @TempDir Path dir;

  private final List<String> told = new ArrayList<>();

  private DuckDbStore open(DuckDbSettings settings) {
    return DuckDbStore.open(dir, settings, InstantSource.system(), told::add);
  }

  private static List<LogRow> rows(long first, long last) {
    return LongStream.rangeClosed(first, last).mapToObj(n -> row(n, "line " + n)).toList();
  }

  private static List<Long> numbers(LogPage page) {
    return page.rows().stream().map(LogRow::number).toList();
  }

  @Test
  void damagedBlock_isNamed_andTheOthersGoOn() throws Exception {
    try (DuckDbStore store = open(SMALL)) {
      store.commit(commit(1, rows(1, 35)));
    }
    Path block = dir.resolve("store").resolve(Folders.records(dir).get(1));
    byte[] bytes = Files.readAllBytes(block);
    bytes[bytes.length / 2] ^= 1;
    bytes[20] ^= 1;
    Files.write(block, bytes);

    try (DuckDbStore store = open(SMALL)) {
      LogPage page = store.search(LogQuery.ALL, Long.MAX_VALUE, 0, 100, false, LONG);
      assertThat(numbers(page)).hasSize(25).contains(1L, 10L, 21L, 35L).doesNotContain(11L, 20L);
      assertThat(page.complete()).isFalse();
      assertThat(store.summary(LogQuery.ALL, Set.of(Summary.By.SOURCE), 0, 1, 0, LONG).sources())
          .isEqualTo(new Tally<>(Map.of("app.log", 25L), false));
      assertThatThrownBy(() -> store.row(15))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("records 11 to 20 are missing");
      assertThat(store.row(21)).isPresent();
      assertThat(store.around(row(21, "line 21"), 3))
          .extracting(LogRow::number)
          .containsExactly(8L, 9L, 10L, 21L, 22L, 23L, 24L);
      assertThat(store.damage()).hasSize(1);
      assertThat(told).hasSize(1);
      assertThat(told.getFirst()).contains(block.toString()).contains("nightjar replay");
      store.commit(commit(2, rows(36, 50)));
      assertThat(store.rows()).isEqualTo(50);
    }
  }

  @Test
  void filesThatNothingNames_areRemoved_andOthersLeftAlone() throws Exception {
    try (DuckDbStore store = open(SMALL)) {
      store.commit(commit(1, rows(1, 25)));
    }
    List<String> before = Folders.records(dir);
    Path folder = dir.resolve("store");
    Files.writeString(folder.resolve("00000777.block"), "left over");
    Files.writeString(folder.resolve("00000778.tail"), "left over");
    Files.writeString(folder.resolve("notes.txt"), "mine");
    Path tail = folder.resolve(before.getLast());
    Files.writeString(tail, "half a frame", StandardOpenOption.APPEND);

    try (DuckDbStore store = open(SMALL)) {
      assertThat(Folders.records(dir)).containsOnlyOnceElementsOf(before).hasSize(4);
      store.commit(commit(2, rows(26, 27)));
    }
    try (DuckDbStore store = open(SMALL)) {
      assertThat(numbers(store.search(LogQuery.ALL, Long.MAX_VALUE, 0, 99, true, LONG)))
          .hasSize(27);
    }
  }

  @Test
  void hostileTexts_comeBackFromBlocks() {
    List<String> texts =
        List.of("", "\0", "a\ud83e", "\udd89", "\ud83e\udd89\ufffd\uffff", "\n\r\n\t", "x=1 x=2");
    try (DuckDbStore store = open(DuckDbSettings.DEFAULT.withBlockRows(1))) {
      for (int i = 0; i < texts.size(); i++) {
        store.commit(commit(i + 1, List.of(row(i + 1, texts.get(i)))));
      }
      for (int i = 0; i < texts.size(); i++) {
        assertThat(store.row(i + 1).orElseThrow().text()).isEqualTo(Texts.storable(texts.get(i)));
      }
      LogQuery half = LogQuery.of(new Query.Word("\ud83e"));
      assertThat(numbers(store.search(half, Long.MAX_VALUE, 0, 9, false, LONG)))
          .containsExactly(5L, 4L, 3L);
    }
  }

  /** Written by version 4: records of {@link LogStoreContractRecords} with the seed 4. */
  private static List<LogRow> golden(Path at) throws Exception {
    try (InputStream golden =
        new GZIPInputStream(
            DuckDbStoreBlocksTest.class.getResourceAsStream("store-v4.duckdb.gz"))) {
      Files.createDirectories(at);
      Files.write(at.resolve(Database.FILE), golden.readAllBytes());
    }
    LogStoreContractRecords records = new LogStoreContractRecords(4);
    List<LogRow> rows = new ArrayList<>(records.rows(1, 300, 6));
    rows.addAll(records.rows(301, 300, 7));
    return rows;
  }

  private void assertHolds(DuckDbStore store, List<LogRow> rows) {
    assertThat(store.arrival()).isEqualTo(7);
    assertThat(store.rows()).isEqualTo(600);
    assertThat(store.search(LogQuery.ALL, Long.MAX_VALUE, 0, 1000, true, LONG).rows().reversed())
        .isEqualTo(rows);
    assertThat(store.patterns()).hasSize(1);
    assertThat(store.positions()).containsEntry("app.log", "17");
    assertThat(store.path().orElseThrow().lines().stored()).isEqualTo(300);
    assertThat(store.volume(LogQuery.ALL, START, SLOT, 12, LONG).total()).isEqualTo(600);
  }

  @Test
  void storeOfTheFourthVersion_movesItsRecordsIntoBlocks() throws Exception {
    List<LogRow> rows = golden(dir);
    for (int pass = 0; pass < 2; pass++) {
      try (DuckDbStore store = open(DuckDbSettings.DEFAULT)) {
        assertHolds(store, rows);
      }
    }
    assertThat(Folders.records(dir)).hasSize(1);
    try (DuckDbStore store = open(DuckDbSettings.DEFAULT)) {
      store.commit(commit(8, List.of(row(601, "and on"))));
      assertThat(store.row(601)).isPresent();
    }
  }

  @Test
  void endAtAnyStepOfTheMove_isGoneOnWith() throws Exception {
    Path data = dir.resolve("data");
    List<LogRow> rows = golden(data);
    List<Path> ends = new ArrayList<>();
    try (DuckDbStore store =
        DuckDbStore.open(
            data,
            DuckDbSettings.DEFAULT.withBlockRows(128),
            InstantSource.system(),
            told::add,
            Session::connect,
            step -> {
              Path end = dir.resolve("end" + ends.size());
              Folders.copy(data, end);
              ends.add(end);
            })) {
      assertHolds(store, rows);
    }
    assertThat(ends).hasSizeGreaterThan(12); // five blocks
    for (Path end : ends) {
      try (DuckDbStore store = DuckDbStore.open(end, DuckDbSettings.DEFAULT)) {
        assertHolds(store, rows);
      }
    }
  }

  @Test
  void oldestBlocksGo_bySize_withWhatIsCountedOfThem() throws Exception {
    long bytes;
    try (DuckDbStore store = open(SMALL)) {
      store.commit(commit(1, late(1, 40)));
      bytes = Files.size(dir.resolve("store").resolve(Folders.records(dir).getFirst()));
    }
    Retention two = new Retention(Retention.ALL.maxAge(), 2 * bytes + bytes / 2);
    try (DuckDbStore store = open(SMALL.withRetention(two))) {
      store.commit(commit(2, late(41, 45)));
      assertThat(store.rows()).isEqualTo(45);
      assertThat(store.row(20)).isEmpty();
      assertThat(store.row(21)).isPresent();
      LogPage page = store.search(LogQuery.ALL, Long.MAX_VALUE, 0, 100, true, LONG);
      assertThat(page.total()).isEqualTo(25);
      assertThat(numbers(page)).hasSize(25).endsWith(21L);
      assertThat(store.volume(LogQuery.ALL, START, SLOT, 100, LONG).total()).isEqualTo(25);
      assertThat(store.services(LogQuery.ALL, LONG).counts()).containsEntry("shop", 25L);
      assertThat(store.range().orElseThrow().fromNanos()).isEqualTo(START + 21 * SLOT / 7);
      assertThat(Folders.records(dir)).hasSize(3);
    }
    try (DuckDbStore store = open(SMALL)) {
      assertThat(store.shapes(LogQuery.ALL, LONG).counts()).isEqualTo(Map.of(7L, 25L));
      store.commit(commit(3, late(46, 46)));
      assertThat(store.rows()).isEqualTo(46);
    }
  }

  /** Seven records in ten seconds, so that blocks share some of them. */
  private static List<LogRow> late(long first, long last) {
    return LongStream.rangeClosed(first, last)
        .mapToObj(
            n ->
                new LogRow(
                    n,
                    START + n * SLOT / 7,
                    START + n,
                    9,
                    "shop",
                    "f",
                    n,
                    7,
                    Redacted.kept("t"),
                    0,
                    1,
                    1))
        .toList();
  }

  @Test
  void everythingGoes_byAge_andNumbersGoOn() throws Exception {
    AtomicReference<Instant> now =
        new AtomicReference<>(Instant.ofEpochSecond(START / 1_000_000_000));
    Retention day = new Retention(Duration.ofDays(1), Long.MAX_VALUE);
    for (int pass = 0; pass < 2; pass++) {
      try (DuckDbStore store = DuckDbStore.open(dir, SMALL.withRetention(day), now::get)) {
        if (pass == 0) {
          store.commit(commit(1, rows(1, 30)));
          assertThat(store.row(1)).isPresent();
          now.set(now.get().plus(Duration.ofHours(25)));
          store.commit(commit(2, List.of()));
        }
        assertThat(store.rows()).isEqualTo(30);
        assertThat(store.range()).isEmpty();
        assertThat(store.row(30)).isEmpty();
        assertThat(store.shapes(LogQuery.ALL, LONG).counts()).isEmpty();
        assertThat(Folders.records(dir)).isEmpty();
      }
    }
    try (DuckDbStore store = open(SMALL)) {
      store.commit(commit(3, rows(31, 31)));
      assertThat(store.row(31)).isPresent();
    }
  }

  @Test
  void takenBack_blocksAreCutAtTheArrival() throws Exception {
    try (DuckDbStore store = open(SMALL)) {
      LogStoreContractRecords records = new LogStoreContractRecords(5);
      List<LogRow> kept = new ArrayList<>();
      for (int arrival = 1; arrival <= 6; arrival++) {
        List<LogRow> rows = records.rows(1 + 8L * (arrival - 1), 8, arrival);
        kept.addAll(arrival <= 3 ? rows : List.of());
        store.commit(commit(arrival, rows));
      }
      store.rewind(3, START);
      assertThat(store.rows()).isEqualTo(24);
      assertThat(store.search(LogQuery.ALL, Long.MAX_VALUE, 0, 99, true, LONG).rows().reversed())
          .isEqualTo(kept);
      assertThat(store.volume(LogQuery.ALL, START, SLOT, 12, LONG).total()).isEqualTo(24);
      assertThat(Folders.records(dir)).hasSize(3);
      store.commit(commit(4, records.rows(25, 8, 4)));
      assertThat(store.rows()).isEqualTo(32);
    }
  }

  @Test
  void retention_hasBounds() {
    assertThatThrownBy(() -> new Retention(Duration.ZERO, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Retention(Duration.ofDays(1), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DuckDbSettings.DEFAULT.withBlockRows(65_537))
        .hasMessageContaining("blockRows");
  }
}
