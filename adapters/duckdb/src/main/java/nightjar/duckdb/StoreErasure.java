package nightjar.duckdb;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import nightjar.block.Block;
import nightjar.block.BlockException;
import nightjar.sql.BlockEntry;
import nightjar.sql.Catalogue;
import nightjar.sql.QuotedRecords;
import nightjar.sql.Rollups;
import nightjar.sql.Sql;
import nightjar.sql.TailFile;
import nightjar.store.LogRow;
import nightjar.store.Seal;
import nightjar.store.StoreException;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * Makes a store without what is to be erased beside another one: blocks that hold nothing of it are
 * linked, the others and the tail written again, and the database is a new file, so that no page of
 * it that is free keeps what was there. The other one is not changed; {@link StoreCarry#into} and a
 * new name for the database put the new one in its place.
 *
 * <p>Where a record goes its number goes with it, and the block is parted there. A block with more
 * than {@value #MOST_PARTS} parts is not: its records get numbers without gaps, so their ids
 * change.
 */
public final class StoreErasure {
  private static final int MOST_PARTS = 64;

  /** Tables whose rows are files of records; the version is its own. */
  private static final Set<String> MADE_ANEW = Set.of("blocks", "tail", "meta");

  private final Path from;
  private final Path to;
  private final RecordEdit edit;
  private final ErasedTexts texts;
  private final Seal seal;
  private final QuotedRecords quoted = new QuotedRecords();
  private long changed;
  private long gone;
  private long renumbered;
  private final List<String> unread = new ArrayList<>();

  /**
   * Of a store of this version that is closed.
   *
   * @param from its data directory
   * @param to an empty directory
   * @param edit what stays of records
   * @param texts what goes from the texts of the database
   * @param seal opens what is sealed in it
   */
  public StoreErasure(Path from, Path to, RecordEdit edit, ErasedTexts texts, Seal seal) {
    this.from = from;
    this.to = to;
    this.edit = edit;
    this.texts = texts;
    this.seal = seal;
  }

  /**
   * What was done.
   *
   * @param changed records that stay and are others
   * @param gone records that do not stay
   * @param renumbered records whose number is another
   * @param texts texts of the database that are others
   * @param states what detection knew and is forgotten, for it held a text that goes
   * @param unread blocks that cannot be read and are as they were
   */
  public record Outcome(
      long changed, long gone, long renumbered, long texts, int states, List<String> unread) {}

  /**
   * Makes it.
   *
   * @param goneLetters condition on {@code dead_letters} of those that go, with a parameter; empty
   *     for none
   * @throws StoreException if it cannot be made
   */
  public Outcome run(String goneLetters, Object... parameters) {
    try (FileChannel _ = Database.lock(from, from.resolve(Database.FILE))) {
      StoreCarry.prepare(from, to, true);
      Path file = to.resolve(Database.FILE);
      try (DuckDBConnection connection = connect(file)) {
        Sql.run(connection, "BEGIN");
        DuckDbSchema.migrate(connection, file.toString());
        Sql.run(connection, "COMMIT");
        Sql.run(
            connection,
            "ATTACH %s AS old (READ_ONLY)".formatted(quoted(from.resolve(Database.FILE))));
        Sql.run(connection, "BEGIN");
        DatabaseTexts tables = new DatabaseTexts(connection, texts, seal);
        tables.copy(MADE_ANEW);
        int states = tables.forgetStates();
        tables.editFacts();
        if (!goneLetters.isEmpty()) {
          Sql.run(connection, "DELETE FROM dead_letters WHERE " + goneLetters, parameters);
        }
        quoted.read(connection);
        records(connection);
        long quotes = quoted.erase(connection);
        Sql.run(connection, "COMMIT");
        Sql.run(connection, "DETACH old");
        Sql.run(connection, "CHECKPOINT");
        return new Outcome(
            changed, gone, renumbered, tables.changed() + quotes, states, List.copyOf(unread));
      }
    } catch (SQLException | IOException e) {
      throw new StoreException(
          "The store in "
              + from
              + " could not be written again without what is to be erased: "
              + OpenFailure.firstLine(e)
              + ". It is as it was; run this again.",
          e);
    }
  }

  /** A statement that names a file takes no parameter. */
  static String quoted(Path file) {
    char quote = '\'';
    return quote + file.toString().replace(String.valueOf(quote), "" + quote + quote) + quote;
  }

  private static DuckDBConnection connect(Path file) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("memory_limit", DuckDbSettings.DEFAULT.memoryMegabytes() + "MB");
    properties.setProperty("threads", Integer.toString(DuckDbSettings.DEFAULT.threads()));
    properties.setProperty("temp_directory", file.resolveSibling("duckdb-temp").toString());
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    return (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:" + file, properties);
  }

  private void records(DuckDBConnection connection) throws SQLException, IOException {
    StoreFolder folder = new StoreFolder(to, _ -> {});
    Set<Path> named = new HashSet<>(StoreFolder.files(folder.path()));
    var _ = folder.begin(named);
    List<BlockEntry> entries = old(connection, () -> Catalogue.blocks(connection));
    Catalogue.TailRow tail = old(connection, () -> Catalogue.tail(connection));
    named.clear();
    try (RecordWriter writer =
        new RecordWriter(folder, DuckDbSettings.DEFAULT.blockRows(), Runnable::run, (_, _) -> {})) {
      for (BlockEntry entry : entries) {
        block(connection, folder, writer, entry).forEach(e -> named.add(folder.block(e.file())));
      }
      tail(connection, folder, writer, tail).forEach(named::add);
    }
    for (Path file : StoreFolder.files(folder.path())) {
      if (!named.contains(file)) {
        Files.delete(file);
      }
    }
  }

  /** Reads a table of the old database by a statement that names no database. */
  private static <T> T old(Connection connection, SqlReading<T> reading) throws SQLException {
    Sql.run(connection, "USE old");
    try {
      return reading.read();
    } finally {
      Sql.run(connection, "USE nightjar");
    }
  }

  private interface SqlReading<T> {
    T read() throws SQLException;
  }

  private List<BlockEntry> block(
      DuckDBConnection connection, StoreFolder folder, RecordWriter writer, BlockEntry entry)
      throws SQLException, IOException {
    List<LogRow> rows;
    try {
      byte[] bytes = StoreFolder.bytes(folder.block(entry.file()));
      rows = Block.open(MemorySegment.ofArray(bytes)).rows();
    } catch (BlockException | IOException e) {
      unread.add(folder.block(entry.file()).getFileName() + ": " + e.getMessage());
      Catalogue.add(connection, entry);
      return List.of(entry);
    }
    Edited edited = edited(connection, rows);
    if (edited.isSame()) {
      Catalogue.add(connection, entry);
      return List.of(entry);
    }
    return blocks(connection, writer, parts(edited.rows(), entry.firstRow()));
  }

  private static List<BlockEntry> blocks(
      DuckDBConnection connection, RecordWriter writer, List<List<LogRow>> parts)
      throws SQLException {
    List<BlockEntry> made = new ArrayList<>();
    for (List<LogRow> part : parts) {
      made.add(writer.addBlock(connection, part));
    }
    return made;
  }

  private List<Path> tail(
      DuckDBConnection connection, StoreFolder folder, RecordWriter writer, Catalogue.TailRow tail)
      throws SQLException, IOException {
    if (tail.file().number() == 0) {
      Catalogue.tail(connection, tail.file(), tail.firstRow());
      return List.of();
    }
    Path file = folder.tail(tail.file().number());
    byte[] bytes = StoreFolder.bytes(file);
    List<LogRow> rows =
        TailFrames.rows(
            Arrays.copyOf(bytes, Math.toIntExact(tail.file().length())), tail.firstRow());
    Edited edited = edited(connection, rows);
    if (edited.isSame()) {
      Catalogue.tail(connection, tail.file(), tail.firstRow());
      return List.of(file);
    }
    List<Path> named = new ArrayList<>();
    List<List<LogRow>> parts = parts(edited.rows(), tail.firstRow());
    blocks(connection, writer, parts).forEach(e -> named.add(folder.block(e.file())));
    Catalogue.tail(connection, TailFile.NONE, tail.firstRow() + rows.size());
    return named;
  }

  /** What stays of some records, and is it all? */
  private record Edited(List<LogRow> rows, boolean isSame) {}

  private Edited edited(DuckDBConnection connection, List<LogRow> rows) throws SQLException {
    List<LogRow> left = new ArrayList<>(rows.size());
    List<LogRow> lost = new ArrayList<>();
    long before = changed;
    for (LogRow row : rows) {
      Optional<LogRow> stays = edit.edited(row);
      if (stays.isEmpty()) {
        lost.add(row);
        quoted.gone(row);
      } else {
        left.add(stays.get());
        changed += stays.get().equals(row) ? 0 : 1;
      }
    }
    gone += lost.size();
    if (!lost.isEmpty()) {
      var _ = Rollups.add(DuckDbDialect.DIALECT, connection, lost, Long.MIN_VALUE, -1);
    }
    return new Edited(left, lost.isEmpty() && changed == before);
  }

  /** Records whose numbers follow each other. */
  private List<List<LogRow>> parts(List<LogRow> rows, long first) {
    List<List<LogRow>> parts = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= rows.size(); i++) {
      if (i == rows.size() || rows.get(i).number() != rows.get(i - 1).number() + 1) {
        parts.add(rows.subList(from, i));
        from = i;
      }
    }
    if (parts.size() <= MOST_PARTS) {
      return rows.isEmpty() ? List.of() : parts;
    }
    List<LogRow> joined = new ArrayList<>();
    for (LogRow row : rows) {
      LogRow again = row.withNumber(first + joined.size());
      renumbered += again.number() == row.number() ? 0 : 1;
      joined.add(again);
    }
    return List.of(joined);
  }
}
