package nightjar.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import nightjar.EpochNanos;
import nightjar.TimeRange;
import nightjar.block.Block;
import nightjar.block.BlockException;
import nightjar.incident.TrackedIncident;
import nightjar.sql.BlockEntry;
import nightjar.sql.Catalogue;
import nightjar.sql.Checkpoints;
import nightjar.sql.Condition;
import nightjar.sql.Deliveries;
import nightjar.sql.Incidents;
import nightjar.sql.PathStates;
import nightjar.sql.Patterns;
import nightjar.sql.Sources;
import nightjar.sql.TailFile;
import nightjar.store.Checkpoint;
import nightjar.store.Commit;
import nightjar.store.DeadLetter;
import nightjar.store.Delivery;
import nightjar.store.KeptFact;
import nightjar.store.LogPage;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;
import nightjar.store.LogStore;
import nightjar.store.Marker;
import nightjar.store.PathState;
import nightjar.store.PatternRow;
import nightjar.store.StoreException;
import nightjar.store.Summary;

/**
 * {@link LogStore} on one DuckDB file, {@code nightjar.duckdb} in the data directory. Any thread;
 * eight read at a time, two of them long counts; more wait. A read whose thread is interrupted is
 * cancelled at once.
 *
 * <p>A failure of the disk can make DuckDB give the database up. The store then closes it and opens
 * it again by itself, as often as it takes, while calls fail with a {@link StoreException}. A
 * commit that failed may be in after that: {@link #arrival} says so.
 *
 * <p>Texts are kept as UTF-8: a surrogate without its other half becomes U+FFFD, all else comes
 * back as it was, NUL included. Words are compared by the lower case of each code point, so {@code
 * İ} is an i, and {@code ß} is no ss.
 *
 * <p>Records are kept in files beside it, see {@link nightjar.block.Block} and RATIONALE.md; what
 * commits say beyond them is in the database, and a file is there when the database names it. A
 * damaged block is named, its records are missing, and answers that lack them say that they are not
 * complete.
 */
public final class DuckDbStore implements LogStore {
  /** Nobody waits longer for neighbours of a record than this. */
  private static final Duration AROUND_LIMIT = Duration.ofSeconds(2);

  private final Database database;
  private final InstantSource clock;
  private final Head head;
  private final StoreFolder folder;
  private final BlockReader blocks;
  private final List<String> toldBefore;
  private final ScheduledThreadPoolExecutor alarms;
  private final ThreadPoolExecutor helpers = WorkThreads.forBlocks();
  private final Inflow inflow = new Inflow(System::nanoTime);

  private DuckDbStore(
      Database database,
      InstantSource clock,
      Head head,
      StoreFolder folder,
      BlockReader blocks,
      List<String> toldBefore) {
    this.toldBefore = toldBefore;
    this.database = database;
    this.clock = clock;
    this.head = head;
    this.folder = folder;
    this.blocks = blocks;
    this.alarms =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("nightjar-duckdb-limit").factory());
    alarms.setRemoveOnCancelPolicy(true);
  }

  /**
   * Opens the store of a data directory, or makes one.
   *
   * @throws StoreException if it is in use, damaged, of a newer Nightjar, or the directory cannot
   *     be written; the message says which and what to do
   */
  public static DuckDbStore open(Path dir, DuckDbSettings settings) {
    return open(dir, settings, InstantSource.system());
  }

  /**
   * Opens it with a clock that says when batches are a day old.
   *
   * @throws StoreException as {@link #open(Path, DuckDbSettings)}
   */
  public static DuckDbStore open(Path dir, DuckDbSettings settings, InstantSource clock) {
    return open(dir, settings, clock, line -> {});
  }

  /**
   * Opens it and tells of what takes long and what is damaged.
   *
   * @param log gets lines for the operator, from any thread
   * @throws StoreException as {@link #open(Path, DuckDbSettings)}
   */
  public static DuckDbStore open(
      Path dir, DuckDbSettings settings, InstantSource clock, Consumer<String> log) {
    StoreFolder folder = new StoreFolder(dir, step -> {});
    return open(dir, settings, clock, log, folder, (connection, named) -> {});
  }

  /**
   * Opens it for one who can make it anew, and removes nothing that cannot be.
   *
   * @param elsewhereFrom records of this arrival and of later ones can be had elsewhere
   * @throws DamagedStoreException also if the database is not there or older than its records, or
   *     something was found damaged when the store was last used
   * @throws StoreException as {@link #open(Path, DuckDbSettings)}
   */
  public static DuckDbStore open(
      Path dir,
      DuckDbSettings settings,
      InstantSource clock,
      Consumer<String> log,
      long elsewhereFrom) {
    StoreFolder folder = new StoreFolder(dir, step -> {});
    UnnamedFiles unnamed = UnnamedFiles.of(dir, folder, elsewhereFrom);
    return open(dir, settings, clock, log, folder, unnamed);
  }

  private static DuckDbStore open(
      Path dir,
      DuckDbSettings settings,
      InstantSource clock,
      Consumer<String> log,
      StoreFolder folder,
      RecordWriter.Before before) {
    Executor beside = Thread.ofPlatform().daemon().name("nightjar-packing")::start;
    return open(dir, settings, clock, log, Session::connect, folder, beside, before);
  }

  /** Opens it so that a test sees each step; one thread takes them all. */
  static DuckDbStore open(
      Path dir,
      DuckDbSettings settings,
      InstantSource clock,
      Consumer<String> log,
      Session.Connector connector,
      StoreFolder.Steps steps) {
    StoreFolder folder = new StoreFolder(dir, steps);
    return open(
        dir, settings, clock, log, connector, folder, Runnable::run, (connection, named) -> {});
  }

  private static DuckDbStore open(
      Path dir,
      DuckDbSettings settings,
      InstantSource clock,
      Consumer<String> log,
      Session.Connector connector,
      StoreFolder folder,
      Executor beside,
      RecordWriter.Before before) {
    BlockReader blocks = new BlockReader(folder, log);
    Head head = new Head(clock, folder, settings, blocks, beside, before, log);
    Database database = Database.open(dir, settings, connector, head::begin);
    NativeLibrary.forget();
    return new DuckDbStore(database, clock, head, folder, blocks, DamagedFolder.told(dir));
  }

  @Override
  public long arrival() {
    return head.state().arrival();
  }

  @Override
  public long rows() {
    return head.state().rows();
  }

  @Override
  public Optional<TimeRange> range() {
    return head.state().range();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if its arrival lies before {@link #arrival}, or its records do
   *     not go on from {@link #rows}
   */
  @Override
  public void commit(Commit commit) {
    database.write("Storing records", connection -> head.commit(connection, commit), head::stored);
    inflow.add(commit.rows().size());
  }

  @Override
  public void rewind(long arrival, long nanos) {
    database.write(
        "Taking back", connection -> head.rewind(connection, arrival, nanos), head::stored);
  }

  /** Makes sums anew from the records that there are; costs a pass over them. */
  public void recount() {
    database.write("Counting records", head::recount, head::stored);
  }

  /**
   * {@inheritDoc}
   *
   * @throws StoreException also if it is in a block that is damaged
   */
  @Override
  public Optional<LogRow> row(long number) {
    Records records = head.state().records();
    Tail tail = records.tail();
    return database.read(
        "Reading a record",
        connection -> {
          if (number >= tail.firstRow() && number <= tail.lastRow()) {
            return Optional.of(tail.get((int) (number - tail.firstRow())));
          }
          Optional<BlockEntry> entry = records.block(number);
          return entry.isEmpty() ? Optional.empty() : row(entry.get(), number);
        });
  }

  private Optional<LogRow> row(BlockEntry entry, long number) throws SQLException {
    try {
      return Optional.of(blocks.read(entry, block -> block.row((int) (number - entry.firstRow()))));
    } catch (BlockException e) {
      if (head.state().records().block(number).isEmpty()) {
        return Optional.empty(); // removed by retention a moment ago
      }
      throw new StoreException(blocks.damaged(entry, e), e);
    }
  }

  /** While many records come in nobody helps: one who asks takes one processor. */
  private RecordWalk walk(TimeLimit limit) {
    Executor free = inflow.isMany() ? _ -> {} : helpers;
    return new RecordWalk(head.state().records(), blocks, limit, free, head::state);
  }

  private Counts counts(Connection connection, Duration most) {
    TimeLimit limit = new TimeLimit(alarms, most);
    return new Counts(connection, limit, walk(limit));
  }

  @Override
  public LogPage search(
      LogQuery query, long beforeNumber, int offset, int limit, boolean counted, Duration most) {
    return read(
        "Searching records",
        !counted || Condition.isRolledUp(query),
        connection -> {
          TimeLimit time = new TimeLimit(alarms, most);
          RecordWalk walk = walk(time);
          Optional<Long> known =
              counted ? new Counts(connection, time, walk).total(query) : Optional.empty();
          boolean isCounted = counted && known.isEmpty();
          return new Search(walk, query, beforeNumber - 1, offset, limit, isCounted).page(known);
        });
  }

  /**
   * @param soon is it known without a pass over all records?
   */
  private <T> T read(String what, boolean soon, Database.Reading<T> reading) {
    return soon ? database.read(what, reading) : database.count(what, reading);
  }

  @Override
  public List<LogRow> around(LogRow row, int each) {
    return database.read(
        "Reading records",
        connection -> {
          TimeLimit time = new TimeLimit(alarms, AROUND_LIMIT);
          Neighbours neighbours =
              new Neighbours(head.state().records(), blocks, time, row.source(), each);
          List<LogRow> rows = new ArrayList<>(neighbours.before(row.number()));
          rows.add(row);
          rows.addAll(neighbours.after(row.number()));
          return rows;
        });
  }

  @Override
  public Summary summary(
      LogQuery query,
      Set<Summary.By> by,
      long fromNanos,
      long bucketNanos,
      int buckets,
      Duration most) {
    Stretches stretches = new Stretches(fromNanos, bucketNanos, buckets);
    return read(
        "Counting records",
        Counts.areRolledUp(query, by, stretches),
        connection -> counts(connection, most).summary(query, by, stretches));
  }

  @Override
  public Map<Long, long[]> shapeTrends(long fromNanos, long bucketNanos, int buckets) {
    return database.read(
        "Counting records",
        connection -> Counts.shapeTrends(connection, fromNanos, bucketNanos, buckets));
  }

  @Override
  public List<PatternRow> patterns() {
    return database.read("Reading patterns", Patterns::all);
  }

  @Override
  public List<TrackedIncident> incidents() {
    return database.read("Reading incidents", Incidents::all);
  }

  @Override
  public Optional<TrackedIncident> incident(long number) {
    return database.read("Reading an incident", connection -> Incidents.one(connection, number));
  }

  @Override
  public List<Marker> markers(TimeRange range) {
    return database.read("Reading markers", connection -> Sources.markers(connection, range));
  }

  @Override
  public Map<String, String> positions() {
    return database.read("Reading positions", Sources::positions);
  }

  @Override
  public Optional<Long> batch(String key) {
    return database.read(
        "Reading batches", connection -> Sources.batch(connection, key, EpochNanos.now(clock)));
  }

  @Override
  public void batches(int most, ObjLongConsumer<String> each) {
    long now = EpochNanos.now(clock);
    database.<Boolean>read(
        "Reading batches",
        connection -> {
          Sources.batches(connection, most, each, now);
          return true;
        });
  }

  @Override
  public List<Checkpoint> checkpoints() {
    return database.read("Reading checkpoints", Checkpoints::all);
  }

  @Override
  public Optional<PathState> path() {
    return database.read("Reading how far the path is", PathStates::path);
  }

  @Override
  public Map<Long, Long> handedIds() {
    return database.read("Reading ids of patterns", PathStates::ids);
  }

  @Override
  public List<KeptFact> facts() {
    return database.read("Reading facts about patterns", PathStates::facts);
  }

  @Override
  public List<DeadLetter> deadLetters(int most) {
    return database.read(
        "Reading dead letters", connection -> PathStates.deadLetters(connection, most));
  }

  @Override
  public DeadLetter.Counts deadLetterCounts() {
    return database.read("Counting dead letters", PathStates::deadLetterCounts);
  }

  @Override
  public List<Delivery> due(long nowNanos, int most) {
    return database.read(
        "Reading deliveries", connection -> Deliveries.due(connection, nowNanos, most));
  }

  @Override
  public List<Delivery> deliveries(int most) {
    return database.read("Reading deliveries", connection -> Deliveries.latest(connection, most));
  }

  @Override
  public void update(Delivery delivery) {
    database.write("Storing a delivery", connection -> Deliveries.update(connection, delivery));
  }

  @Override
  public Optional<String> memory(String key) {
    return database.read(
        "Reading a target's memory", connection -> Deliveries.memory(connection, key));
  }

  @Override
  public void remember(String key, String value) {
    database.write(
        "Storing a target's memory", connection -> Deliveries.remember(connection, key, value));
  }

  @Override
  public Map<String, String> memories() {
    return database.read("Reading targets' memory", Deliveries::memories);
  }

  @Override
  public List<String> damage() {
    List<String> damage = new ArrayList<>(toldBefore);
    damage.addAll(blocks.damage());
    return damage;
  }

  /**
   * Gives every record there is, oldest first; damaged blocks are told and left out, see {@link
   * #damage}. Costs a pass over everything.
   */
  public void each(Consumer<LogRow> use) {
    Records records = head.state().records();
    database.<Boolean>count(
        "Reading records",
        _ -> {
          for (BlockEntry entry : records.blocks()) {
            try {
              blocks.<List<LogRow>>read(entry, Block::rows).forEach(use);
            } catch (BlockException e) {
              blocks.damaged(entry, e);
            }
          }
          records.tail().rows().forEach(use);
          return true;
        });
  }

  /**
   * Copies the store while it is used, as of one commit. Who writes waits as long as the database
   * is copied, some second for a GB; nobody waits for the blocks.
   *
   * @param to an empty folder, which then is a data directory but for the blocks
   * @throws StoreException if it cannot be written
   */
  public StoreCopy copy(Path to) {
    AutoCloseable hold = folder.hold();
    List<StoreCopy> made = new ArrayList<>();
    try {
      Path records = Files.createDirectories(to.resolve(StoreFolder.NAME));
      database.copy(to, connection -> made.add(copyTail(connection, records, hold)));
      return made.getFirst();
    } catch (IOException e) {
      throw new StoreException("Copying the store to " + to + " failed: " + e, e);
    } finally {
      if (made.isEmpty()) {
        new StoreCopy(0, 0, List.of(), hold).close();
      }
    }
  }

  private StoreCopy copyTail(Connection connection, Path records, AutoCloseable hold)
      throws SQLException {
    TailFile tail = Catalogue.tail(connection).file();
    if (tail.number() > 0) {
      Path file = folder.tail(tail.number());
      try {
        byte[] bytes = Arrays.copyOf(StoreFolder.bytes(file), Math.toIntExact(tail.length()));
        Files.write(records.resolve(String.valueOf(file.getFileName())), bytes);
      } catch (IOException e) {
        throw new StoreException("Copying " + file + " to " + records + " failed: " + e, e);
      }
    }
    return new StoreCopy(
        arrival(),
        rows(),
        Catalogue.blocks(connection).stream().map(entry -> folder.block(entry.file())).toList(),
        hold);
  }

  /** Bytes of the file, its write-ahead log and the files of records. */
  @Override
  public long bytes() {
    Path file = database.file();
    Records records = head.state().records();
    try {
      Path log = file.resolveSibling(file.getFileName() + ".wal");
      return Files.size(file)
          + (Files.exists(log) ? Files.size(log) : 0)
          + records.blockBytes()
          + records.file().length();
    } catch (IOException e) {
      throw new StoreException("The size of the store " + file + " cannot be read: " + e, e);
    }
  }

  @Override
  public void close() {
    try {
      database.close();
    } finally {
      alarms.shutdownNow();
      helpers.shutdownNow();
      blocks.close();
      head.close();
    }
  }
}
