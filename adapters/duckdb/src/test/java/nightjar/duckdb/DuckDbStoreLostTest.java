package nightjar.duckdb;

import static nightjar.testkit.LogStoreContractRecords.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import nightjar.store.Commit;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;
import nightjar.store.StoreException;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DuckDB gives the database up in the middle of a checkpoint, as it does when the disk is full. */
class DuckDbStoreLostTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final DuckDbSettings SMALL = new DuckDbSettings(192, 2, 1);

  @TempDir Path dir;
  private final AtomicInteger openings = new AtomicInteger();
  private DuckDbStore store;

  /** The first opening cannot move its log into the file; the next two find the disk full. */
  private DuckDBConnection connect(Path file, DuckDbSettings settings) throws SQLException {
    int opening = openings.incrementAndGet();
    if (opening > 1 && opening < 4) {
      throw new SQLException("IO Error: No space left on device");
    }
    if (opening == 1) {
      return Session.connect(file, settings, "SET debug_checkpoint_abort = 'before_header'");
    }
    return Session.connect(file, settings);
  }

  @BeforeEach
  void open() {
    store =
        DuckDbStore.open(dir, SMALL, InstantSource.system(), line -> {}, this::connect, step -> {});
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Commit commitOf(long arrival, long from, int count) {
    List<LogRow> rows =
        LongStream.range(from, from + count)
            .mapToObj(number -> row(number, "line " + number + " x".repeat(400)))
            .toList();
    return new Commit(
        arrival,
        rows,
        List.of(),
        List.of(),
        List.of(),
        Map.of("source", "p".repeat(100_000)), // for the database's log to grow
        Map.of(),
        List.of(),
        List.of(),
        null);
  }

  /** Commits until DuckDB gives up; says the last arrival that was stored without a failure. */
  private long untilItIsLost() {
    long arrival = 0;
    while (true) {
      try {
        store.commit(commitOf(arrival + 1, 500 * arrival + 1, 500));
        arrival++;
        assertThat(arrival).as("commits without a checkpoint").isLessThan(100);
      } catch (StoreException e) {
        assertThat(e)
            .hasMessageContaining("Storing records failed in the store")
            .hasMessageContaining("Nightjar opens the store again by itself");
        return arrival;
      }
    }
  }

  private void untilItIsRead() {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        store.deliveries(1);
        return;
      } catch (StoreException e) {
        assertThat(e.getMessage())
            .contains("cannot be opened again yet: IO Error: No space left on device");
        assertThat(Instant.now()).isBefore(end);
        LockSupport.parkNanos(2_000_000);
      }
    }
  }

  @Test
  void lostDatabase_isOpenedAgain_asOftenAsItTakes_andNothingIsLost() {
    long stored = untilItIsLost();
    untilItIsRead();
    assertThat(openings).hasValue(4);
    assertThat(store.arrival()).isBetween(stored, stored + 1);
    assertThat(store.rows()).isEqualTo(500 * store.arrival());
    long next = store.arrival() + 1;
    for (long arrival = next; arrival < next + 10; arrival++) {
      store.commit(commitOf(arrival, 500 * arrival - 499, 500));
    }
    assertAllIsThere();
    store.close();
    store = DuckDbStore.open(dir, SMALL);
    assertAllIsThere();
  }

  private void assertAllIsThere() {
    assertThat(LongStream.rangeClosed(1, store.rows()).mapToObj(n -> store.row(n).orElseThrow()))
        .extracting(LogRow::number)
        .hasSize((int) store.rows())
        .isSorted();
    assertThat(
            store.shapes(LogQuery.ALL, PATIENCE).counts().values().stream().mapToLong(n -> n).sum())
        .isEqualTo(store.rows());
  }

  @Test
  void whoWritesOpensItToo_andClosingALostOneEnds() {
    long stored = untilItIsLost();
    assertThatThrownBy(() -> store.remember("key", "value"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot be opened again yet");
    assertThat(store.arrival()).isGreaterThanOrEqualTo(stored);
    store.close();
    store = DuckDbStore.open(dir, SMALL);
    assertThat(store.rows()).isEqualTo(500 * store.arrival());
  }
}
