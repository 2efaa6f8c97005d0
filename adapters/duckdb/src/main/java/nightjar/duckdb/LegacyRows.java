package nightjar.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import nightjar.redact.Redacted;
import nightjar.sql.Catalogue;
import nightjar.sql.Row;
import nightjar.sql.Sql;
import nightjar.sql.TailFile;
import nightjar.store.LogRow;

/**
 * Records of stores up to version 4, rows of a table {@code logs}. They move into blocks a block a
 * transaction, so whatever ends that is gone on with at the next start; the table goes when nothing
 * is left in it.
 */
final class LegacyRows {
  /** Rows whose whole texts, 32 KiB at most each, are in memory at one time. */
  private static final long WINDOW = 8_192;

  private LegacyRows() {}

  static boolean areLeft(Connection connection) throws SQLException {
    return !Sql.list(
            connection,
            "SELECT 1 FROM duckdb_tables() WHERE table_name = 'logs'",
            row -> row.getInt(1))
        .isEmpty();
  }

  /** Number of the last row there is. */
  static long last(Connection connection) throws SQLException {
    return number(connection, "SELECT coalesce(max(number), 0) FROM logs");
  }

  /** Number of the last row that was moved. */
  static long moved(Connection connection) throws SQLException {
    return number(connection, "SELECT coalesce(max(first_row + row_count - 1), 0) FROM blocks");
  }

  private static long number(Connection connection, String sql) throws SQLException {
    return Sql.list(connection, sql, row -> row.getLong(1)).getFirst();
  }

  /** Moves the next block, or takes the table away; inside the caller's transaction. */
  static void move(Connection writer, RecordWriter records) throws SQLException {
    long moved = moved(writer);
    List<LogRow> rows = next(writer, moved, records.blockRows());
    if (rows.isEmpty()) {
      Catalogue.tail(writer, TailFile.NONE, moved + 1);
      Sql.run(writer, "DROP TABLE logs");
    } else {
      records.addBlock(writer, rows);
    }
  }

  /** The rows behind a number that make a block: none missing between them. */
  private static List<LogRow> next(Connection connection, long moved, int blockRows)
      throws SQLException {
    List<LogRow> rows = new ArrayList<>();
    long first =
        number(connection, "SELECT coalesce(min(number), 0) FROM logs WHERE number > " + moved);
    long characters = 0;
    for (long from = first; from > 0; from += WINDOW) {
      List<LogRow> window =
          Sql.list(
              connection,
              """
              SELECT number, time_ns, observed_ns, severity, service, source, line, shape, text,
                message_from, message_to, redactions, arrival
              FROM logs WHERE number BETWEEN %d AND %d ORDER BY number
              """
                  .formatted(from, from + WINDOW - 1),
              LegacyRows::read);
      for (LogRow row : window) {
        characters += row.text().length();
        if (row.number() != first + rows.size()
            || rows.size() == blockRows
            || (characters > Tail.MOST_TEXT && !rows.isEmpty())) {
          return rows;
        }
        rows.add(row);
      }
      if (window.size() < WINDOW) {
        return rows;
      }
    }
    return rows;
  }

  private static LogRow read(Row row) throws SQLException {
    return new LogRow(
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        row.getInt(4),
        row.getString(5),
        row.getString(6),
        row.getLong(7),
        row.getLong(8),
        Redacted.kept(row.getString(9), row.getInt(12)),
        row.getInt(10),
        row.getInt(11),
        row.getLong(13));
  }
}
