package nightjar.duckdb;

import static nightjar.testkit.LogStoreContractRecords.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import nightjar.search.Query;
import nightjar.store.LogPage;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;
import nightjar.store.LogStore;
import nightjar.store.Volume;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed while the oldest blocks go. */
class DuckDbStoreRetentionKillTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final LogQuery WORD = LogQuery.of(new Query.Word("record"));

  @TempDir Path dir;

  private void killed(int trials) throws Exception {
    Random random = new Random(23);
    Path data = dir.resolve("data");
    for (int trial = 0; trial < trials; trial++) {
      Path scratch = Files.createDirectories(dir.resolve("scratch"));
      List<String> lines =
          KilledProcess.lines(
              RetentionLoop.class,
              scratch,
              1 + random.nextInt(12),
              random.nextInt(4_000_000),
              data.toString(),
              "40000");
      assertThat(lines).isNotEmpty();
      StoreCarry.remove(scratch);
      try (DuckDbStore store = DuckDbStore.open(data, DuckDbSettings.DEFAULT)) {
        assertHolds(store);
      }
    }
  }

  /** Whole commits, the oldest of which may be gone, and sums that are equal to them. */
  private static void assertHolds(LogStore store) {
    long last = store.rows();
    assertThat(last).isEqualTo(store.arrival() * RetentionLoop.ROWS);
    long expected = last;
    for (boolean more = true; more; ) {
      LogPage page = store.search(LogQuery.ALL, expected + 1, 0, 1000, false, LONG);
      assertThat(page.complete()).isTrue();
      for (LogRow row : page.rows()) {
        long arrival = (expected - 1) / RetentionLoop.ROWS + 1;
        assertThat(row)
            .isEqualTo(
                RetentionLoop.rows(arrival).get((int) ((expected - 1) % RetentionLoop.ROWS)));
        expected--;
      }
      more = page.more();
    }
    long first = expected + 1;
    assertThat(first).isGreaterThan(1);
    assertThat((first - 1) % 1_000).isZero();
    assertThat(store.row(first - 1)).isEmpty();
    assertThat(store.services(LogQuery.ALL, LONG)).isEqualTo(store.services(WORD, LONG));
    assertThat(store.shapes(LogQuery.ALL, LONG)).isEqualTo(store.shapes(WORD, LONG));
    int slots = (int) (last / 70 + 2);
    assertThat(counts(store.volume(LogQuery.ALL, START, RetentionLoop.SLOT, slots, LONG)))
        .isEqualTo(counts(store.volume(WORD, START, RetentionLoop.SLOT, slots, LONG)));
    assertThat(store.volume(WORD, START, RetentionLoop.SLOT, slots, LONG).total())
        .isEqualTo(last - first + 1);
    assertThat(store.damage()).isEmpty();
  }

  private static List<String> counts(Volume volume) {
    return volume.buckets().stream().map(Arrays::toString).toList();
  }

  @Test
  void killedWhileBlocksGo_leavesWholeCommits_andTheirSums() throws Exception {
    killed(3);
  }

  @Test
  @Tag("slow")
  void killedWhileBlocksGo_twentyTimes() throws Exception {
    killed(20);
  }
}
