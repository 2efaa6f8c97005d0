package nightjar.server;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import nightjar.act.AlertTarget;
import nightjar.duckdb.DuckDbStore;
import nightjar.duckdb.StoreCarry;
import nightjar.incident.TrackedIncident;
import nightjar.journal.Journal;
import nightjar.journal.JournalException;
import nightjar.server.config.ConfigException;
import nightjar.server.config.HttpConfig;
import nightjar.server.config.Settings;
import nightjar.server.config.StoreConfig;
import nightjar.server.live.LiveEvent;
import nightjar.server.live.Replay;
import nightjar.server.redaction.RuleWatch;
import nightjar.store.Checkpoint;
import nightjar.store.LogStore;
import nightjar.web.Outbound;

/**
 * Builds the store of a data folder anew from its journal, as {@code nightjar replay} does: into
 * another folder, or in place. Holds the journal's lock meanwhile, so no server runs on the folder.
 *
 * <p>In place the new store is made beside the old one and takes its name, in one step, when it is
 * whole; until then the old one is as it was.
 */
public final class Rebuild {
  private static final String STORE = "nightjar.duckdb";

  /** Where the new store is made, in the data folder. */
  private static final String WORKSHOP = "replay";

  private static final int MOST_NAMED = 10;

  private final Settings settings;
  private final StoreConfig config;
  private final Path data;
  private final InstantSource clock;
  private final LongConsumer progress;
  private final Consumer<String> log;

  /**
   * @param progress told the number of records stored, now and then
   * @param log gets lines for the operator
   */
  public Rebuild(
      Settings settings, InstantSource clock, LongConsumer progress, Consumer<String> log) {
    this.settings = settings;
    this.config = StoreConfig.from(settings);
    this.data = config.data();
    this.clock = clock;
    this.progress = progress;
    this.log = log;
  }

  /**
   * Where to begin where the journal has lost its oldest arrivals; while it has all, everything is
   * taken again, so that nothing differs.
   */
  public sealed interface From {
    /** At the newest checkpoint at or before an arrival. */
    record ArrivalNumber(long number) implements From {}

    /** At the newest checkpoint at or before an event time. */
    record Time(long nanos) implements From {}
  }

  /**
   * What was built.
   *
   * @param fromArrival first arrival that was taken again
   * @param lastArrival last one
   * @param records in the store
   * @param keptRecords of these, records that were not made again
   * @param incidents in the store
   * @param deadLetters arrivals left out
   */
  public record Outcome(
      long fromArrival,
      long lastArrival,
      long records,
      long keptRecords,
      int incidents,
      long deadLetters) {}

  /**
   * Builds a fresh store in another folder; the data folder's store is not looked at.
   *
   * @throws IOException if the journal cannot be used, or the folder has a store; the message says
   *     what to do
   */
  public Outcome into(Path folder) throws IOException, ConfigException, InterruptedException {
    if (Files.exists(folder.resolve(STORE))) {
      throw new IOException(
          folder + " has a store already; name an empty folder, or remove " + STORE + " there");
    }
    try (Journal journal = journal()) {
      Files.createDirectories(folder);
      if (journal.first() > 1 && journal.last() >= journal.first()) {
        log.accept(
            "the journal begins at arrival %d: what came before is not in the new store"
                .formatted(journal.first()));
      }
      try (LogStore store = open(folder)) {
        return replay(journal, store);
      }
    } catch (JournalException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * Builds the store of the data folder anew and puts it in its place. Messages to targets that
   * were made before keep how they fared: nobody is told twice.
   *
   * @throws IOException if the journal or the folder cannot be used; the message says what to do
   */
  public Outcome inPlace(Optional<From> from)
      throws IOException, ConfigException, InterruptedException {
    Path workshop = data.resolve(WORKSHOP);
    try (Journal journal = journal()) {
      StoreCarry.remove(workshop);
      Files.createDirectories(workshop);
      Outcome outcome = build(journal, workshop, from);
      StoreCarry.replace(workshop, data);
      return outcome;
    } catch (JournalException e) {
      throw new IOException(e.getMessage(), e);
    } finally {
      StoreCarry.remove(workshop);
    }
  }

  private Journal journal() throws IOException {
    if (!Files.isDirectory(data.resolve("journal"))) {
      throw new IOException("there is no journal in " + data + "; name the folder with --data");
    }
    return Journal.open(data.resolve("journal"), config.journal(clock));
  }

  private LogStore open(Path folder) {
    return DuckDbStore.open(folder, Nightjar.stored(config), clock, log);
  }

  private Outcome build(Journal journal, Path workshop, Optional<From> from)
      throws IOException, ConfigException, InterruptedException {
    ToldBefore told = ToldBefore.NOTHING;
    long kept = 0;
    long nanos = 0;
    if (Files.exists(data.resolve(STORE)) || Files.exists(data.resolve("store"))) {
      try (LogStore old = new StoreRepair(config, clock, log).open(journal)) {
        told = ToldBefore.of(old);
        kept = kept(journal, old, from);
        nanos = kept == 0 ? 0 : StoreRepair.timeOfArrival(journal, old, kept);
        if (kept > 0) {
          log.accept(differences(old, kept, nanos));
        }
      }
    }
    if (kept > 0) {
      Files.copy(data.resolve(STORE), workshop.resolve(STORE));
    }
    StoreCarry.prepare(data, workshop, kept > 0);
    try (LogStore store = open(workshop)) {
      if (kept > 0) {
        store.rewind(kept, nanos);
      }
      Outcome outcome = replay(journal, store);
      told.carryTo(store);
      return outcome;
    }
  }

  /** The last arrival whose effects stay as they are; 0 if everything is made again. */
  private long kept(Journal journal, LogStore old, Optional<From> from) throws IOException {
    long lost = Math.min(journal.first() - 1, old.arrival());
    if (lost == 0) {
      if (from.isPresent()) {
        log.accept(
            "the journal has all arrivals, and what came before decides what follows: all of it is"
                + " taken again");
      }
      return 0;
    }
    Optional<Checkpoint> at =
        from.isPresent()
            ? old.checkpoints().reversed().stream().filter(c -> isBefore(c, from.get())).findFirst()
            : Optional.empty();
    if (at.isPresent() && at.get().arrival() >= lost) {
      return at.get().arrival();
    }
    if (from.isPresent()) {
      throw new IOException(
          ("the journal begins at arrival %d, and there is no checkpoint from there on that is"
                  + " before what --from says; leave --from out to begin at the first one")
              .formatted(journal.first()));
    }
    long first =
        old.checkpoints().stream()
            .map(Checkpoint::arrival)
            .filter(arrival -> arrival >= lost)
            .findFirst()
            .orElse(lost);
    log.accept(
        ("the journal begins at arrival %d: what the store has of arrivals up to %d stays as it is,"
                + " and what follows is made again")
            .formatted(journal.first(), first));
    return first;
  }

  /** What a replay of everything would have made otherwise, since what it needs is gone. */
  private static String differences(LogStore old, long kept, long nanos) {
    List<TrackedIncident> changed =
        old.incidents().stream()
            .filter(each -> each.openedNanos() <= nanos && each.updatedNanos() > nanos)
            .sorted(Comparator.comparingLong(TrackedIncident::number))
            .toList();
    String names =
        changed.stream().limit(MOST_NAMED).map(each -> "NJ-" + each.number()).collect(joining(", "))
            + (changed.size() > MOST_NAMED ? ", …" : "");
    return ("as it was at arrival %d cannot be known of: %s; ids and words of patterns that came"
            + " later, which stay; numbers of lines, which count from there on; what detection had"
            + " seen before its checkpoint")
        .formatted(
            kept,
            changed.isEmpty()
                ? "no incident"
                : "%d incidents that changed later, which begin as they are at last (%s)"
                    .formatted(changed.size(), names));
  }

  private static boolean isBefore(Checkpoint checkpoint, From from) {
    return switch (from) {
      case From.ArrivalNumber(long number) -> checkpoint.arrival() <= number;
      case From.Time(long nanos) -> checkpoint.nanos() <= nanos;
    };
  }

  private Outcome replay(Journal journal, LogStore store)
      throws JournalException, ConfigException, IOException, InterruptedException {
    long first = Math.max(store.arrival() + 1, journal.first());
    long kept = store.rows();
    journal.skipTo(store.arrival());
    try (Outbound outbound = new Outbound();
        RuleWatch redaction = Nightjar.redaction(settings, kept > 0, clock, log)) {
      // Targets are named here, and told nothing.
      AlertTargets targets =
          new AlertTargets(settings, HttpConfig.from(settings), data, outbound, clock);
      new Replay(
              journal,
              store,
              Nightjar.judging(settings).with(redaction.redactors()),
              targets.book(),
              targets.all().stream().map(AlertTarget::name).toList(),
              clock,
              event -> {
                if (event instanceof LiveEvent.Stored) {
                  progress.accept(store.rows());
                }
              },
              log)
          .run();
    }
    return new Outcome(
        first,
        store.arrival(),
        store.rows(),
        kept,
        store.incidents().size(),
        store.deadLetterCounts().letters());
  }
}
