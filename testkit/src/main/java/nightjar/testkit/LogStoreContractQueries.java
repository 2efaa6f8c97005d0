package nightjar.testkit;

import static nightjar.testkit.LogStoreContractRecords.START;
import static nightjar.testkit.LogStoreContractRecords.commit;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nightjar.store.LogPage;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;
import nightjar.store.LogStore;
import nightjar.store.Summary;
import nightjar.store.Tally;
import nightjar.store.Volume;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every {@link LogStore} must answer: the same as {@link LogQuery#matches} over all records. A
 * backend's test class extends it.
 */
public abstract class LogStoreContractQueries {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final long SLOT = 10_000_000_000L;
  private static final int TRIALS = 300;
  private static final Set<Summary.By> ALL = Set.of(Summary.By.values());

  @TempDir Path dir;

  private LogStore store;
  private final LogStoreContractRecords records = new LogStoreContractRecords(77);
  private final List<LogRow> rows = new ArrayList<>();

  /** Opens the store that is kept in a directory. */
  protected abstract LogStore open(Path directory);

  @BeforeEach
  void fillStore() {
    store = open(dir);
    for (int arrival = 1; arrival <= 6; arrival++) {
      List<LogRow> next = records.rows(rows.size() + 1L, 150, arrival);
      rows.addAll(next);
      store.commit(commit(arrival, next));
    }
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  /** Newest first. */
  private List<LogRow> matching(LogQuery query) {
    return rows.stream()
        .filter(query::matches)
        .sorted(Comparator.comparingLong(LogRow::number).reversed())
        .toList();
  }

  @Test
  void search_findsWhatMatches() {
    for (int trial = 0; trial < TRIALS; trial++) {
      LogQuery query = records.query();
      List<LogRow> expected = matching(query);
      LogPage page = store.search(query, Long.MAX_VALUE, 0, 1000, true, LONG);

      assertThat(page.rows()).as("%s", query).isEqualTo(expected);
      assertThat(page.total()).as("%s", query).isEqualTo(expected.size());
      assertThat(page.more()).isFalse();
      assertThat(page.complete()).isTrue();
    }
  }

  @Test
  void pages_byNumberAndByOffset_joinToTheWhole() {
    for (LogQuery query : List.of(LogQuery.ALL, records.query(), records.query())) {
      List<LogRow> expected = matching(query);
      for (int size : new int[] {1, 7, 100, 1000}) {
        List<LogRow> byNumber = new ArrayList<>();
        List<LogRow> byOffset = new ArrayList<>();
        long before = Long.MAX_VALUE;
        for (boolean more = true; more && byNumber.size() < 300; ) {
          LogPage page = store.search(query, before, 0, size, true, LONG);
          LogPage same = store.search(query, Long.MAX_VALUE, byOffset.size(), size, false, LONG);
          byNumber.addAll(page.rows());
          byOffset.addAll(same.rows());
          more = page.more();
          assertThat(same.more()).isEqualTo(more);
          assertThat(page.total()).isEqualTo(expected.size());
          before = more ? page.rows().getLast().number() : before;
        }
        assertThat(byNumber).isEqualTo(expected.subList(0, byNumber.size()));
        assertThat(byOffset).isEqualTo(byNumber);
      }
      assertThat(store.search(query, Long.MAX_VALUE, 5_000, 10, false, LONG).rows()).isEmpty();
    }
  }

  @Test
  void noTime_givesPartOfAnAnswerAndSaysSo() {
    LogQuery query = records.query();

    assertThat(store.search(query, Long.MAX_VALUE, 0, 10, true, Duration.ZERO).complete())
        .isFalse();
    assertThat(store.volume(query, START, SLOT, 5, Duration.ZERO).complete()).isFalse();
    assertThat(store.services(query, Duration.ZERO)).isEqualTo(new Tally<>(Map.of(), false));
    assertThat(store.shapes(query, Duration.ZERO)).isEqualTo(new Tally<>(Map.of(), false));
    Summary summary = store.summary(query, ALL, START, SLOT, 5, Duration.ZERO);
    assertThat(summary.levels()).isEqualTo(new Tally<>(Map.of(), false));
    assertThat(summary.sources()).isEqualTo(new Tally<>(Map.of(), false));
    assertThat(summary.volume().complete()).isFalse();
  }

  @Test
  void around_givesNeighboursOfTheSameSource() {
    for (long number : new long[] {1, 2, 450, 899, 900}) {
      LogRow row = rows.get((int) number - 1);
      List<LogRow> same =
          rows.stream().filter(other -> other.source().equals(row.source())).toList();
      int at = same.indexOf(row);

      assertThat(store.around(row, 5))
          .isEqualTo(same.subList(Math.max(0, at - 5), Math.min(same.size(), at + 6)));
    }
    assertThat(store.around(rows.get(9), 0)).containsExactly(rows.get(9));
  }

  @Test
  void volume_countsWhatMatches() {
    for (int trial = 0; trial < TRIALS; trial++) {
      LogQuery query = trial == 0 ? LogQuery.ALL : records.query();
      long from = START + (trial % 3 == 0 ? 3 : trial % 4 * SLOT);
      long bucket = trial % 5 == 0 ? 7_000_000_001L : (1 + trial % 3) * SLOT;
      Volume volume = store.volume(query, from, bucket, 6, LONG);

      assertThat(volume.buckets().toArray(long[][]::new))
          .as("%s", query)
          .isDeepEqualTo(volume(query, from, bucket, 6));
      assertThat(volume.complete()).isTrue();
    }
  }

  private long[][] volume(LogQuery query, long from, long bucket, int buckets) {
    long[][] counts = new long[buckets][7];
    LogQuery within = query.within(from, from + bucket * buckets);
    for (LogRow row : matching(within)) {
      counts[(int) ((row.timeNanos() - from) / bucket)][(row.severity() + 3) / 4]++;
    }
    return counts;
  }

  @Test
  void summary_countsAllInOnePass() {
    for (int trial = 0; trial < TRIALS; trial++) {
      LogQuery query = trial == 0 ? LogQuery.ALL : records.query();
      long from = START + (trial % 3 == 0 ? 3 : trial % 4 * SLOT);
      long bucket = trial % 5 == 0 ? 7_000_000_001L : (1 + trial % 3) * SLOT;
      Summary summary = store.summary(query, ALL, from, bucket, 6, LONG);

      assertTally(query, summary.levels(), row -> (row.severity() + 3) / 4);
      assertTally(query, summary.services(), LogRow::service);
      assertTally(query, summary.sources(), LogRow::source);
      assertTally(query, summary.shapes(), LogRow::shape);
      assertThat(summary.total()).isEqualTo(matching(query).size());
      assertThat(summary.volume().buckets().toArray(long[][]::new))
          .as("%s", query)
          .isDeepEqualTo(volume(query, from, bucket, 6));
      assertThat(summary.volume().complete()).isTrue();
    }
  }

  @Test
  void summary_hasOnlyWhatIsAskedFor() {
    for (Summary.By by : ALL) {
      LogQuery query = records.query();
      Summary summary = store.summary(query, Set.of(by), 0, 1, 0, LONG);

      assertTally(by == Summary.By.LEVEL, query, summary.levels(), row -> (row.severity() + 3) / 4);
      assertTally(by == Summary.By.SERVICE, query, summary.services(), LogRow::service);
      assertTally(by == Summary.By.SOURCE, query, summary.sources(), LogRow::source);
      assertTally(by == Summary.By.SHAPE, query, summary.shapes(), LogRow::shape);
      assertThat(summary.volume().buckets()).isEmpty();
    }
    assertThat(store.services(LogQuery.ALL, LONG).counts())
        .isEqualTo(counts(LogQuery.ALL, LogRow::service));
    assertThat(store.shapes(LogQuery.ALL, LONG).counts())
        .isEqualTo(counts(LogQuery.ALL, LogRow::shape));
  }

  private <K extends Comparable<K>> void assertTally(
      boolean isAsked, LogQuery query, Tally<K> tally, Function<LogRow, K> key) {
    assertTally(isAsked ? query : LogQuery.NOTHING, tally, key);
  }

  private <K extends Comparable<K>> void assertTally(
      LogQuery query, Tally<K> tally, Function<LogRow, K> key) {
    assertThat(entries(tally.counts())).as("%s", query).isEqualTo(entries(counts(query, key)));
    assertThat(tally.complete()).isTrue();
  }

  private <K extends Comparable<K>> Map<K, Long> counts(LogQuery query, Function<LogRow, K> key) {
    Map<K, Long> sorted = new LinkedHashMap<>();
    matching(query).stream()
        .collect(Collectors.groupingBy(key, Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(
            Map.Entry.<K, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  private static <K> List<Map.Entry<K, Long>> entries(Map<K, Long> counts) {
    return List.copyOf(counts.entrySet());
  }

  @Test
  void shapeTrends_countEveryShape() {
    Map<Long, long[]> expected = new HashMap<>();
    for (LogRow row : rows) {
      long bucket = Math.floorDiv(row.timeNanos() - START - SLOT, 2 * SLOT);
      if (bucket >= 0 && bucket < 4) {
        expected.computeIfAbsent(row.shape(), shape -> new long[4])[(int) bucket]++;
      }
    }
    Map<Long, long[]> trends = store.shapeTrends(START + SLOT, 2 * SLOT, 4);

    assertThat(trends.keySet()).isEqualTo(expected.keySet());
    trends.forEach((shape, counts) -> assertThat(counts).isEqualTo(expected.get(shape)));
  }
}
