package nightjar.duckdb;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import nightjar.block.Block;
import nightjar.block.BlockException;
import nightjar.sql.Sql;
import nightjar.store.LogRow;
import org.duckdb.DuckDBDriver;

/** Every text in a file of a store, unpacked. */
public final class StoreTexts {
  private StoreTexts() {}

  /** A column that holds texts. */
  record TextColumn(String table, String column, boolean isList) {}

  /** Is it a file whose texts can be told apart here? */
  public static boolean isKnown(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".block") || name.endsWith(".tail") || name.equals(Database.FILE);
  }

  /**
   * Gives them all, some more than once.
   *
   * @param file a block, a tail, or the database of a store that is closed
   * @throws IOException if it cannot be read; the message says why
   */
  public static void each(Path file, Consumer<String> text) throws IOException {
    if (String.valueOf(file.getFileName()).equals(Database.FILE)) {
      database(file, text);
      return;
    }
    for (LogRow row : rows(file)) {
      text.accept(row.text());
      text.accept(row.service());
      text.accept(row.source());
    }
  }

  private static List<LogRow> rows(Path file) throws IOException {
    byte[] bytes = StoreFolder.bytes(file);
    if (file.toString().endsWith(".tail")) {
      return bytes.length == 0 ? List.of() : TailFrames.rows(bytes, TailFrames.first(bytes));
    }
    if (bytes.length == 0) {
      return List.of(); // keeps a number free
    }
    try {
      return Block.open(MemorySegment.ofArray(bytes)).rows();
    } catch (BlockException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static void database(Path file, Consumer<String> text) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("duckdb.read_only", "true");
    try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:" + file, properties)) {
      for (TextColumn each : columns(connection, "current_database()")) {
        String value = each.isList() ? "unnest(" + each.column() + ")" : each.column();
        Sql.list(
            connection,
            "SELECT DISTINCT " + value + " FROM " + each.table(),
            row -> {
              row.optional(1).ifPresent(text);
              return true;
            });
      }
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Columns with texts of the tables of a database. */
  static List<TextColumn> columns(Connection connection, String database) throws SQLException {
    return Sql.list(
        connection,
        """
        SELECT table_name, column_name, data_type FROM duckdb_columns()
        WHERE NOT internal AND database_name = %s AND data_type IN ('VARCHAR', 'VARCHAR[]')
          AND table_name IN (SELECT table_name FROM duckdb_tables())
        ORDER BY table_oid, column_index
        """
            .formatted(database),
        row -> new TextColumn(row.getString(1), row.getString(2), row.getString(3).endsWith("[]")));
  }
}
