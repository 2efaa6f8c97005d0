package nightjar.server.carry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import nightjar.duckdb.DuckDbSettings;
import nightjar.duckdb.DuckDbStore;
import nightjar.duckdb.ErasedTexts;
import nightjar.duckdb.RecordEdit;
import nightjar.duckdb.StoreCarry;
import nightjar.duckdb.StoreErasure;
import nightjar.journal.ArrivalEdit;
import nightjar.journal.Erasure;
import nightjar.journal.Journal;
import nightjar.journal.JournalException;
import nightjar.journal.JournalReader;
import nightjar.journal.Numbered;
import nightjar.search.Query;
import nightjar.server.api.StoredNames;
import nightjar.server.config.StoreConfig;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;

/**
 * Erases lines or a text from a data folder that no server uses: from the journal, then from the
 * store, which is made again beside itself and put in its place in one step. Whatever ends it
 * leaves each segment, and the store, as before or as after; run again, it is completed.
 */
public final class Erase {
  private static final String STORE = "nightjar.duckdb";

  /** Where the new store is made, in the data folder; and where others leave theirs. */
  private static final String WORKSHOP = "erase";

  private static final List<String> LEFTOVERS = List.of(WORKSHOP, "replay", "duckdb-temp");

  private final StoreConfig config;
  private final Path data;
  private final InstantSource clock;
  private final Consumer<String> log;
  private long leftInJournal;

  /**
   * @param log gets lines for the operator
   */
  public Erase(StoreConfig config, InstantSource clock, Consumer<String> log) {
    this.config = config;
    this.data = config.data();
    this.clock = clock;
    this.log = log;
  }

  /**
   * What was erased, or would be.
   *
   * @param arrivals of the journal that held it
   * @param records of the store that are gone, or others
   * @param renumbered records whose ids are others
   * @param texts of the database that are others; unknown where nothing was erased yet
   * @param states what detection knew and is forgotten
   * @param unread what could not be read, so not be searched
   */
  public record Outcome(
      long arrivals, long records, long renumbered, long texts, int states, List<String> unread) {}

  /** How to erase it, and how to find it again. */
  private record Plan(
      List<ArrivalEdit> journal,
      RecordEdit records,
      ErasedTexts texts,
      String letters,
      List<Object> parameters) {}

  /**
   * Erases it.
   *
   * @throws IOException if the folder is in use or cannot be written; run it again then
   */
  public Outcome run(Erased what) throws IOException, InterruptedException {
    try (Journal journal = journal()) {
      clear();
      Plan plan = plan(what);
      long arrivals = 0;
      List<String> unread = new ArrayList<>();
      for (ArrivalEdit edit : plan.journal()) {
        Erasure done = journal.erase(edit);
        arrivals += done.arrivals();
      }
      journal.damage().forEach(damage -> unread.add("journal: " + damage.sentence()));
      // While the store still has the records that say which lines these are.
      leftInJournal = arrivals(journal, plan.journal());
      Path workshop = Files.createDirectories(data.resolve(WORKSHOP));
      StoreErasure.Outcome store =
          new StoreErasure(data, workshop, plan.records(), plan.texts(), journal.seal())
              .run(plan.letters(), plan.parameters().toArray());
      StoreCarry.replace(workshop, data);
      clear();
      others(plan.texts());
      unread.addAll(store.unread());
      return new Outcome(
          arrivals,
          store.changed() + store.gone(),
          store.renumbered(),
          store.texts(),
          store.states(),
          unread);
    } catch (JournalException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * Counts what would be erased.
   *
   * @throws IOException if the folder is in use or cannot be read
   */
  public Outcome count(Erased what) throws IOException, InterruptedException {
    try (Journal journal = journal()) {
      Plan plan = plan(what);
      AtomicLong records = new AtomicLong();
      List<String> unread = new ArrayList<>();
      try (DuckDbStore store = store()) {
        store.each(
            row -> {
              Optional<LogRow> stays = plan.records().edited(row);
              records.addAndGet(stays.isPresent() && stays.get().equals(row) ? 0 : 1);
            });
        unread.addAll(store.damage());
      }
      long arrivals = arrivals(journal, plan.journal());
      journal.damage().forEach(damage -> unread.add("journal: " + damage.sentence()));
      return new Outcome(arrivals, records.get(), 0, 0, 0, unread);
    } catch (JournalException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** What is left of it in every file of the folder; after {@link #run}. */
  public ErasureProof prove(Erased what) throws IOException, InterruptedException {
    ErasureProof proof = new ErasureProof(data);
    try (Journal journal = journal()) {
      Plan plan = plan(what);
      long arrivals = Math.max(leftInJournal, arrivals(journal, plan.journal()));
      proof.add("journal", "decrypted, every arrival", journal.bytes(), arrivals);
      journal.damage().forEach(damage -> proof.unread("journal: " + damage.sentence()));
      AtomicLong records = new AtomicLong();
      try (DuckDbStore store = store()) {
        store.each(
            row -> {
              Optional<LogRow> stays = plan.records().edited(row);
              records.addAndGet(stays.isPresent() && stays.get().equals(row) ? 0 : 1);
            });
        store.damage().forEach(proof::unread);
        proof.add("store", "unpacked, every record", store.bytes(), records.get());
      }
      if (what instanceof Erased.Value(String value)) {
        proof.search(new ValueForms(value), journal.seal());
      }
    } catch (JournalException e) {
      throw new IOException(e.getMessage(), e);
    }
    return proof;
  }

  private Journal journal() throws IOException {
    if (!Files.isDirectory(config.journalFolder()) || Files.notExists(data.resolve(STORE))) {
      throw new IOException("there is no store and journal in " + data + "; name it with --data");
    }
    return Journal.open(config.journalFolder(), config.journal(clock));
  }

  private DuckDbStore store() {
    return DuckDbStore.open(data, DuckDbSettings.DEFAULT, clock, log);
  }

  private static long arrivals(Journal journal, List<ArrivalEdit> edits)
      throws JournalException, InterruptedException {
    long found = 0;
    try (JournalReader reader = journal.reader(journal.first())) {
      for (Optional<Numbered> next = reader.next(Duration.ZERO);
          next.isPresent();
          next = reader.next(Duration.ZERO)) {
        Numbered each = next.get();
        found +=
            edits.stream()
                    .anyMatch(edit -> edit.edited(each.number(), each.arrival()) != each.arrival())
                ? 1
                : 0;
      }
    }
    return found;
  }

  private Plan plan(Erased what) {
    return switch (what) {
      case Erased.Value(String value) -> {
        ValueForms forms = new ValueForms(value);
        yield new Plan(
            forms.bytes().stream().map(Journal::withoutValue).toList(),
            forms::without,
            forms.texts(),
            "",
            List.of());
      }
      case Erased.Source(String name) ->
          lines(row -> row.source().equals(name), Optional.of(name), "source = ?", name);
      case Erased.Before(long nanos) ->
          lines(row -> row.timeNanos() < nanos, Optional.empty(), "time_ns < ?", nanos);
      case Erased.Where(Query query) -> {
        LogQuery asked;
        try (DuckDbStore store = store()) {
          asked = new LogQuery(query, new StoredNames(store).context(query));
        }
        yield lines(asked::matches, Optional.empty(), "");
      }
    };
  }

  private Plan lines(
      Predicate<LogRow> isErased, Optional<String> source, String letters, Object... parameters) {
    ErasedLines lines = new ErasedLines(isErased, source);
    try (DuckDbStore store = store()) {
      lines.read(store::each);
    }
    return new Plan(
        List.of(lines),
        row -> isErased.test(row) ? Optional.empty() : Optional.of(row),
        ErasedTexts.NONE,
        letters,
        List.of(parameters));
  }

  /** Removes what was begun and not ended, also by others: it may hold what is to be erased. */
  private void clear() throws IOException {
    for (String leftover : LEFTOVERS) {
      StoreCarry.remove(data.resolve(leftover));
    }
    store().close(); // removes files that the database does not name
  }

  /** The list of dead letters is written anew at the next start; who read raw lines stays. */
  private void others(ErasedTexts texts) throws IOException {
    Files.deleteIfExists(data.resolve("dead-letters.ndjson"));
    Path audit = data.resolve("audit.log");
    if (Files.exists(audit)) {
      String said = Files.readString(audit, StandardCharsets.ISO_8859_1);
      // Bytes as characters: what is no UTF-8 stays as it is.
      String left = said;
      for (String each : texts.texts()) {
        String bytes =
            new String(each.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        left = left.replace(bytes, texts.mark());
      }
      if (!left.equals(said)) {
        Path beside = audit.resolveSibling("audit.log.new");
        Files.deleteIfExists(beside);
        Files.copy(audit, beside, StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(beside, left, StandardCharsets.ISO_8859_1);
        CopiedFolder.force(beside, StandardOpenOption.WRITE);
        Files.move(beside, audit, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }
}
