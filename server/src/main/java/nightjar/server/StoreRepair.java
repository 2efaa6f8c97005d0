package nightjar.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import nightjar.duckdb.DamagedFolder;
import nightjar.duckdb.DamagedStoreException;
import nightjar.duckdb.DuckDbSettings;
import nightjar.duckdb.DuckDbStore;
import nightjar.duckdb.StoreCarry;
import nightjar.duckdb.StoreSalvage;
import nightjar.journal.Journal;
import nightjar.journal.JournalException;
import nightjar.server.config.StoreConfig;
import nightjar.source.Arrival;
import nightjar.store.Checkpoint;
import nightjar.store.LogStore;

/**
 * Opens the store of a data folder, and if it is damaged makes one in its place of what is whole of
 * it; what the journal still has is left out there, for whoever goes on with it to make it again.
 * What was damaged is set aside, and told of.
 */
final class StoreRepair {
  /** Where the new store is made, in the data folder. */
  private static final String WORKSHOP = "repair";

  private final Path data;
  private final DuckDbSettings settings;
  private final InstantSource clock;
  private final Consumer<String> log;

  /** Repairs the store of a data folder whose journal its user has alone. */
  StoreRepair(StoreConfig config, InstantSource clock, Consumer<String> log) {
    this.data = config.data();
    this.settings = Nightjar.stored(config);
    this.clock = clock;
    this.log = log;
  }

  /**
   * Opens it; a damaged one costs a pass over its files.
   *
   * @throws IOException if the disk or the journal cannot be read or written
   */
  DuckDbStore open(Journal journal) throws IOException {
    if (StoreCarry.finish(data)) {
      log.accept("store: the repair that was under way is done");
      return DuckDbStore.open(data, settings, clock, log);
    }
    try {
      return DuckDbStore.open(data, settings, clock, log, elsewhereFrom(journal));
    } catch (DamagedStoreException e) {
      repair(journal, e);
      return DuckDbStore.open(data, settings, clock, log); // what it does not name is not needed
    }
  }

  /** The first arrival that the journal can give. */
  private static long elsewhereFrom(Journal journal) {
    return journal.last() < journal.first() ? Long.MAX_VALUE : Math.max(1, journal.first());
  }

  private void repair(Journal journal, DamagedStoreException why) throws IOException {
    log.accept(
        "store: damaged: "
            + why.what()
            + ". What is whole of it is brought into a new one; that takes a pass over its files");
    Path workshop = data.resolve(WORKSHOP);
    StoreCarry.remove(workshop);
    Files.createDirectories(workshop);
    StoreSalvage.Found found = StoreSalvage.into(data, workshop, settings, elsewhereFrom(journal));
    if (found.isWhole()) {
      StoreCarry.remove(workshop);
      StoreCarry.trust(data);
      log.accept("store: everything is whole after all");
      return;
    }
    String told = "store: damaged: %s. %s".formatted(why.what(), rebuilt(journal, workshop, found));
    log.accept(told + " What was damaged lies in " + setAside(found, told));
    Files.move(workshop, data.resolve(StoreCarry.MADE), StandardCopyOption.ATOMIC_MOVE);
    var _ = StoreCarry.finish(data);
  }

  private Path setAside(StoreSalvage.Found found, String told) throws IOException {
    return DamagedFolder.of(data, clock.instant(), found.damaged(), told);
  }

  /** Has the new store end where the journal goes on; says what is in it. */
  private String rebuilt(Journal journal, Path workshop, StoreSalvage.Found found)
      throws IOException {
    boolean hasAll = journal.first() <= 1 && journal.last() >= found.arrival();
    if (hasAll && journal.last() > 0) {
      StoreCarry.remove(workshop);
      Files.createDirectories(workshop);
      StoreCarry.prepare(data, workshop, false);
      DuckDbStore.open(workshop, settings, clock, log).close();
      return "All of it is made again from the journal.";
    }
    try (LogStore store = recounted(journal, workshop, found)) {
      return "%,d whole records are kept; arrivals after %,d are made again from the journal. %s"
          .formatted(found.records(), store.arrival(), lost(journal, found));
    }
  }

  private static String lost(Journal journal, StoreSalvage.Found found) {
    if (!found.isCurrent()) {
      return "Incidents and patterns from before are only known as far as the database was.";
    }
    return found.leastLost() < elsewhereFrom(journal)
        ? "Damaged records that are older than the journal are lost."
        : "Nothing is lost.";
  }

  private LogStore recounted(Journal journal, Path workshop, StoreSalvage.Found found)
      throws IOException {
    DuckDbStore store = DuckDbStore.open(workshop, settings, clock, log);
    boolean isWhole = false;
    try {
      long first = elsewhereFrom(journal);
      if (first > found.arrival() || (found.isCurrent() && found.greatestLost() < first)) {
        store.recount();
      } else {
        Optional<Checkpoint> at =
            store.checkpoints().stream()
                .filter(each -> each.arrival() >= first - 1 && each.arrival() < found.leastLost())
                .findFirst();
        long kept = at.map(Checkpoint::arrival).orElse(first - 1);
        store.rewind(kept, timeOf(journal, store, kept));
      }
      isWhole = true;
      return store;
    } finally {
      if (!isWhole) {
        store.close();
      }
    }
  }

  private static long timeOf(Journal journal, LogStore store, long arrival) throws IOException {
    try {
      return timeOfArrival(journal, store, arrival);
    } catch (JournalException e) {
      throw new IOException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the store was repaired", e);
    }
  }

  /** When an arrival came; where the journal has lost it, when the next one did. */
  static long timeOfArrival(Journal journal, LogStore store, long arrival)
      throws JournalException, InterruptedException {
    for (long number = arrival; number <= Math.min(arrival + 1, journal.last()); number++) {
      Optional<Arrival> found = journal.find(number);
      if (found.isPresent()) {
        return found.get().nanos();
      }
    }
    return store.checkpoints().stream()
        .filter(checkpoint -> checkpoint.arrival() == arrival)
        .mapToLong(Checkpoint::nanos)
        .findFirst()
        .orElse(0);
  }
}
