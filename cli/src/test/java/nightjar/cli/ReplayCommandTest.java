package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nightjar.cli.ConfigShell.Ended;
import nightjar.duckdb.DuckDbSettings;
import nightjar.duckdb.DuckDbStore;
import nightjar.incident.Deed;
import nightjar.incident.DeedJson;
import nightjar.journal.Journal;
import nightjar.journal.JournalSettings;
import nightjar.server.live.StoreDigest;
import nightjar.source.Arrival;
import nightjar.store.Delivery;
import nightjar.store.LogPage;
import nightjar.store.LogQuery;
import nightjar.store.LogStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
  private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
  private static final int HOURS = 4;

  @TempDir private Path folder;
  private ConfigShell shell = new ConfigShell(Path.of(""));

  @BeforeEach
  void begin() {
    shell = new ConfigShell(folder.resolve("data")).set("TZ", "UTC");
  }

  private JournalSettings settings() {
    return JournalSettings.usual(InstantSource.system()).withSegmentBytes(8 << 10);
  }

  private Path journalFolder() {
    return shell.data().resolve("journal");
  }

  /** Some hours of a shop, ended by a disk that is gone. */
  private void fillJournal() throws Exception {
    Files.createDirectories(shell.data());
    try (Journal journal = Journal.open(journalFolder(), settings())) {
      for (int minute = 0; minute < HOURS * 60; minute += 5) {
        StringBuilder text = new StringBuilder();
        Instant at = START.plusSeconds(60L * minute);
        for (int i = 0; i < 60; i++) {
          text.append(at.plusSeconds(5L * i)).append(" INFO request ").append(minute * 60 + i);
          text.append(" served\n");
        }
        if (minute == 60 || minute == HOURS * 60 - 5) {
          text.append(at.plusSeconds(299)).append(" FATAL the disk of hall ").append(minute);
          text.append(" is gone\n");
        }
        long nanos = at.plusSeconds(300).getEpochSecond() * 1_000_000_000L;
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        journal.append(new Arrival.Lines(nanos, "app.log", "", "", "at " + minute, bytes));
        journal.append(new Arrival.Tick(nanos));
      }
      Deed deed = new Deed.AddMarker(5, "deploy", "shop", "v2", "ann");
      journal.append(new Arrival.Done(journalEnd(), DeedJson.write(deed)));
    }
  }

  private static long journalEnd() {
    return START.plusSeconds(3_600L * HOURS + 1).getEpochSecond() * 1_000_000_000L;
  }

  private LogStore store(Path at) {
    return DuckDbStore.open(at, DuckDbSettings.DEFAULT);
  }

  private Map<String, String> digest(Path at) {
    try (LogStore store = store(at)) {
      return StoreDigest.of(store);
    }
  }

  private Ended replayed(String... options) {
    Ended ended = shell.run(options);
    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.DONE);
    return ended;
  }

  /** Numbers, arrivals and texts of all records; numbers of lines begin anew where reading does. */
  private List<String> records(Path at) {
    List<String> records = new ArrayList<>();
    try (LogStore store = store(at)) {
      for (long before = Long.MAX_VALUE; before > 1; ) {
        LogPage page = store.search(LogQuery.ALL, before, 0, 1_000, false, Duration.ofMinutes(1));
        page.rows().forEach(row -> records.add(row.number() + " " + row.arrival() + row.text()));
        before = page.rows().getLast().number();
      }
    }
    return records;
  }

  @Test
  void intoAnotherFolder_andInPlace_areTheSame_andNobodyIsToldTwice() throws Exception {
    fillJournal();
    Ended ended = replayed("replay");
    assertThat(ended.out()).contains("arrivals 1 to 97 taken again: 2,882 records");
    Map<String, String> first = digest(shell.data());
    List<Delivery> told;
    try (LogStore store = store(shell.data())) {
      assertThat(store.incidents()).isNotEmpty();
      Delivery one = store.deliveries(9).getLast();
      store.update(
          new Delivery(
              one.number(),
              one.target(),
              one.incident(),
              one.change(),
              one.createdNanos(),
              one.dueNanos(),
              2,
              Delivery.State.DELIVERED,
              "issue 12"));
      store.remember("issue", "12");
      told = store.deliveries(9);
    }
    replayed("replay", "--into", folder.resolve("again").toString(), "-q");
    assertThat(digest(folder.resolve("again"))).isEqualTo(first);

    replayed("replay");
    assertThat(digest(shell.data())).isEqualTo(first);
    try (LogStore store = store(shell.data())) {
      assertThat(store.deliveries(9)).isEqualTo(told);
      assertThat(store.memory("issue")).contains("12");
    }
    assertThat(shell.data().resolve("replay")).doesNotExist();

    Ended taken = shell.run("replay", "--into", folder.resolve("again").toString());
    assertThat(taken.code()).isEqualTo(ExitCode.NOT_WRITTEN);
    assertThat(taken.err()).contains("has a store already");
  }

  @Test
  void fromAnywhere_isTheSameAsEverything_whileTheJournalHasAll() throws Exception {
    fillJournal();
    replayed("replay");
    Map<String, String> first = digest(shell.data());
    List<String> begins = new ArrayList<>(List.of("1", "60", "2026-03-02T07:30:00Z"));
    try (LogStore store = store(shell.data())) {
      assertThat(store.incidents()).isNotEmpty();
      store.checkpoints().forEach(each -> begins.add("" + each.arrival()));
    }
    for (String begin : begins) {
      Ended ended = replayed("replay", "--from", begin);
      assertThat(ended.out()).contains("arrivals 1 to 97 taken again");
      assertThat(ended.err()).contains("the journal has all arrivals");
      assertThat(digest(shell.data())).as(begin).isEqualTo(first);
    }
  }

  @Test
  void whereTheJournalHasLostItsBeginning_olderRecordsStay() throws Exception {
    fillJournal();
    replayed("replay");
    List<String> records = records(shell.data());
    long begin;
    try (Journal journal = Journal.open(journalFolder(), settings())) {
      journal.trim(60, 0);
      begin = journal.first();
    }
    assertThat(begin).isGreaterThan(1);
    Ended ended = replayed("replay");
    assertThat(ended.err())
        .contains("the journal begins at arrival " + begin, "stays as it is")
        .contains("cannot be known of: ");
    assertThat(records(shell.data())).isEqualTo(records);
    Ended later = replayed("replay", "--from", "90");
    assertThat(later.out()).contains("of them kept");
    assertThat(later.err()).contains("cannot be known of: ", "numbers of lines");
    assertThat(records(shell.data())).isEqualTo(records);
    Ended into = replayed("replay", "--into", folder.resolve("again").toString());
    assertThat(into.err()).contains("what came before is not in the new store");
  }

  @Test
  void whileSomebodyUsesTheFolder_itIsRefused() throws Exception {
    fillJournal();
    try (Journal _ = Journal.open(journalFolder(), settings())) {
      Ended ended = shell.run("replay");
      assertThat(ended.code()).isEqualTo(ExitCode.UNAVAILABLE);
      assertThat(ended.err()).contains("in use");
    }
  }

  @Test
  void wrongUse_isTold() throws IOException {
    assertThat(shell.run("replay", "--into", "x", "--from", "3").code()).isEqualTo(ExitCode.USAGE);
    Ended none = shell.run("replay");
    assertThat(none.code()).isEqualTo(ExitCode.NOT_WRITTEN);
    assertThat(none.err()).contains("there is no journal in", "--data");
    assertThat(shell.data().resolve("journal")).doesNotExist();
  }
}
