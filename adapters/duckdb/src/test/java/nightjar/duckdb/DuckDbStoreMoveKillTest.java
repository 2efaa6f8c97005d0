package nightjar.duckdb;

import static nightjar.testkit.LogStoreContractRecords.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nightjar.redact.Redacted;
import nightjar.search.Query;
import nightjar.store.LogPage;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;
import nightjar.store.LogStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that brings a store of version 4 to this one is killed, and killed again. */
class DuckDbStoreMoveKillTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final long SLOT = 10_000_000_000L;

  @TempDir Path dir;

  /** Makes a store as version 4 left it. */
  private Path old(int rows) throws Exception {
    Path at = dir.resolve("old");
    DuckDbStore.open(at, DuckDbSettings.DEFAULT).close();
    Files.delete(at.resolve(Database.FILE + ".lock"));
    try (Connection connection =
            DriverManager.getConnection("jdbc:duckdb:" + at.resolve(Database.FILE));
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE blocks");
      statement.execute("DROP TABLE tail");
      statement.execute("UPDATE meta SET version = 4, arrival = 77");
      statement.execute("ALTER TABLE pattern_facts DROP COLUMN at_ns");
      statement.execute(
          """
          CREATE TABLE logs(
            number BIGINT NOT NULL, time_ns BIGINT NOT NULL, observed_ns BIGINT NOT NULL,
            severity TINYINT NOT NULL, service VARCHAR NOT NULL, source VARCHAR NOT NULL,
            line BIGINT NOT NULL, shape BIGINT NOT NULL, text VARCHAR NOT NULL,
            message_from INTEGER NOT NULL, message_to INTEGER NOT NULL,
            redactions INTEGER NOT NULL, arrival BIGINT NOT NULL)
          """);
      statement.execute(
          """
          INSERT INTO logs SELECT n, %d + n * 1000000, %d + n, 9, 'shop', 'app.log', n, n %% 10,
            'user ' || (n * 7919 %% 1000) || ' did ' || n, 0, 4, 0, 1 + n // 5000
          FROM range(1, %d) t(n)
          """
              .formatted(START, START, rows + 1));
      statement.execute(
          """
          INSERT INTO rollup SELECT time_ns // %d, shape, service, 3, count(*) FROM logs
          GROUP BY ALL
          """
              .formatted(SLOT));
      statement.execute("INSERT INTO memory VALUES ('issue', '12')");
    }
    return at;
  }

  private static LogRow row(long n) {
    return new LogRow(
        n,
        START + n * 1_000_000,
        START + n,
        9,
        "shop",
        "app.log",
        n,
        n % 10,
        Redacted.kept("user " + n * 7919 % 1000 + " did " + n),
        0,
        4,
        1 + n / 5000);
  }

  private static void assertHolds(LogStore store, int rows) {
    assertThat(store.arrival()).isEqualTo(77);
    assertThat(store.rows()).isEqualTo(rows);
    assertThat(store.memory("issue")).contains("12");
    assertThat(store.shapes(LogQuery.ALL, LONG).counts().values().stream().mapToLong(n -> n).sum())
        .isEqualTo(rows);
    LogQuery word = LogQuery.of(new Query.Word("did"));
    assertThat(store.services(word, LONG).counts()).isEqualTo(Map.of("shop", (long) rows));
    long expected = rows;
    while (expected > 0) {
      LogPage page = store.search(LogQuery.ALL, expected + 1, 0, 1000, false, LONG);
      assertThat(page.complete()).isTrue();
      for (LogRow row : page.rows()) {
        assertThat(row).isEqualTo(row(expected));
        expected--;
      }
    }
    assertThat(store.damage()).isEmpty();
  }

  private void killed(int trials, int rows, int blockRows) throws Exception {
    Random random = new Random(17);
    Path old = old(rows);
    int interrupted = 0;
    for (int trial = 0; trial < trials; trial++) {
      Path data = dir.resolve("trial" + trial);
      Folders.copy(old, data);
      Path scratch = Files.createDirectories(dir.resolve("scratch"));
      for (int kill = 0; kill <= trial % 3; kill++) {
        int steps = 3 * (rows / blockRows);
        List<String> lines =
            KilledProcess.lines(
                OpeningOnce.class,
                scratch,
                1 + random.nextInt(steps),
                random.nextInt(30_000_000),
                data.toString(),
                "" + blockRows);
        interrupted += lines.contains("closed") ? 0 : 1;
      }
      try (DuckDbStore store =
          DuckDbStore.open(data, DuckDbSettings.DEFAULT.withBlockRows(blockRows))) {
        assertHolds(store, rows);
        assertThat(Folders.records(data)).hasSize((rows + blockRows - 1) / blockRows);
      }
      StoreCarry.remove(data);
      StoreCarry.remove(scratch);
    }
    assertThat(interrupted).isGreaterThanOrEqualTo(trials * 2 / 3);
  }

  @Test
  void killedMove_isGoneOnWith_andNothingIsMissing() throws Exception {
    killed(3, 20_000, 1_000);
  }

  @Test
  @Tag("slow")
  void killedMove_ofManyRecords_twentyTimes() throws Exception {
    killed(20, 210_000, 8_192);
  }
}
