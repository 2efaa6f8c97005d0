package nightjar.duckdb;

import static nightjar.testkit.LogStoreContractRecords.commit;
import static nightjar.testkit.LogStoreContractRecords.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import nightjar.store.LogRow;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store is copied while it is used. */
class StoreCopyTest {
  private static final DuckDbSettings SMALL = DuckDbSettings.DEFAULT.withBlockRows(10);

  @TempDir Path dir;

  private static List<LogRow> rows(long first, long last) {
    return LongStream.rangeClosed(first, last).mapToObj(n -> row(n, "line " + n)).toList();
  }

  private static void copyBlocks(StoreCopy copy, Path to) throws Exception {
    for (Path block : copy.blocks()) {
      Files.copy(block, to.resolve("store").resolve(String.valueOf(block.getFileName())));
    }
  }

  @Test
  void copy_isOneCommit_whateverIsWrittenMeanwhile() throws Exception {
    Path to = Files.createDirectories(dir.resolve("copy"));
    AtomicBoolean isEnough = new AtomicBoolean();
    try (DuckDbStore store = DuckDbStore.open(dir.resolve("data"), SMALL)) {
      store.commit(commit(1, rows(1, 25)));
      Thread writer =
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (long next = 26; !isEnough.get(); next += 7) {
                      store.commit(commit(next, rows(next, next + 6)));
                    }
                  });
      try (StoreCopy copy = store.copy(to)) {
        copyBlocks(copy, to);
      } finally {
        isEnough.set(true);
        writer.join();
      }
    }
    try (DuckDbStore copied = DuckDbStore.open(to, SMALL)) {
      assertThat(copied.rows()).isGreaterThanOrEqualTo(25);
      assertThat((copied.rows() - 25) % 7).isZero();
      for (long number = 1; number <= copied.rows(); number++) {
        assertThat(copied.row(number).orElseThrow().text()).isEqualTo("line " + number);
      }
    }
  }

  @Test
  void blocksThatRetentionLetsGo_stayUntilTheyAreCopied() throws Exception {
    Path to = Files.createDirectories(dir.resolve("copy"));
    Path data = dir.resolve("data");
    DuckDbSettings soon = SMALL.withRetention(new Retention(Duration.ofDays(1), 1L << 40));
    Instant[] now = {Instant.EPOCH};
    try (DuckDbStore store = DuckDbStore.open(data, soon, () -> now[0])) {
      store.commit(commit(1, rows(1, 25)));
      assertThat(store.range()).isPresent();
      try (StoreCopy copy = store.copy(to)) {
        assertThat(copy.blocks()).hasSize(2);
        assertThat(copy.rows()).isEqualTo(25);
        now[0] = Instant.parse("2100-01-01T00:00:00Z");
        store.commit(commit(2, rows(26, 27)));
        assertThat(store.row(1)).isEmpty();
        assertThat(copy.blocks()).allSatisfy(block -> assertThat(block).exists());
        copyBlocks(copy, to);
      }
      assertThat(Folders.records(data)).hasSize(1); // the tail
    }
    try (DuckDbStore copied = DuckDbStore.open(to, SMALL)) {
      assertThat(copied.row(1).orElseThrow().text()).isEqualTo("line 1");
      assertThat(copied.row(25)).isPresent();
    }
  }

  @Test
  void afterACopy_nobodyElseMayOpenTheStore() throws Exception {
    try (DuckDbStore store = DuckDbStore.open(dir.resolve("data"), SMALL)) {
      store.commit(commit(1, rows(1, 3)));
      store.copy(Files.createDirectories(dir.resolve("copy"))).close();
      store.copy(Files.createDirectories(dir.resolve("again"))).close();
      store.commit(commit(2, rows(4, 5)));
      // DuckDB's own lock, which every process that opens the file asks for.
      Process other =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  "--enable-native-access=ALL-UNNAMED",
                  OpenedElsewhere.class.getName(),
                  dir.resolve("data").resolve(Database.FILE).toString())
              .redirectErrorStream(true)
              .start();
      assertThat(new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .contains("Could not set lock");
      assertThat(other.waitFor()).isZero();
    }
  }

  /** Opens a database in a process of its own. */
  static final class OpenedElsewhere {
    private OpenedElsewhere() {}

    public static void main(String[] arguments) throws Exception {
      try {
        new DuckDBDriver().connect("jdbc:duckdb:" + arguments[0], new Properties()).close();
        System.out.println("opened");
      } catch (SQLException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
