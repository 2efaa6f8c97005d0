package nightjar.duckdb;

import static nightjar.testkit.LogStoreContractRecords.commit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;
import nightjar.store.StoreException;
import nightjar.testkit.LogStoreContractRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A commit ends at each of its steps: by the process's end, or by a failure of the disk. */
class DuckDbStoreKillTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final DuckDbSettings SMALL = DuckDbSettings.DEFAULT.withBlockRows(20);

  /** Commits within the tail, over one block's end, over several, and to the end of one. */
  private static final int[] SIZES = {5, 9, 13, 50, 3, 20};

  @TempDir Path dir;

  private final LogStoreContractRecords records = new LogStoreContractRecords(11);
  private final List<LogRow> rows = new ArrayList<>();
  private final Set<String> steps = new HashSet<>();

  private List<LogRow> next(int size, long arrival) {
    return records.rows(rows.size() + 1L, size, arrival);
  }

  private DuckDbStore open(Path at, StoreFolder.Steps told) {
    return DuckDbStore.open(at, SMALL, InstantSource.system(), line -> {}, Session::connect, told);
  }

  private void assertHolds(DuckDbStore store, List<LogRow> expected) {
    assertThat(store.rows()).isEqualTo(expected.size());
    assertThat(store.search(LogQuery.ALL, Long.MAX_VALUE, 0, 1000, true, LONG).rows().reversed())
        .isEqualTo(expected);
    assertThat(store.shapes(LogQuery.ALL, LONG).counts().values().stream().mapToLong(n -> n).sum())
        .isEqualTo(expected.size());
    assertThat(store.damage()).isEmpty();
  }

  @Test
  void endAtAnyStep_leavesWholeCommits_andNoOrphans() throws Exception {
    Path data = dir.resolve("data");
    List<Path> ends = new ArrayList<>();
    List<Integer> stored = new ArrayList<>();
    try (DuckDbStore store =
        open(
            data,
            step -> {
              if (!rows.isEmpty()) {
                steps.add(step);
                Path end = dir.resolve("end" + ends.size());
                Folders.copy(data, end);
                ends.add(end);
                stored.add(rows.size());
              }
            })) {
      for (int i = 0; i < SIZES.length; i++) {
        List<LogRow> more = next(SIZES[i], i + 1);
        store.commit(commit(i + 1, more));
        rows.addAll(more);
        Folders.copy(data, dir.resolve("whole" + i));
      }
    }
    assertThat(steps)
        .containsExactlyInAnyOrder(
            "write the tail",
            "force the tail",
            "write a block",
            "force a block",
            "force the folder",
            "remove the tail");
    for (int i = 0; i < ends.size(); i++) {
      try (DuckDbStore store = open(ends.get(i), step -> {})) {
        int known = (int) store.rows();
        assertThat(known).isGreaterThanOrEqualTo(stored.get(i));
        assertHolds(store, rows.subList(0, known));
        assertThat(sums()).contains(known);
        assertThat(Folders.records(ends.get(i))).hasSize(files(store));
      }
    }
    for (int i = 0; i < SIZES.length; i++) {
      try (DuckDbStore store = open(dir.resolve("whole" + i), step -> {})) {
        assertHolds(store, rows.subList(0, sums().get(i + 1)));
      }
    }
  }

  /** How many records are in after each commit. */
  private static List<Integer> sums() {
    List<Integer> sums = new ArrayList<>(List.of(0));
    for (int size : SIZES) {
      sums.add(sums.getLast() + size);
    }
    return sums;
  }

  /** How many files of records the database names. */
  private int files(DuckDbStore store) throws IOException {
    Path to = Files.createTempDirectory(dir, "copy");
    try (StoreCopy copy = store.copy(to)) {
      int tails = Files.exists(to.resolve("store")) ? Folders.records(to).size() : 0;
      return copy.blocks().size() + tails;
    }
  }

  @Test
  void failureAtAnyStep_storesNothing_andTheNextTryGoesOn() throws Exception {
    int[] left = {0};
    try (DuckDbStore store =
        open(
            dir,
            step -> {
              if (!step.startsWith("remove") && left[0] > 0 && --left[0] == 0) {
                throw new IOException("No space left on device");
              }
            })) {
      for (int i = 0; i < SIZES.length; i++) {
        List<LogRow> more = next(SIZES[i], i + 1);
        int failures = 0;
        for (int step = 1; store.arrival() <= i; step++) {
          left[0] = step;
          try {
            store.commit(commit(i + 1, more));
          } catch (StoreException e) {
            failures++;
            assertThat(e)
                .hasMessageContaining(StoreFolder.NAME)
                .hasMessageContaining("No space left on device");
            left[0] = 0;
            assertHolds(store, rows);
          }
        }
        left[0] = 0;
        assertThat(failures).isPositive();
        rows.addAll(more);
        assertHolds(store, rows);
      }
      assertThat(Folders.records(dir)).hasSize(files(store));
    }
    try (DuckDbStore store = open(dir, step -> {})) {
      assertHolds(store, rows);
    }
  }

  @Test
  void missingFile_isRefusedWithWhatToDo() throws Exception {
    try (DuckDbStore store = open(dir, step -> {})) {
      store.commit(commit(1, next(50, 1)));
    }
    Path block = dir.resolve("store").resolve(Folders.records(dir).getFirst());
    Files.delete(block);
    assertThatThrownBy(() -> open(dir, step -> {}))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(block.toString())
        .hasMessageContaining("Put back what is missing")
        .hasMessageContaining("the store is rebuilt");
  }
}
