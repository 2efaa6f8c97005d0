package nightjar.duckdb;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import nightjar.sql.Sql;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * One opening of the file: the connection that writes, and those that read. DuckDB gives a database
 * up for good after some failures of the disk, until every connection to it is closed: the session
 * is lost then, and another takes its place.
 */
final class Session {
  private static final int MOST_READS = 6;

  /**
   * Long counts at a time, apart from the rest: rows that somebody waits for never stand behind
   * them, and each is over sooner than if all ran at once.
   */
  private static final int MOST_COUNTS = 2;

  private final DuckDBConnection writer;
  private final Readers readers;
  private final Readers counters;
  private volatile boolean isLost;

  private Session(DuckDBConnection writer) {
    this.writer = writer;
    this.readers = new Readers("read", MOST_READS, writer);
    this.counters = new Readers("count", MOST_COUNTS, writer);
  }

  /** Opens the file, so that a test can have it break. */
  interface Connector {
    DuckDBConnection connect(Path file, DuckDbSettings settings) throws SQLException;
  }

  static Session open(Path file, DuckDbSettings settings, Connector connector) throws SQLException {
    return new Session(connector.connect(file, settings));
  }

  /**
   * The usual way to connect.
   *
   * @param more statements that no later one can take back
   */
  static DuckDBConnection connect(Path file, DuckDbSettings settings, String... more)
      throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("memory_limit", settings.memoryMegabytes() + "MB");
    properties.setProperty("threads", Integer.toString(settings.threads()));
    properties.setProperty("checkpoint_threshold", settings.checkpointMegabytes() + "MB");
    properties.setProperty("temp_directory", file.resolveSibling("duckdb-temp").toString());
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    properties.setProperty("allow_community_extensions", "false");
    DuckDBConnection connection =
        (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:" + file, properties);
    try {
      // No statement reaches a file or an address from here on, and none can change that.
      Sql.run(connection, "SET enable_external_access = false");
      for (String setting : more) {
        Sql.run(connection, setting);
      }
      Sql.run(connection, "SET lock_configuration = true");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  DuckDBConnection writer() {
    return writer;
  }

  /** Reads what is soon found. */
  Readers readers() {
    return readers;
  }

  /** Reads what may take a pass over everything. */
  Readers counters() {
    return counters;
  }

  boolean isLost() {
    return isLost;
  }

  /** Nothing can be done by it any more. */
  void lose() {
    isLost = true;
  }

  /** Looks at a failure: has DuckDB given the database up? */
  void failed(SQLException failure) {
    String message = String.valueOf(failure.getMessage());
    if (message.contains("database has been invalidated")
        || message.contains("FATAL Error")
        || message.contains("INTERNAL Error")) {
      lose();
    }
  }

  /** Writes everything, or nothing. */
  void write(Database.Writing writing) throws SQLException {
    begin(); // JDBC's own transactions tore after a crash
    boolean isWhole = false;
    try {
      writing.write(writer);
      Sql.run(writer, "COMMIT");
      isWhole = true;
    } finally {
      if (!isWhole) {
        rollBack();
        probe();
      }
    }
  }

  private void begin() throws SQLException {
    try {
      Sql.run(writer, "BEGIN");
    } catch (SQLException e) {
      lose(); // the transaction before did not end, or nothing can be said to it
      throw e;
    }
  }

  private void rollBack() {
    try {
      Sql.run(writer, "ROLLBACK");
    } catch (SQLException e) {
      // The transaction ended by itself; what ended it is on its way to the caller.
    }
  }

  private void probe() {
    try {
      Sql.run(writer, "SELECT 1");
    } catch (SQLException e) {
      lose();
    }
  }

  /** Moves the write-ahead log into the file. */
  void checkpoint() throws SQLException {
    Sql.run(writer, "CHECKPOINT");
  }

  /** Waits for those who read, then moves the write-ahead log into the file if it can be. */
  void close() throws SQLException {
    try (writer) {
      readers.close();
      counters.close();
    }
  }
}
