package nightjar.duckdb;

import static nightjar.testkit.LogStoreContractRecords.START;
import static nightjar.testkit.LogStoreContractRecords.commit;
import static nightjar.testkit.LogStoreContractRecords.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nightjar.search.Query;
import nightjar.store.LogQuery;
import nightjar.store.LogStore;
import nightjar.testkit.LogStoreContractInterrupts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DuckDbStoreInterruptTest extends LogStoreContractInterrupts {
  private static final Duration HOUR = Duration.ofHours(1);

  /** Takes long over {@link #fill the records}: no column tells what an expression finds. */
  private static final LogQuery ENDLESS =
      LogQuery.of(
          new Query.And(
              IntStream.range(0, 300)
                  .<Query>mapToObj(i -> new Query.Not(new Query.Regex("x{30}y" + i)))
                  .toList()));

  @Override
  protected LogStore open(Path directory) {
    return DuckDbStore.open(directory, DuckDbSettings.DEFAULT);
  }

  private final List<Thread> readers = new ArrayList<>();
  private final List<CompletableFuture<Boolean>> ends = new ArrayList<>();

  @AfterEach
  void endReaders() {
    readers.forEach(Thread::interrupt);
  }

  private void start(Callable<?> read) {
    CompletableFuture<Boolean> end = new CompletableFuture<>();
    ends.add(end);
    readers.add(reading(read, end));
  }

  private void interruptAll() throws Exception {
    readers.forEach(Thread::interrupt);
    for (CompletableFuture<Boolean> end : ends) {
      assertThat(end.get()).as("read to its end").isFalse();
    }
  }

  private void fill() {
    String text = "x".repeat(2_000);
    store.commit(
        commit(2, LongStream.rangeClosed(2, 20_000).mapToObj(n -> row(n, text + n)).toList()));
  }

  private static Stream<Thread> atWork() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(entry -> entry.getKey().getName().startsWith("nightjar-duckdb-"))
        .filter(
            entry ->
                Stream.of(entry.getValue())
                    .anyMatch(frame -> frame.getClassName().equals(RecordWalk.class.getName())))
        .map(Map.Entry::getKey);
  }

  private static void awaitAtWork(long reads) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (atWork().count() != reads) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  @Test
  void walkUnderWay_isBrokenOff() throws Exception {
    fill();
    start(() -> store.search(ENDLESS, Long.MAX_VALUE, 9_999, 9, false, HOUR));
    start(() -> store.search(ENDLESS, Long.MAX_VALUE, 0, 9, true, HOUR));
    start(() -> store.volume(ENDLESS, START, 1_000_000, 1, HOUR));
    awaitAtWork(3);
    interruptAll();
    assertThat(atWork()).isEmpty();
    assertThat(store.row(20_000)).isPresent();
  }

  @Test
  void readThatWaitsForItsTurn_isBrokenOff_andNeverBegins() throws Exception {
    fill();
    for (int i = 0; i < 12; i++) {
      start(() -> store.services(ENDLESS, HOUR));
    }
    awaitAtWork(2);
    interruptAll();
    assertThat(atWork()).isEmpty();
  }

  @Test
  void rows_doNotWaitForCounts_howeverMany() throws Exception {
    fill();
    for (int i = 0; i < 4 + Runtime.getRuntime().availableProcessors(); i++) {
      start(() -> store.shapes(ENDLESS, HOUR));
    }
    awaitAtWork(2);
    CompletableFuture<Boolean> page = new CompletableFuture<>();
    reading(() -> store.search(LogQuery.ALL, Long.MAX_VALUE, 0, 9, false, HOUR), page);
    assertThat(page.get(60, TimeUnit.SECONDS)).isTrue();
    assertThat(ends).noneMatch(CompletableFuture::isDone);
    interruptAll();
  }
}
