package nightjar.duckdb;

import static nightjar.testkit.LogStoreContractRecords.commit;
import static nightjar.testkit.LogStoreContractRecords.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import nightjar.search.Query;
import nightjar.store.LogPage;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many blocks, of which others look at those that come next. */
class DuckDbStoreAheadTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final DuckDbSettings SMALL = DuckDbSettings.DEFAULT.withBlockRows(50);
  private static final int ROWS = 4_020;

  @TempDir Path dir;

  @BeforeEach
  void fill() {
    try (DuckDbStore store = DuckDbStore.open(dir, SMALL)) {
      store.commit(
          commit(1, LongStream.rangeClosed(1, ROWS).mapToObj(n -> row(n, text(n))).toList()));
    }
  }

  private static String text(long n) {
    return "order " + n + (n % 97 == 0 ? " refused" : " taken") + (n == 1_234 ? " by quorum" : "");
  }

  private static LogQuery word(String word) {
    return LogQuery.of(new Query.Word(word));
  }

  private static List<Long> numbers(LogPage page) {
    return page.rows().stream().map(LogRow::number).toList();
  }

  private static List<Long> refused(long highest) {
    return LongStream.rangeClosed(1, highest)
        .map(n -> highest + 1 - n)
        .filter(n -> n % 97 == 0)
        .boxed()
        .toList();
  }

  @Test
  void whoeverLooks_answersComeInOrder_alsoOfManyAtOnce() throws Exception {
    try (DuckDbStore store = DuckDbStore.open(dir, SMALL);
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<LogPage>> pages = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        long before = ROWS + 1 - 40L * i;
        pages.add(threads.submit(() -> store.search(word("REFUSED"), before, 0, 100, false, LONG)));
      }
      for (int i = 0; i < 40; i++) {
        assertThat(pages.get(i).get().complete()).isTrue();
        assertThat(numbers(pages.get(i).get())).isEqualTo(refused(ROWS - 40L * i));
      }
      for (int pass = 0; pass < 3; pass++) {
        LogPage page = store.search(word("quorum"), Long.MAX_VALUE, 0, 100, true, LONG);
        assertThat(numbers(page)).containsExactly(1_234L);
        assertThat(page.total()).isEqualTo(1);
        assertThat(store.search(word("refused"), Long.MAX_VALUE, 3, 5, false, LONG).rows())
            .extracting(LogRow::number)
            .isEqualTo(refused(ROWS).subList(3, 8));
        assertThat(store.row(77 + pass).orElseThrow().text()).isEqualTo(text(77 + pass));
      }
    }
  }

  @Test
  void damageFoundAhead_isTold_andTheRestIsThere() throws Exception {
    Path block = dir.resolve("store").resolve(Folders.records(dir).get(40));
    byte[] bytes = Files.readAllBytes(block);
    bytes[20] ^= 1;
    Files.write(block, bytes);
    try (DuckDbStore store = DuckDbStore.open(dir, SMALL)) {
      LogPage page = store.search(word("refused"), Long.MAX_VALUE, 0, 100, false, LONG);
      assertThat(page.complete()).isFalse();
      List<Long> others = new ArrayList<>(refused(ROWS));
      others.removeIf(n -> n > 2_000 && n <= 2_050);
      assertThat(numbers(page)).isEqualTo(others);
      assertThat(store.damage()).hasSize(1);
    }
  }

  @Test
  void withoutTime_nothingIsClaimedToBeWhole() {
    try (DuckDbStore store = DuckDbStore.open(dir, SMALL)) {
      LogPage page = store.search(word("quorum"), Long.MAX_VALUE, 0, 9, true, Duration.ZERO);
      assertThat(page.complete()).isFalse();
    }
  }

  @Test
  void whatTakesTooMuch_goesOldestFirst() {
    Bounded<Long, String> bounded = new Bounded<>(10, String::length);
    assertThat(bounded.put(1L, "aaaa")).isEmpty();
    assertThat(bounded.put(2L, "bbbb")).isEmpty();
    assertThat(bounded.get(1L)).contains("aaaa");
    assertThat(bounded.put(3L, "cccc")).containsExactly("bbbb");
    assertThat(bounded.take(1L)).contains("aaaa");
    assertThat(bounded.take(1L)).isEmpty();
    assertThat(bounded.put(4L, "dddddd")).isEmpty();
    assertThat(bounded.put(4L, "d")).containsExactly("dddddd");
    assertThat(bounded.put(5L, "much too long")).contains("much too long", "cccc", "d");
    assertThat(bounded.clear()).isEmpty();
  }
}
