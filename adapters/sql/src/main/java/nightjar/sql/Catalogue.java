package nightjar.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import nightjar.block.Span;

/** The tables {@code blocks} and {@code tail}: which files the store has. */
public final class Catalogue {
  private Catalogue() {}

  /** The tail's row: where it is, and the number of its first record. */
  public record TailRow(TailFile file, long firstRow) {}

  /** In the order of their records. */
  public static List<BlockEntry> blocks(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        """
        SELECT file, first_row, row_count, bytes, least_ns, greatest_ns, least_observed_ns,
          greatest_observed_ns, last_arrival
        FROM blocks ORDER BY first_row
        """,
        row ->
            new BlockEntry(
                row.getLong(1),
                row.getLong(2),
                row.getInt(3),
                row.getLong(4),
                new Span(row.getLong(5), row.getLong(6)),
                new Span(row.getLong(7), row.getLong(8)),
                row.getLong(9)));
  }

  /** Where the tail is. */
  public static TailRow tail(Connection connection) throws SQLException {
    return Sql.list(
            connection,
            "SELECT file, length, first_row FROM tail",
            row -> new TailRow(new TailFile(row.getLong(1), row.getLong(2)), row.getLong(3)))
        .getFirst();
  }

  /** Names a block. */
  public static void add(Connection writer, BlockEntry entry) throws SQLException {
    Sql.run(
        writer,
        "INSERT INTO blocks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        entry.file(),
        entry.firstRow(),
        entry.rows(),
        entry.bytes(),
        entry.times().least(),
        entry.times().greatest(),
        entry.observed().least(),
        entry.observed().greatest(),
        entry.lastArrival());
  }

  /** Names no file. */
  public static void clear(Connection writer) throws SQLException {
    Sql.run(writer, "DELETE FROM blocks");
    tail(writer, TailFile.NONE, 1);
  }

  /** Names it no more. */
  public static void remove(Connection writer, BlockEntry entry) throws SQLException {
    Sql.run(writer, "DELETE FROM blocks WHERE file = ?", entry.file());
  }

  /** Says where the tail is. */
  public static void tail(Connection writer, TailFile file, long firstRow) throws SQLException {
    Sql.run(
        writer,
        "UPDATE tail SET file = ?, length = ?, first_row = ?",
        file.number(),
        file.length(),
        firstRow);
  }
}
