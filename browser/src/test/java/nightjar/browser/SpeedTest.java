package nightjar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import nightjar.duckdb.DuckDbSettings;
import nightjar.duckdb.DuckDbStore;
import nightjar.redact.Redacted;
import nightjar.server.live.LiveRunner;
import nightjar.source.Arrival;
import nightjar.source.RefusedException;
import nightjar.store.Commit;
import nightjar.store.LogRow;
import nightjar.store.LogStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How fast the console is where there is much: printed and kept in {@code target/speed.txt}. What
 * is asserted is far above what is wanted, so that a busy machine fails nothing.
 */
@Tag("slow")
@ExtendWith(Console.Shared.class)
final class SpeedTest {
  private static final int LINES_PER_SECOND = 10_000;
  private static final int SECONDS = 30;
  private static final int SLOWEST_FRAME_MILLIS = 250;
  private static final int ROWS = 5_000_000;
  private static final int ROWS_A_COMMIT = 50_000;
  private static final int SLOWEST_ROWS_MILLIS = 10_000;

  /** Keeps the milliseconds between frames in {@code window.frames_}. */
  private static final String WATCH =
      "() => { const deltas = window.frames_ = []; let last = performance.now();"
          + " const tick = now => { deltas.push(now - last); last = now;"
          + " requestAnimationFrame(tick); }; requestAnimationFrame(tick); }";

  private static final String P95 =
      "() => { const d = window.frames_.slice(1).sort((a, b) => a - b);"
          + " return d[Math.floor(d.length * 0.95)]; }";

  @Test
  void tail_ofTenThousandLinesASecond(Console console) throws IOException, InterruptedException {
    try (Server server = new Server();
        Visit visit = console.chromium().visit(server.address(), View.WIDE_DARK)) {
      visit.open("/explore?tail=1");
      visit.see(".ex-notice.live", "Live");
      pour(server.nightjar().live(), 1);
      visit.find(".vl-row").first().waitFor();
      visit.page().evaluate(WATCH);

      pour(server.nightjar().live(), SECONDS);

      double p95 = ((Number) visit.page().evaluate(P95)).doubleValue();
      int frames = visit.count("window.frames_.length");
      told(
          String.format(
              Locale.ROOT,
              "live tail of %,d lines/s for %d s: %d frames, p95 %.1f ms, %s",
              LINES_PER_SECOND,
              SECONDS,
              frames,
              p95,
              visit.find(".ex-notice.live").textContent()));
      visit.picture("tail-wide-dark");
      assertThat(p95).isLessThan(SLOWEST_FRAME_MILLIS);
      assertThat(visit.count("document.querySelectorAll('*').length")).isLessThan(1_500);
      assertThat(visit.troubles()).isEmpty();
    }
  }

  private static void pour(LiveRunner live, int seconds) throws IOException, InterruptedException {
    int together = LINES_PER_SECOND / 20;
    long start = System.nanoTime();
    for (int i = 0; i < seconds * 20; i++) {
      Instant now = Instant.now();
      StringBuilder lines = new StringBuilder();
      for (int k = 0; k < together; k++) {
        lines.append(now).append(" INFO worker - job ").append(i * together + k).append(" done\n");
      }
      byte[] text = lines.toString().getBytes(StandardCharsets.UTF_8);
      try {
        live.take(
            List.of(new Arrival.Lines(Shop.nanos(now), "worker.log", "worker", "", "", text)));
      } catch (RefusedException e) {
        throw new IOException(e);
      }
      LockSupport.parkNanos(start + (i + 1) * 50_000_000L - System.nanoTime());
    }
  }

  @Test
  void firstRows_ofFiveMillionLines(Console console) throws IOException {
    Path folder = Server.folder();
    fill(folder);
    try (Server server = new Server(folder);
        Visit visit = console.chromium().visit(server.address(), View.WIDE_DARK)) {
      visit.open("/overview");
      for (String query : List.of("", "?q=handled", "?level=ERROR", "?q=nowhere")) {
        long start = System.nanoTime();
        visit.page().navigate(server.address() + "/explore" + query);
        visit.find(".vl-row, .ex-lines .state").first().waitFor();
        long millis = (System.nanoTime() - start) / 1_000_000;
        visit.settle();
        told(
            String.format(
                Locale.ROOT,
                "first rows of %,d lines, /explore%s: %,d ms, whole page %,d ms",
                ROWS,
                query,
                millis,
                (System.nanoTime() - start) / 1_000_000));
        assertThat(millis).isLessThan(SLOWEST_ROWS_MILLIS);
      }
      assertThat(visit.troubles()).isEmpty();
    }
  }

  private static void fill(Path folder) throws IOException {
    Files.createDirectories(folder);
    InstantSource clock = InstantSource.system();
    long step = 24L * 3_600 * 1_000_000_000L / ROWS;
    long start = Shop.nanos(clock.instant()) - step * ROWS;
    try (LogStore store = DuckDbStore.open(folder, DuckDbSettings.DEFAULT, clock)) {
      List<LogRow> rows = new ArrayList<>();
      for (int n = 1; n <= ROWS; n++) {
        rows.add(row(n, start + n * step));
        if (rows.size() == ROWS_A_COMMIT) {
          store.commit(commit(n / ROWS_A_COMMIT, rows));
          rows = new ArrayList<>();
        }
      }
    }
  }

  private static LogRow row(int n, long time) {
    String message = "request " + n * 7919L % 1_000_003 + " of host-" + n % 40 + " handled";
    String head = Instant.ofEpochSecond(0, time) + " INFO service-" + n % 9 + " - ";
    int severity = n % 5_000 == 0 ? 17 : 9;
    return new LogRow(
        n,
        time,
        time,
        severity,
        "service-" + n % 9,
        "service-" + n % 9 + ".log",
        n / 9 + 1,
        n % 12 + 1L,
        Redacted.kept(head + message),
        head.length(),
        head.length() + message.length(),
        n / ROWS_A_COMMIT + 1L);
  }

  private static Commit commit(long arrival, List<LogRow> rows) {
    return new Commit(
        arrival, rows, List.of(), List.of(), List.of(), Map.of(), Map.of(), List.of(), List.of(),
        null);
  }

  private static void told(String line) throws IOException {
    System.out.println(line);
    Files.writeString(
        Path.of("target", "speed.txt"),
        line + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
