package nightjar.testkit;

import static nightjar.testkit.LogStoreContractRecords.START;
import static nightjar.testkit.LogStoreContractRecords.commit;
import static nightjar.testkit.LogStoreContractRecords.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import nightjar.TimeRange;
import nightjar.search.Query;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;
import nightjar.store.LogStore;
import nightjar.store.StoreException;
import nightjar.store.Summary;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a {@link LogStore} does when the thread that asks it is interrupted. A backend's test class
 * extends it.
 */
@Timeout(120)
public abstract class LogStoreContractInterrupts {
  private static final Duration LONG = Duration.ofMinutes(10);

  @TempDir Path dir;

  /** Holds one record, with number 1, when a test begins. */
  protected LogStore store;

  /** Opens the store that is kept in a directory; each test closes what it opens. */
  protected abstract LogStore open(Path directory);

  @BeforeEach
  void openStore() {
    store = open(dir);
    store.commit(commit(1, List.of(row(1, "line"))));
  }

  @AfterEach
  void closeStore() {
    assertThat(Thread.interrupted()).isFalse();
    store.close();
  }

  @Test
  void readOfAnInterruptedThread_isBrokenOff() {
    Stream<ThrowingCallable> reads =
        Stream.of(
            () -> store.row(1),
            () -> store.search(LogQuery.ALL, Long.MAX_VALUE, 0, 1, false, LONG),
            () -> store.search(LogQuery.ALL, Long.MAX_VALUE, 0, 1, true, LONG),
            () -> store.volume(LogQuery.ALL, START, 7, 1, LONG),
            () -> store.services(LogQuery.ALL, LONG),
            () -> store.summary(LogQuery.ALL, Set.of(Summary.By.SOURCE), START, 7, 1, LONG),
            () -> store.shapes(LogQuery.ALL, LONG),
            () -> store.search(LogQuery.of(new Query.Regex("x")), Long.MAX_VALUE, 0, 1, true, LONG),
            () -> store.shapeTrends(START, 10_000_000_000L, 1),
            () -> store.patterns(),
            () -> store.incidents(),
            () -> store.markers(new TimeRange(0, 1)));
    reads.forEach(
        read -> {
          Thread.currentThread().interrupt();
          assertThatThrownBy(read).isInstanceOf(StoreException.class);
          assertThat(Thread.interrupted()).as("still interrupted").isTrue();
          assertThat(store.row(1)).isPresent();
        });
  }

  @Test
  void whatAnInterruptedThreadWrites_isStored() {
    Thread.currentThread().interrupt();
    store.commit(commit(2, List.of(row(2, "kept"))));
    store.remember("key", "value");
    assertThat(Thread.interrupted()).as("still interrupted").isTrue();

    assertThat(store.row(2).map(LogRow::text)).contains("kept");
    assertThat(store.memory("key")).contains("value");
  }

  @Test
  void readsInterruptedAtAnyMoment_leaveTheStoreAsGoodAsBefore() throws Exception {
    for (int i = 0; i < 100; i++) {
      CompletableFuture<Boolean> ended = new CompletableFuture<>();
      Thread reader =
          reading(() -> store.search(LogQuery.ALL, Long.MAX_VALUE, 0, 9, true, LONG), ended);
      for (int spin = 0; spin < i * 50; spin++) {
        Thread.onSpinWait(); // a little later each time
      }
      reader.interrupt();
      ended.get();
      assertThat(store.search(LogQuery.ALL, Long.MAX_VALUE, 0, 9, true, LONG).rows()).hasSize(1);
    }
  }

  /**
   * A thread that reads.
   *
   * @param ended completed with true if the read was whole, false if it was broken off and left the
   *     thread interrupted
   */
  protected static Thread reading(Callable<?> read, CompletableFuture<Boolean> ended) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                read.call();
                ended.complete(true);
              } catch (StoreException e) {
                if (Thread.currentThread().isInterrupted()) {
                  ended.complete(false);
                } else {
                  ended.completeExceptionally(e);
                }
              } catch (Exception e) {
                ended.completeExceptionally(e);
              }
            });
  }
}
