package nightjar.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;
import nightjar.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that commits is killed at some moment; what it had said is stored, and nothing torn.
 */
class DuckDbStoreCrashTest {
  private static final int ROWS = CommitLoop.ROWS;

  @TempDir Path dir;

  @Test
  void killedProcess_losesNothingItHadCommitted() throws Exception {
    Random random = new Random(5);
    long printed = 0;
    for (int trial = 0; trial < 5; trial++) {
      Process process = start();
      try (BufferedReader lines = process.inputReader()) {
        long enough = printed + 5 + random.nextInt(25);
        while (printed < enough) {
          printed = Long.parseLong(lines.readLine());
        }
        if (trial == 0) {
          assertThatThrownBy(() -> DuckDbStore.open(dir, DuckDbSettings.DEFAULT))
              .isInstanceOf(StoreException.class)
              .hasMessageContaining("is in use by another Nightjar");
        }
        process.toHandle().destroyForcibly(); // the process's own method would close its output
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          printed = Long.parseLong(line);
        }
      } finally {
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      }
      printed = check(printed);
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx256m",
            "-Djava.io.tmpdir=" + dir, // a killed process leaves DuckDB's library there
            "-cp",
            System.getProperty("java.class.path"),
            CommitLoop.class.getName(),
            dir.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Opens what the killed process left; says how far it is. */
  private long check(long printed) {
    try (DuckDbStore store = DuckDbStore.open(dir, DuckDbSettings.DEFAULT)) {
      long arrival = store.arrival();
      assertThat(arrival).isBetween(printed, printed + 1);
      assertThat(store.rows()).isEqualTo(arrival * ROWS);
      Duration most = Duration.ofMinutes(1);
      assertThat(store.shapes(LogQuery.ALL, most).counts()).containsEntry(7L, arrival * ROWS);
      long before = Long.MAX_VALUE;
      long expected = arrival * ROWS;
      while (expected > 0) {
        List<LogRow> rows = store.search(LogQuery.ALL, before, 0, 1000, false, most).rows();
        for (LogRow row : rows) {
          assertThat(row.number()).isEqualTo(expected);
          assertThat(row.text())
              .isEqualTo(CommitLoop.text((row.number() - 1) / ROWS + 1, row.number()));
          expected--;
        }
        before = expected + 1;
      }
      return arrival;
    }
  }
}
