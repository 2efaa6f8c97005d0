package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import nightjar.duckdb.DuckDbSettings;
import nightjar.duckdb.DuckDbStore;
import nightjar.journal.Journal;
import nightjar.journal.JournalSettings;
import nightjar.source.Arrival;
import nightjar.store.LogRow;

/**
 * A data folder with two hours of a shop: {@code app.log} and {@code pay.log}, a voucher that some
 * lines name, and an incident that quotes it.
 */
final class KeptShop {
  static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
  static final String VOUCHER = "ZX-kilo\"ünde";
  private static final int MINUTES = 120;

  private KeptShop() {}

  static Path journal(ConfigShell shell) {
    return shell.data().resolve("journal");
  }

  static JournalSettings settings() {
    return JournalSettings.usual(InstantSource.system()).withSegmentBytes(8 << 10);
  }

  /** Fills the folder, without a server. */
  static void fill(ConfigShell shell) throws Exception {
    Files.createDirectories(shell.data());
    try (Journal journal = Journal.open(journal(shell), settings())) {
      for (int minute = 0; minute < MINUTES; minute += 5) {
        Instant at = START.plusSeconds(60L * minute);
        long nanos = at.plusSeconds(300).getEpochSecond() * 1_000_000_000L;
        add(journal, nanos, "app.log", minute, app(at, minute));
        add(journal, nanos, "pay.log", minute, pay(at, minute));
        journal.append(new Arrival.Tick(nanos));
      }
    }
    assertThat(shell.run("replay", "-q").code()).isZero();
  }

  private static void add(Journal journal, long nanos, String source, int minute, String text)
      throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    journal.append(new Arrival.Lines(nanos, source, "", "", "at " + minute, bytes));
  }

  private static String app(Instant at, int minute) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      text.append(at.plusSeconds(5L * i)).append(" INFO request ").append(minute * 60 + i);
      text.append(i == 30 ? " served by voucher " + VOUCHER : " served").append('\n');
    }
    if (minute == MINUTES - 5) {
      text.append(at.plusSeconds(299)).append(" FATAL the vault of ").append(VOUCHER);
      text.append(" is gone\n");
    }
    return text.toString();
  }

  private static String pay(Instant at, int minute) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      text.append(at.plusSeconds(30L * i)).append(" INFO order ").append(minute).append(i);
      text.append(" paid\n");
    }
    return text.toString();
  }

  /** All records, oldest first. */
  static List<LogRow> rows(Path data) {
    List<LogRow> rows = new ArrayList<>();
    try (DuckDbStore store = DuckDbStore.open(data, DuckDbSettings.DEFAULT)) {
      store.each(rows::add);
    }
    return rows;
  }

  static List<String> texts(Path data) {
    return rows(data).stream().map(LogRow::text).toList();
  }
}
