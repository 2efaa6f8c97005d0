package nightjar.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import nightjar.sql.BlockEntry;
import nightjar.sql.Catalogue;
import nightjar.sql.TailFile;
import nightjar.sql.Texts;
import nightjar.store.LogRow;
import nightjar.store.StoreException;

/**
 * Writes records to files, and which files there are to the database, inside the caller's
 * transaction: files first, so that what the database names is on disk. One thread.
 */
final class RecordWriter implements AutoCloseable {
  /** Blocks whose records may be in the tail; a commit that makes it longer waits for them. */
  private static final int MOST_BLOCKS = 2;

  private final StoreFolder folder;
  private final int blockRows;
  private final Before before;
  private final List<Path> unneeded = new ArrayList<>();
  private final BlockFiles blocks;
  private final Packing packing;

  /**
   * Writes to a folder.
   *
   * @param beside makes blocks while records come in
   * @param before looks at what is there before anything is removed
   */
  RecordWriter(StoreFolder folder, int blockRows, Executor beside, Before before) {
    this.folder = folder;
    this.before = before;
    this.blockRows = blockRows;
    this.blocks = new BlockFiles(folder);
    this.packing = new Packing(folder, blocks, beside);
  }

  /** Records of a block. */
  int blockRows() {
    return blockRows;
  }

  /** Looks at the files there are. */
  interface Before {
    /**
     * Before those that are not named are removed.
     *
     * @throws StoreException if they are to stay
     */
    void look(Connection connection, Set<Path> named) throws IOException, SQLException;
  }

  /** Does something with files. */
  private interface Work<T> {
    T done() throws IOException, SQLException;
  }

  private <T> T files(String what, Work<T> work) throws SQLException {
    try {
      return work.done();
    } catch (IOException e) {
      throw new StoreException(
          "%s failed in the store's folder %s: %s. If the disk is full or not writable, mend that."
              .formatted(what, folder.path(), e),
          e);
    }
  }

  /**
   * What records the database names. What else is in the folder is removed.
   *
   * @throws StoreException if a file is missing or the tail is damaged
   */
  Records read(Connection connection) throws SQLException {
    List<BlockEntry> entries = Catalogue.blocks(connection);
    Catalogue.TailRow tail = Catalogue.tail(connection);
    List<Path> named = new ArrayList<>(entries.stream().map(e -> folder.block(e.file())).toList());
    if (tail.file().number() > 0) {
      named.add(folder.tail(tail.file().number()));
    }
    packing.discard();
    unneeded.clear();
    return files(
        "Opening",
        () -> {
          List<Path> missing = folder.missing(named);
          if (!missing.isEmpty()) {
            throw lost(
                "%d files are missing, the first is %s"
                    .formatted(missing.size(), missing.getFirst()));
          }
          for (BlockEntry entry : entries) {
            checkLength(folder.block(entry.file()), entry.bytes());
          }
          Records records = new Records(entries, tail(tail), tail.file());
          before.look(connection, Set.copyOf(named));
          var _ = folder.begin(Set.copyOf(named)); // a store that is refused stays as it is
          return records;
        });
  }

  private void checkLength(Path file, long bytes) throws IOException {
    long length = Files.size(file);
    if (length != bytes) {
      throw lost("%s has %d bytes in place of %d".formatted(file, length, bytes));
    }
  }

  private Tail tail(Catalogue.TailRow row) throws IOException {
    Tail empty = Tail.empty(row.firstRow());
    if (row.file().number() == 0) {
      return empty;
    }
    Path file = folder.tail(row.file().number());
    byte[] bytes = StoreFolder.bytes(file);
    int length = Math.toIntExact(row.file().length());
    if (bytes.length < length) {
      throw lost("%s ends at byte %d, before byte %d".formatted(file, bytes.length, length));
    }
    if (bytes.length > length) {
      folder.append(file, new byte[0], length); // what a commit left that failed
    }
    try {
      return empty.with(TailFrames.rows(Arrays.copyOf(bytes, length), row.firstRow()));
    } catch (IOException e) {
      throw lost("%s cannot be read: %s".formatted(file, e.getMessage()));
    }
  }

  private StoreException lost(String what) {
    return new DamagedStoreException(
        what,
        "The store's folder "
            + folder.path()
            + " is not whole: "
            + what
            + ". Put back what is missing, or start nightjar up, which sets aside what is damaged: the"
            + " store is rebuilt from whole blocks and from what is kept of the raw lines.");
  }

  /** Adds records, whose numbers go on. */
  Records add(Connection writer, Records now, List<LogRow> rows) throws SQLException {
    if (rows.isEmpty()) {
      return now;
    }
    List<LogRow> storable = rows.stream().map(Texts::storable).toList();
    Tail joined = now.tail().with(storable);
    if (now.tail().isFull(1, blockRows) && packing.isIdle()) {
      packing.begin(now.tail().whole(blockRows));
    }
    return files(
        "Storing records",
        () ->
            packing.isReady() || joined.isFull(MOST_BLOCKS, blockRows)
                ? replaceTail(writer, now, packing.take(), joined)
                : append(writer, now, joined, storable));
  }

  private Records append(Connection writer, Records now, Tail joined, List<LogRow> added)
      throws IOException, SQLException {
    byte[] frame = TailFrames.frame(added);
    TailFile file;
    if (now.file().number() == 0) {
      file = new TailFile(folder.nextFile(), frame.length);
      folder.create(folder.tail(file.number()), frame);
    } else {
      file = new TailFile(now.file().number(), now.file().length() + frame.length);
      folder.append(folder.tail(file.number()), frame, now.file().length());
    }
    Catalogue.tail(writer, file, joined.firstRow());
    return new Records(now.blocks(), joined, file);
  }

  /** Has a new tail in place of the one that there is. */
  Records replaceTail(Connection writer, Records now, Tail tail) throws SQLException {
    packing.discard();
    return files("Storing records", () -> replaceTail(writer, now, List.of(), tail));
  }

  /** Names blocks of a tail's first records, and writes a file of the rest. */
  private Records replaceTail(Connection writer, Records now, List<BlockEntry> packed, Tail tail)
      throws IOException, SQLException {
    List<BlockEntry> entries = new ArrayList<>(now.blocks());
    for (BlockEntry entry : packed) {
      Catalogue.add(writer, entry);
      entries.add(entry);
    }
    Tail left = tail.behind(packed.stream().mapToInt(BlockEntry::rows).sum());
    if (left.isFull(MOST_BLOCKS, blockRows)) {
      int gone = 0;
      for (List<LogRow> whole : left.whole(blockRows)) {
        entries.add(block(writer, whole));
        gone += whole.size();
      }
      left = left.behind(gone);
    }
    TailFile file = TailFile.NONE;
    if (left.size() > 0) {
      byte[] frame = TailFrames.frame(left.rows());
      file = new TailFile(folder.nextFile(), frame.length);
      folder.create(folder.tail(file.number()), frame);
    }
    Catalogue.tail(writer, file, left.firstRow());
    if (now.file().number() > 0) {
      unneeded.add(folder.tail(now.file().number()));
    }
    return new Records(entries, left, file);
  }

  /** Writes a block of its own, which the tail does not see. */
  BlockEntry addBlock(Connection writer, List<LogRow> rows) throws SQLException {
    return files("Storing records", () -> block(writer, rows));
  }

  private BlockEntry block(Connection writer, List<LogRow> rows) throws IOException, SQLException {
    BlockEntry entry = blocks.write(folder.nextFile(), rows);
    Catalogue.add(writer, entry);
    return entry;
  }

  /** Lets blocks go that are the oldest, or the latest ones. */
  void drop(Connection writer, List<BlockEntry> entries) throws SQLException {
    for (BlockEntry entry : entries) {
      Catalogue.remove(writer, entry);
      unneeded.add(folder.block(entry.file()));
    }
  }

  /** The transaction is whole: files that are named no more go. */
  void stored() {
    folder.remove(unneeded);
    unneeded.clear();
  }

  @Override
  public void close() {
    packing.discard();
    blocks.close();
  }
}
