package nightjar.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import nightjar.duckdb.DuckDbSettings;
import nightjar.duckdb.DuckDbStore;
import nightjar.journal.Damage;
import nightjar.journal.Journal;
import nightjar.journal.JournalException;
import nightjar.journal.JournalReader;
import nightjar.server.config.StoreConfig;
import nightjar.store.StoreException;

/** What is kept in a data folder, opened as a start would. */
final class CheckStore {
  private static final int DAMAGE_TOLD = 3;

  private CheckStore() {}

  /** Opens the store and closes it again. */
  static Check store(Path data, StoreConfig config, InstantSource clock) {
    if (!Files.exists(data.resolve("nightjar.duckdb"))) {
      return Check.ok("store", "empty yet");
    }
    DuckDbSettings usual = DuckDbSettings.DEFAULT;
    int megabytes = (int) Math.max(usual.memoryMegabytes(), config.memoryBytes() >> 20);
    try (DuckDbStore store =
        DuckDbStore.open(
            data,
            new DuckDbSettings(megabytes, usual.threads(), usual.checkpointMegabytes()),
            clock)) {
      return Check.ok("store", String.format(Locale.ROOT, "opens, %,d records", store.rows()));
    } catch (StoreException e) {
      return Check.fail("store", "it does not open", String.valueOf(e.getMessage()));
    }
  }

  /** Reads the journal from one end to the other. */
  static Check journal(StoreConfig config, InstantSource clock) {
    Path folder = config.journalFolder();
    if (!Files.isDirectory(folder)) {
      return Check.ok("journal", "empty yet");
    }
    try (Journal journal = Journal.open(folder, config.journal(clock))) {
      long arrivals = 0;
      try (JournalReader reader = journal.reader(journal.first())) {
        while (reader.next(Duration.ZERO).isPresent()) {
          arrivals++;
        }
      }
      return journal(arrivals, journal.bytes(), journal.damage());
    } catch (JournalException e) {
      return Check.fail("journal", "it cannot be read", String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Check.warn("journal", "reading it was interrupted", "run this again");
    }
  }

  private static Check journal(long arrivals, long bytes, List<Damage> damage) {
    String found =
        String.format(Locale.ROOT, "%,d arrivals in %,d KiB", arrivals, (bytes + 1023) >> 10);
    if (damage.isEmpty()) {
      return Check.ok("journal", found + ", all of it whole");
    }
    String told =
        damage.stream().limit(DAMAGE_TOLD).map(Damage::sentence).collect(Collectors.joining(" | "));
    return Check.warn(
        "journal",
        found + ", damaged in " + damage.size() + " places: " + told,
        "check the disk; the rest is used, and what the store has of the lost part stays");
  }
}
