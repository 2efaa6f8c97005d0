package nightjar.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nightjar.sql.BlockEntry;
import nightjar.sql.Catalogue;
import nightjar.sql.Progress;
import nightjar.sql.Sql;
import nightjar.sql.TailFile;
import nightjar.store.LogRow;
import nightjar.store.StoreException;

/**
 * Brings what is whole of a damaged store into a new one beside it. The damaged one stays as it is:
 * blocks are linked where they can be. What the database says beyond records is kept as far as it
 * can be read; its sums are to be made anew.
 *
 * <p>Costs a pass over all files, some 1 GB a second.
 */
public final class StoreSalvage {
  private final SalvagedDatabase database;
  private final SalvagedFiles files;
  private final long elsewhereFrom;
  private final TreeMap<Long, BlockEntry> blocks = new TreeMap<>();
  private final List<BlockEntry> named;
  private final Catalogue.TailRow namedTail;
  private final List<Path> damaged = new ArrayList<>();
  private final Path from;
  private final Path made;
  private final Path to;
  private List<LogRow> tail = List.of();
  private long leastLost = Long.MAX_VALUE;
  private long greatestLost = Long.MIN_VALUE;

  private StoreSalvage(
      SalvagedDatabase database, SalvagedFiles files, Path data, Path made, long elsewhereFrom)
      throws SQLException {
    this.database = database;
    this.files = files;
    this.elsewhereFrom = elsewhereFrom;
    this.named = Catalogue.blocks(database.connection());
    this.namedTail = Catalogue.tail(database.connection());
    this.from = data.resolve(StoreFolder.NAME);
    this.made = made;
    this.to = made.resolve(StoreFolder.NAME);
  }

  /**
   * What was found.
   *
   * @param isWhole is there nothing to repair?
   * @param isCurrent is the database there, and as new as the records?
   * @param arrival number of the last arrival that the new store has records of, or knows of
   * @param leastLost an arrival at or before which nothing is lost; {@link Long#MAX_VALUE} if
   *     nothing is
   * @param greatestLost last arrival that records are lost of; {@link Long#MIN_VALUE} if none are
   * @param records in the new store
   * @param damaged files that are damaged, or of no use
   */
  public record Found(
      boolean isWhole,
      boolean isCurrent,
      long arrival,
      long leastLost,
      long greatestLost,
      long records,
      List<Path> damaged) {
    public Found {
      damaged = List.copyOf(damaged);
    }
  }

  /**
   * Looks at a store that is closed and makes the new one.
   *
   * @param data directory of the damaged store
   * @param made an empty directory on the same disk, for the new one
   * @param elsewhereFrom records of this arrival and of later ones can be had elsewhere
   * @throws IOException if the disk cannot be read or written
   * @throws StoreException if the store is of a newer Nightjar, or none of Nightjar
   */
  public static Found into(Path data, Path made, DuckDbSettings settings, long elsewhereFrom)
      throws IOException {
    try (SalvagedDatabase database = SalvagedDatabase.of(data, made, settings)) {
      SalvagedFiles files = new SalvagedFiles(data.resolve(StoreFolder.NAME));
      return new StoreSalvage(database, files, data, made, elsewhereFrom).found(data);
    } catch (SQLException e) {
      throw new IOException(
          "the store in " + data + " cannot be brought into a new one: " + e.getMessage(), e);
    }
  }

  private Found found(Path data) throws IOException, SQLException {
    Connection connection = database.connection();
    boolean isThere = database.kind() != SalvagedDatabase.Kind.NONE;
    boolean isCurrent = isThere && !hasNewer();
    boolean isOld = LegacyRows.areLeft(connection);
    if (isOld) {
      Catalogue.clear(connection); // records are in the database still, and move anew
      Files.createDirectories(to);
    } else {
      takeNamed();
      takeTail(isCurrent);
      takeUnnamed(isCurrent);
      if (!isCurrent) {
        takeLatestTail();
      }
      write(connection, isCurrent);
    }
    if (!isCurrent || database.kind() != SalvagedDatabase.Kind.WHOLE) {
      damaged.addFirst(data.resolve(Database.FILE));
      damaged.add(1, data.resolve(Database.FILE + ".wal"));
      damaged.removeIf(Files::notExists);
    }
    boolean isWhole =
        isCurrent
            && database.kind() == SalvagedDatabase.Kind.WHOLE
            && greatestLost == Long.MIN_VALUE;
    return new Found(
        isWhole, isCurrent, database.arrival(), leastLost, greatestLost, records(), damaged);
  }

  /** Are there records that the database does not know, and nobody else has? */
  private boolean hasNewer() throws SQLException {
    long stored = database.arrival();
    return files.blocks.values().stream()
        .filter(entry -> named.stream().noneMatch(other -> other.file() == entry.file()))
        .anyMatch(entry -> entry.lastArrival() > stored && isNeeded(entry));
  }

  private boolean isNeeded(BlockEntry entry) {
    return files.leastArrivals.getOrDefault(entry.file(), 0L) < elsewhereFrom;
  }

  private void takeNamed() {
    long before = 0;
    for (BlockEntry entry : named) {
      BlockEntry whole = files.blocks.get(entry.file());
      if (whole != null && whole.firstRow() == entry.firstRow() && whole.rows() == entry.rows()) {
        blocks.put(whole.firstRow(), whole);
      } else {
        lose(before, entry.lastArrival());
        damaged.add(file(entry.file(), ".block"));
      }
      before = entry.lastArrival();
    }
  }

  private void lose(long least, long greatest) {
    leastLost = Math.min(leastLost, least);
    greatestLost = Math.max(greatestLost, greatest);
  }

  private Path file(long number, String ending) {
    return from.resolve(String.format(Locale.ROOT, "%08d%s", number, ending));
  }

  /** The tail that the database names. */
  private void takeTail(boolean isCurrent) throws IOException, SQLException {
    if (!isCurrent) {
      return;
    }
    Optional<List<LogRow>> whole = files.tail(namedTail);
    if (whole.isPresent()) {
      tail = whole.get();
      return;
    }
    long number = namedTail.file().number();
    tail = files.tail(number).stream().filter(row -> row.number() >= namedTail.firstRow()).toList();
    damaged.add(file(number, ".tail"));
    long before = named.isEmpty() ? 0 : named.getLast().lastArrival();
    lose(tail.isEmpty() ? before : tail.getLast().arrival(), database.arrival());
  }

  /** Blocks that nothing names, latest written first, where nothing else is. */
  private void takeUnnamed(boolean isCurrent) throws SQLException {
    long stored = database.arrival();
    for (BlockEntry entry : files.blocks.descendingMap().values()) {
      boolean fits =
          !isCurrent
              || (entry.lastArrival() <= stored
                  && (tail.isEmpty() || entry.lastRow() < tail.getFirst().number()));
      if (fits && isNeeded(entry) && isFree(entry)) {
        blocks.put(entry.firstRow(), entry);
      }
    }
  }

  private boolean isFree(BlockEntry entry) {
    Map.Entry<Long, BlockEntry> before = blocks.floorEntry(entry.lastRow());
    return before == null || before.getValue().lastRow() < entry.firstRow();
  }

  /** Where the database does not say which tail counts: the one that goes furthest. */
  private void takeLatestTail() throws IOException {
    long last = blocks.isEmpty() ? 0 : blocks.lastEntry().getValue().lastRow();
    for (long number : files.tails.keySet()) {
      List<LogRow> rows = files.tail(number).stream().filter(row -> row.number() > last).toList();
      if (!rows.isEmpty()
          && (tail.isEmpty() || rows.getLast().number() > tail.getLast().number())) {
        tail = rows;
      }
    }
  }

  private long records() {
    return tail.size() + blocks.values().stream().mapToLong(BlockEntry::rows).sum();
  }

  /** Files, then what names them, as a commit does it. */
  private void write(Connection connection, boolean isCurrent) throws IOException, SQLException {
    Files.createDirectories(to);
    for (BlockEntry entry : blocks.values()) {
      Path file = file(entry.file(), ".block");
      StoreCarry.carry(file, to.resolve(String.valueOf(file.getFileName())));
    }
    StoreFolder folder = new StoreFolder(made, step -> {});
    byte[] frame = tail.isEmpty() ? new byte[0] : TailFrames.frame(tail);
    long number = files.lastFile + 1; // empty or not: files that come get higher numbers
    folder.create(folder.tail(number), frame);
    long last = blocks.isEmpty() ? 0 : blocks.lastEntry().getValue().lastRow();
    long first = Math.max(last + 1, isCurrent ? namedTail.firstRow() : 1);
    Sql.run(connection, "BEGIN");
    Catalogue.clear(connection);
    for (BlockEntry entry : blocks.values()) {
      Catalogue.add(connection, entry);
    }
    Catalogue.tail(
        connection,
        tail.isEmpty() ? TailFile.NONE : new TailFile(number, frame.length),
        tail.isEmpty() ? first : tail.getFirst().number());
    Progress.arrival(connection, arrival(isCurrent));
    Sql.run(connection, "COMMIT");
  }

  private long arrival(boolean isCurrent) throws SQLException {
    long arrival = database.arrival();
    if (!isCurrent) {
      for (BlockEntry entry : blocks.values()) {
        arrival = Math.max(arrival, entry.lastArrival());
      }
      for (LogRow row : tail) {
        arrival = Math.max(arrival, row.arrival());
      }
    }
    return arrival;
  }
}
