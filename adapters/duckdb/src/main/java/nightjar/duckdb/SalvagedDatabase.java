package nightjar.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import nightjar.sql.Progress;
import nightjar.sql.Sql;
import org.duckdb.DuckDBConnection;

/**
 * A copy of a store's database as far as it can be read: with its write-ahead log, without it, or
 * an empty one.
 *
 * @param connection to the copy
 * @param kind how much of it there is
 */
record SalvagedDatabase(DuckDBConnection connection, Kind kind) implements AutoCloseable {
  enum Kind {
    WHOLE,
    /** Its write-ahead log cannot be read. */
    WITHOUT_LOG,
    NONE
  }

  /**
   * Copies the database of a store that is closed.
   *
   * @throws IOException if the disk cannot be read or written
   */
  static SalvagedDatabase of(Path data, Path made, DuckDbSettings settings)
      throws IOException, SQLException {
    Path file = data.resolve(Database.FILE);
    Path log = data.resolve(Database.FILE + ".wal");
    if (Files.exists(file) && Files.size(file) > 0) {
      for (Kind kind : new Kind[] {Kind.WHOLE, Kind.WITHOUT_LOG}) {
        Files.copy(file, made.resolve(Database.FILE));
        if (kind == Kind.WHOLE && Files.exists(log)) {
          Files.copy(log, made.resolve(Database.FILE + ".wal"));
        }
        try {
          return new SalvagedDatabase(opened(made, settings), kind);
        } catch (SQLException e) {
          Files.deleteIfExists(made.resolve(Database.FILE));
          Files.deleteIfExists(made.resolve(Database.FILE + ".wal"));
        }
      }
    }
    return new SalvagedDatabase(opened(made, settings), Kind.NONE);
  }

  private static DuckDBConnection opened(Path made, DuckDbSettings settings) throws SQLException {
    Path file = made.resolve(Database.FILE);
    DuckDBConnection connection = Session.connect(file, settings);
    boolean isWhole = false;
    try {
      Sql.run(connection, "BEGIN");
      DuckDbSchema.migrate(connection, file.toString());
      Sql.run(connection, "COMMIT");
      readAll(connection);
      isWhole = true;
      return connection;
    } finally {
      if (!isWhole) {
        connection.close();
      }
    }
  }

  /** Reads every value, since damage is found where it lies only. */
  private static void readAll(Connection connection) throws SQLException {
    for (String table :
        Sql.list(
            connection,
            "SELECT table_name FROM duckdb_tables() WHERE NOT internal",
            row -> row.getString(1))) {
      Sql.list(
          connection,
          "SELECT bit_xor(hash(t)) FROM \"" + table.replace("\"", "\"\"") + "\" t",
          row -> row.optional(1));
    }
  }

  /** Number of the last arrival that is in. */
  long arrival() throws SQLException {
    return Progress.arrival(connection);
  }

  /** Moves everything into the file. */
  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
