package nightjar.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nightjar.duckdb.DuckDbSettings;
import nightjar.duckdb.DuckDbStore;
import nightjar.duckdb.StoreCarry;
import nightjar.incident.BookSettings;
import nightjar.journal.Journal;
import nightjar.journal.JournalException;
import nightjar.journal.JournalSettings;
import nightjar.server.config.Settings;
import nightjar.server.config.SettingsLoader;
import nightjar.server.config.StoreConfig;
import nightjar.server.live.Replay;
import nightjar.server.live.StoreDigest;
import nightjar.source.Arrival;
import nightjar.store.LogPage;
import nightjar.store.LogQuery;
import nightjar.store.LogStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A store is damaged while nobody uses it; the server starts on it, with a journal or a part. */
class StoreRepairTest {
  private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
  private static final InstantSource CLOCK = () -> START.plus(Duration.ofDays(1));
  private static final int ARRIVALS = 48;
  private static final int LINES = 60;

  /** Made once: each test has a copy. */
  @TempDir private static Path whole;

  private static List<String> records = List.of();
  private static Map<String, String> digest = Map.of();

  @TempDir private Path folder;
  private final List<String> told = new ArrayList<>();
  private Path data;
  private Settings settings;

  /** What happens to a store. */
  private enum Fault {
    BLOCK_MISSING,
    BLOCK_CUT,
    BLOCK_DAMAGED,
    TAIL_DAMAGED,
    DATABASE_DAMAGED,
    DATABASE_MISSING
  }

  @BeforeAll
  static void fill() throws Exception {
    try (Journal journal = journal(whole)) {
      for (int n = 0; n < ARRIVALS; n++) {
        Instant at = START.plusSeconds(300L * n);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
          text.append(at.plusSeconds(4L * i)).append(" INFO request ").append(n * LINES + i);
          text.append(" served\n");
        }
        if (n % 12 == 11) {
          text.append(at.plusSeconds(299)).append(" FATAL the disk of hall ").append(n);
          text.append(" is gone\n");
        }
        long nanos = at.plusSeconds(300).getEpochSecond() * 1_000_000_000L;
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        journal.append(new Arrival.Lines(nanos, "app.log", "", "", "at " + n, bytes));
        journal.append(new Arrival.Tick(nanos));
      }
      journal.append(new Arrival.Tick(CLOCK.instant().getEpochSecond() * 1_000_000_000L));
    }
    try (Journal journal = journal(whole);
        LogStore store =
            DuckDbStore.open(whole, DuckDbSettings.DEFAULT.withBlockRows(500), CLOCK)) {
      replay(journal, store, settings(whole), _ -> {});
      records = records(store);
      digest = StoreDigest.of(store);
      assertThat(records).hasSize(ARRIVALS * LINES + 4);
      assertThat(store.incidents()).isNotEmpty();
    }
  }

  @BeforeEach
  void copy() throws Exception {
    data = folder.resolve("data");
    settings = settings(data);
    try (Stream<Path> files = Files.walk(whole)) {
      for (Path each : files.toList()) {
        Files.copy(each, data.resolve(whole.relativize(each).toString()));
      }
    }
  }

  private static Settings settings(Path data) throws Exception {
    return SettingsLoader.load(
        new SettingsLoader.Places(
            Map.of("data", data.toString()), Map.of(), data, data, Optional.empty()));
  }

  private Journal journal() throws IOException {
    return journal(data);
  }

  private static Journal journal(Path data) throws IOException {
    try {
      return Journal.open(
          data.resolve("journal"), JournalSettings.usual(CLOCK).withSegmentBytes(8 << 10));
    } catch (JournalException e) {
      throw new IOException(e);
    }
  }

  private void replay(Journal journal, LogStore store) throws Exception {
    replay(journal, store, settings, told::add);
  }

  private static void replay(
      Journal journal, LogStore store, Settings settings, Consumer<String> told) throws Exception {
    new Replay(
            journal,
            store,
            Nightjar.judging(settings),
            BookSettings.DEFAULT,
            List.of(),
            CLOCK,
            _ -> {},
            told)
        .run();
  }

  private static List<String> records(LogStore store) {
    List<String> records = new ArrayList<>();
    for (long before = Long.MAX_VALUE; before > 1; ) {
      LogPage page = store.search(LogQuery.ALL, before, 0, 1_000, false, Duration.ofMinutes(1));
      page.rows().forEach(row -> records.add(row.number() + " " + row.arrival() + row.text()));
      before = page.rows().isEmpty() ? 0 : page.rows().getLast().number();
    }
    return records;
  }

  private List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("store"))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private void happen(Fault fault, int block) throws Exception {
    Path database = data.resolve("nightjar.duckdb");
    switch (fault) {
      case BLOCK_MISSING -> Files.delete(files("block").get(block));
      case BLOCK_CUT -> turn(files("block").get(block), -1);
      case BLOCK_DAMAGED -> {
        turn(files("block").get(block), 20);
        try (LogStore store = DuckDbStore.open(data, DuckDbSettings.DEFAULT)) {
          assertThat(records(store)).hasSizeLessThan(records.size());
        }
      }
      case TAIL_DAMAGED -> turn(files("tail").getFirst(), 30);
      case DATABASE_DAMAGED -> turn(database, 4096);
      case DATABASE_MISSING -> Files.delete(database);
    }
  }

  /** Turns a byte, and its neighbours; cuts the file if there is no place. */
  private static void turn(Path file, int place) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (place < 0) {
      Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
      return;
    }
    for (int i = place; i < Math.min(bytes.length, place + 5000); i++) {
      bytes[i] ^= 0x5a;
    }
    Files.write(file, bytes);
  }

  private LogStore repaired(Journal journal) throws IOException {
    return new StoreRepair(StoreConfig.from(settings), CLOCK, told::add).open(journal);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void whileTheJournalHasAll_allIsMadeAgain_andTold(Fault fault) throws Exception {
    happen(fault, 1);
    try (Journal journal = journal()) {
      try (LogStore store = repaired(journal)) {
        assertThat(String.join("\n", told))
            .contains("store: damaged: ", "made again from the journal");
        assertThat(store.damage()).hasSize(1);
        assertThat(store.damage().getFirst()).contains("store-damaged-", "remove that folder");
        replay(journal, store);
        assertThat(records(store)).isEqualTo(records);
        assertThat(StoreDigest.of(store)).isEqualTo(digest);
      }
      try (LogStore store = repaired(journal)) {
        assertThat(records(store)).isEqualTo(records);
      }
    }
    assertThat(data.resolve("repair")).doesNotExist();
    assertThat(data.resolve("repaired")).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void whereTheJournalHasLostItsBeginning_wholeBlocksStay(Fault fault) throws Exception {
    try (Journal journal = journal()) {
      journal.trim(60, 0);
      assertThat(journal.first()).isGreaterThan(20);
    }
    happen(fault, 1); // records 501 to 1,000: older than the journal
    try (Journal journal = journal()) {
      try (LogStore store = repaired(journal)) {
        replay(journal, store);
        boolean isLost = fault.name().startsWith("BLOCK");
        assertThat(records(store))
            .isEqualTo(
                records.stream()
                    .filter(record -> !isLost || !isBetween(record, 501, 1_000))
                    .toList());
        assertThat(store.incidents()).isNotEmpty();
        assertThat(
                store
                    .volume(
                        LogQuery.ALL, 0, 100L * 365 * 86_400_000_000_000L, 1, Duration.ofMinutes(1))
                    .total())
            .isEqualTo(records(store).size());
      }
    }
  }

  private static boolean isBetween(String record, long first, long last) {
    long number = Long.parseLong(record.substring(0, record.indexOf(' ')));
    return number >= first && number <= last;
  }

  @Test
  void latestBlock_isMadeAgain_thoughTheJournalHasLostItsBeginning() throws Exception {
    try (Journal journal = journal()) {
      journal.trim(60, 0);
    }
    happen(Fault.BLOCK_MISSING, files("block").size() - 1);
    try (Journal journal = journal();
        LogStore store = repaired(journal)) {
      replay(journal, store);
      assertThat(records(store)).isEqualTo(records);
    }
  }

  @Test
  void withoutJournal_whatIsWholeStays_andItGoesOn() throws Exception {
    StoreCarry.remove(data.resolve("journal"));
    happen(Fault.DATABASE_MISSING, 0);
    try (Journal journal = journal();
        LogStore store = repaired(journal)) {
      assertThat(records(store)).isEqualTo(records);
      journal.skipTo(store.arrival() + 1);
      assertThat(journal.append(new Arrival.Tick(1))).isGreaterThan(store.arrival());
    }
  }

  @Test
  void replay_repairsFirst() throws Exception {
    happen(Fault.TAIL_DAMAGED, 0);
    Rebuild.Outcome outcome =
        new Rebuild(settings, CLOCK, _ -> {}, told::add).inPlace(Optional.empty());
    assertThat(outcome.records()).isEqualTo(records.size());
    try (LogStore store = DuckDbStore.open(data, DuckDbSettings.DEFAULT)) {
      assertThat(records(store)).isEqualTo(records);
    }
  }
}
