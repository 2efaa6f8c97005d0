package nightjar.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import nightjar.duckdb.DuckDbSettings;
import nightjar.duckdb.DuckDbStore;
import nightjar.incident.BookSettings;
import nightjar.journal.Journal;
import nightjar.journal.JournalSettings;
import nightjar.pipeline.LiveSettings;
import nightjar.pipeline.ScanSettings;
import nightjar.shape.FastKey;
import nightjar.source.Arrival;
import nightjar.store.LogRow;
import nightjar.store.LogStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clocks that jump, times that cannot be, zones that change, lines that come late: each is kept.
 */
class LiveTimesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Instant BEGIN = Instant.parse("2026-11-22T10:00:00Z");

  @TempDir private Path folder;
  private volatile Instant now = BEGIN;
  private final InstantSource clock = () -> now;
  private ZoneId zone = ZoneOffset.UTC;
  private Journal journal;
  private LogStore store;
  private LiveRunner live;

  @BeforeEach
  void start() throws Exception {
    journal = Journal.open(folder.resolve("journal"), JournalSettings.usual(clock));
    store = DuckDbStore.open(folder, DuckDbSettings.DEFAULT);
    journal.skipTo(store.arrival() + 1);
    live =
        new LiveRunner(
            journal,
            store,
            LiveSettings.defaults(ScanSettings.defaults(zone), new FastKey(1)),
            BookSettings.DEFAULT,
            List.of(),
            clock,
            1L << 30,
            line -> {});
    live.start();
  }

  @AfterEach
  void end() throws Exception {
    live.close();
    store.close();
    journal.close();
  }

  private void restart() throws Exception {
    end();
    start();
  }

  private long send(String text, String batch) throws Exception {
    return send("app.log", text, batch);
  }

  private long send(String source, String text, String batch) throws Exception {
    long nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
    return live.take(new Arrival.Lines(nanos, source, "", batch, "", bytes));
  }

  /** Lets time pass until so many rows are stored. */
  private List<LogRow> stored(long rows) throws Exception {
    until(
        () -> {
          now = now.plusMillis(50); // a record waits for the line after it, or for a tick
          return store.rows() >= rows;
        });
    List<LogRow> found = new ArrayList<>();
    for (long number = 1; number <= store.rows(); number++) {
      found.add(store.row(number).orElseThrow());
    }
    assertThat(found).hasSize((int) rows);
    until(() -> live.state().lines().difference() == 0);
    return found;
  }

  private void until(BooleanSupplier holds) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!holds.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("%d rows, %s".formatted(store.rows(), live.state()));
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  private static Map<String, Integer> counted(List<LogRow> rows) {
    Map<String, Integer> counts = new TreeMap<>();
    rows.forEach(row -> counts.merge(row.text(), 1, Integer::sum));
    return counts;
  }

  @Test
  void clockThatJumps_backAndForth_alsoWithinABatch_costsNothing() throws Exception {
    List<Duration> jumps =
        List.of(
            Duration.ofHours(1),
            Duration.ofHours(-1),
            Duration.ofDays(365),
            Duration.ofDays(-365),
            Duration.ofDays(-365),
            Duration.ofDays(366),
            Duration.ofSeconds(-3));
    Map<String, Integer> expected = new TreeMap<>();
    int number = 0;
    for (Duration jump : jumps) {
      long first = send(now + " INFO order " + ++number + " placed", "batch " + number);
      expected.put(now + " INFO order " + number + " placed", 1);
      String again = now + " INFO order " + number + " placed";
      now = now.plus(jump);
      if (jump.abs().compareTo(Duration.ofHours(24)) < 0) {
        assertThat(send(again, "batch " + number)).as("after %s", jump).isEqualTo(first);
      }
      if (number % 3 == 0) {
        restart();
      }
    }
    // Times do not matter for what is kept: those of lines are steadied by their source's own.
    assertThat(counted(stored(jumps.size()))).isEqualTo(expected);
  }

  @Test
  void timesThatCannotBe_areLines() throws Exception {
    List<String> lines =
        List.of(
            "1970-01-01T00:00:00Z INFO order 1 placed",
            "2026-11-22T09:59:58Z INFO order 2 placed",
            "2038-01-19T03:14:08Z INFO order 3 placed",
            "9999-12-31T23:59:59Z INFO order 4 placed",
            "2026-06-30T23:59:60Z INFO order 5 placed",
            "2026-11-21T24:00:00Z INFO order 6 placed",
            "0000-00-00T00:00:00Z INFO order 7 placed",
            "2026-11-22T10:00:00Z INFO order 8 placed");
    send(String.join("\n", lines), "");
    Map<String, Integer> expected = new TreeMap<>();
    lines.forEach(line -> expected.put(line, 1));
    assertThat(counted(stored(lines.size()))).isEqualTo(expected);
    restart();
    send("2026-11-22T10:00:01Z INFO order 9 placed", "");
    assertThat(stored(lines.size() + 1).getLast().text()).contains("order 9");
  }

  @Test
  void zoneThatChangesAtARestart_changesNoTimeThatIsStored_andSummerTimeBothWays()
      throws Exception {
    zone = ZoneId.of("Europe/Berlin");
    now = Instant.parse("2026-03-29T03:00:00Z");
    restart();
    send("2026-03-29 01:59:59 INFO order 1 placed\n2026-03-29 03:00:01 INFO order 2 placed", "");
    List<LogRow> spring = stored(2);
    assertThat(spring)
        .extracting(row -> Instant.EPOCH.plusNanos(row.timeNanos()).toString())
        .containsExactly("2026-03-29T00:59:59Z", "2026-03-29T01:00:01Z");
    zone = ZoneId.of("America/New_York");
    now = Instant.parse("2026-03-29T04:00:00Z");
    restart();
    send("2026-03-28 23:30:00 INFO order 3 placed\n2026-03-28 23:30:01 INFO order 4 placed", "");
    List<LogRow> after = stored(4);
    assertThat(after.subList(0, 2)).isEqualTo(spring);
    assertThat(Instant.EPOCH.plusNanos(after.getLast().timeNanos()))
        .isEqualTo("2026-03-29T03:30:01Z");
    zone = ZoneId.of("Europe/Berlin");
    now = Instant.parse("2026-10-25T02:00:00Z");
    restart();
    send("2026-10-25 01:59:59 INFO order 5 placed\n2026-10-25 02:30:00 INFO order 6 placed", "");
    send("2026-10-25 02:30:00 INFO order 7 placed\n2026-10-25 03:00:00 INFO order 8 placed", "");
    assertThat(counted(stored(8))).hasSize(8);
  }

  @Test
  void syslogWithoutYear_onTheLeapDay_andOverTheNewYear() throws Exception {
    now = Instant.parse("2028-02-29T12:00:10Z");
    restart();
    send("Feb 29 12:00:01 host app[1]: order 1\nFeb 29 12:00:02 host app[1]: order 2", "");
    assertThat(stored(2))
        .extracting(row -> Instant.EPOCH.plusNanos(row.timeNanos()).toString())
        .containsExactly("2028-02-29T12:00:01Z", "2028-02-29T12:00:02Z");
    now = Instant.parse("2028-12-31T23:59:59Z");
    restart();
    send("end.log", "Dec 31 23:59:58 host app[1]: order 3", "");
    List<LogRow> before = stored(3);
    assertThat(Instant.EPOCH.plusNanos(before.getLast().timeNanos()))
        .isEqualTo("2028-12-31T23:59:58Z");
    send(
        "end.log",
        "Dec 31 23:59:59 host app[1]: order 4\nJan  1 00:00:01 host app[1]: order 5",
        "");
    assertThat(Instant.EPOCH.plusNanos(stored(5).getLast().timeNanos()))
        .isEqualTo("2029-01-01T00:00:01Z");
  }

  @Test
  void lateShuffledAndDoubledLines_areStoredAsOftenAsTheyWereSent() throws Exception {
    Random random = new Random(29);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      long late = (long) Math.exp(random.nextDouble() * Math.log(30 * 86_400.0));
      lines.add(BEGIN.minusSeconds(late) + " INFO order " + i + " placed");
      if (random.nextInt(10) == 0) {
        lines.add(lines.getLast());
      }
    }
    Collections.shuffle(lines, random);
    Map<String, Integer> expected = new TreeMap<>();
    lines.forEach(line -> expected.merge(line, 1, Integer::sum));
    for (int from = 0; from < lines.size(); from += 200) {
      send(String.join("\n", lines.subList(from, Math.min(lines.size(), from + 200))), "");
      if (from == 1600) {
        restart();
      }
    }
    assertThat(counted(stored(lines.size()))).isEqualTo(expected);
  }
}
