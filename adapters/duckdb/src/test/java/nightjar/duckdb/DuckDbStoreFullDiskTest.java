package nightjar.duckdb;

import static nightjar.testkit.LogStoreContractRecords.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nightjar.search.Query;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;
import nightjar.store.LogStore;
import nightjar.store.StoreException;
import nightjar.testkit.LogStoreContractRecords;
import nightjar.testkit.SmallDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk is full while commits write blocks and the oldest blocks go. */
class DuckDbStoreFullDiskTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final LogQuery WORD = LogQuery.of(new Query.Word("record"));
  private static final int COMMITS = 40;
  private static final long MOST_BYTES = 10_000;
  private static final DuckDbSettings SETTINGS =
      new DuckDbSettings(64, 1, 1)
          .withBlockRows(1_000)
          .withRetention(new Retention(Retention.ALL.maxAge(), MOST_BYTES));

  @TempDir private Path dir;

  @Test
  void fullWhileBlocksGo_commitsFailWhole_andGoOnWhenThereIsRoom() throws Exception {
    List<String> failed = new ArrayList<>();
    try (SmallDisk disk = SmallDisk.mount(dir.resolve("disk"), 64L << 20)) {
      Path data = disk.root().resolve("data");
      try (DuckDbStore store = DuckDbStore.open(data, SETTINGS)) {
        long arrival = 0;
        for (int round = 0; round < COMMITS; round++) {
          commit(store, ++arrival);
          disk.fillBut(4096L * (round % 10));
          failed.addAll(tried(store, arrival + 1));
          disk.free();
          arrival = Math.max(arrival, store.arrival());
        }
        assertThat(failed).as("commits on a full disk").isNotEmpty();
        assertThat(failed).allSatisfy(why -> assertThat(why).isNotBlank());
        commit(store, ++arrival);
        assertHolds(store, arrival);
      }
      try (DuckDbStore store = DuckDbStore.open(data, SETTINGS)) {
        assertHolds(store, store.arrival());
        commit(store, store.arrival() + 1);
        assertHolds(store, store.arrival());
      }
    }
  }

  private static void commit(LogStore store, long arrival) {
    store.commit(LogStoreContractRecords.commit(arrival, RetentionLoop.rows(arrival)));
  }

  /** What is told of a commit that does not find room; what is there stays to be read. */
  private static List<String> tried(DuckDbStore store, long arrival) {
    try {
      commit(store, arrival);
      return List.of();
    } catch (StoreException e) {
      long rows = (arrival - 1) * RetentionLoop.ROWS;
      assertThat(store.rows()).isEqualTo(rows);
      assertThat(store.row(rows)).contains(last(arrival - 1));
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  private static LogRow last(long arrival) {
    return RetentionLoop.rows(arrival).getLast();
  }

  /** All records of whole commits but the oldest blocks, and sums that are equal to them. */
  private static void assertHolds(DuckDbStore store, long arrival) {
    List<LogRow> rows = new ArrayList<>();
    store.each(rows::add);
    assertThat(store.arrival()).isEqualTo(arrival);
    assertThat(store.rows()).isEqualTo(arrival * RetentionLoop.ROWS);
    long first = rows.getFirst().number();
    assertThat((first - 1) % 1_000).isZero();
    assertThat(first).as("the oldest are gone").isGreaterThan(1);
    for (LogRow row : rows) {
      long of = (row.number() - 1) / RetentionLoop.ROWS + 1;
      int place = (int) ((row.number() - 1) % RetentionLoop.ROWS);
      assertThat(row).isEqualTo(RetentionLoop.rows(of).get(place));
    }
    assertThat(rows).hasSize((int) (store.rows() - first + 1));
    assertThat(store.services(LogQuery.ALL, LONG)).isEqualTo(store.services(WORD, LONG));
    assertThat(volume(store, LogQuery.ALL)).isEqualTo(volume(store, WORD));
    assertThat(store.damage()).isEmpty();
  }

  private static Map<String, Object> volume(LogStore store, LogQuery query) {
    int slots = (int) (store.rows() / 70 + 2);
    var volume = store.volume(query, START, RetentionLoop.SLOT, slots, LONG);
    return Map.of(
        "total",
        volume.total(),
        "buckets",
        volume.buckets().stream().map(Arrays::toString).toList());
  }
}
