package nightjar.duckdb;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import nightjar.store.StoreException;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/**
 * One DuckDB file: a connection that writes, a few that read, and every failure in words. Any
 * thread. Nobody may open the file itself in this process: closing it would give up DuckDB's lock.
 */
final class Database implements AutoCloseable {
  static final String FILE = "nightjar.duckdb";

  private static final int MOST_READS = 6;

  /**
   * Long counts at a time, apart from the rest: rows that somebody waits for never stand behind
   * them, and each is over sooner than if all ran at once.
   */
  private static final int MOST_COUNTS = 2;

  private final Path file;
  private final FileChannel lock;
  private final DuckDBConnection writer;
  private final ReentrantLock writing = new ReentrantLock();
  private final Readers readers;
  private final Readers counters;
  private boolean closed;

  private Database(Path file, FileChannel lock, DuckDBConnection writer) {
    this.file = file;
    this.lock = lock;
    this.writer = writer;
    this.readers = new Readers("read", MOST_READS, writer);
    this.counters = new Readers("count", MOST_COUNTS, writer);
  }

  /** Reads by one connection. */
  interface Reading<T> {
    T read(Connection connection) throws SQLException;
  }

  /** Writes by the one connection that does, inside a transaction. */
  interface Writing {
    void write(DuckDBConnection connection) throws SQLException;
  }

  /** Opens or creates the file in a folder; the caller has it alone until it is closed. */
  static Database open(Path dir, DuckDbSettings settings) {
    Path file = dir.resolve(FILE);
    FileChannel lock = lock(dir, file);
    try {
      if (Files.exists(file) && Files.size(file) == 0) {
        Files.delete(file); // made by a start that ended at once: DuckDB takes it for damaged
      }
      DuckDBConnection writer = connect(file, settings);
      Database database = new Database(file, lock, writer);
      try {
        database.write("opening", connection -> Schema.migrate(connection, file.toString()));
        return database;
      } catch (RuntimeException e) {
        writer.close();
        throw e;
      }
    } catch (SQLException | IOException | RuntimeException e) {
      StoreException failure = OpenFailure.of(file, e);
      try {
        lock.close();
      } catch (IOException suppressed) {
        failure.addSuppressed(suppressed);
      }
      throw failure;
    }
  }

  private static FileChannel lock(Path dir, Path file) {
    Path path = dir.resolve(FILE + ".lock");
    try {
      Files.createDirectories(dir);
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock held = tryLock(channel);
      if (held == null) {
        channel.close();
        throw new StoreException(OpenFailure.inUse(file));
      }
      return channel;
    } catch (IOException e) {
      throw new StoreException(
          "The store's folder "
              + dir
              + " cannot be written ("
              + e
              + "). Make it writable, or give another data directory.",
          e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // another store of this process
    }
  }

  private static DuckDBConnection connect(Path file, DuckDbSettings settings) throws SQLException {
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
      Sql.run(connection, "SET lock_configuration = true");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  Path file() {
    return file;
  }

  /** Reads what is soon found. */
  <T> T read(String what, Reading<T> reading) {
    return read(readers, what, reading);
  }

  /** Reads what may take a pass over everything. */
  <T> T count(String what, Reading<T> reading) {
    return read(counters, what, reading);
  }

  private <T> T read(Readers those, String what, Reading<T> reading) {
    try {
      return those.read(reading);
    } catch (SQLException e) {
      throw failure(what, "", e);
    } catch (RejectedExecutionException e) {
      throw new StoreException(what + " failed: the store " + file + " is closed.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(what + " was broken off: nobody waits for it any more.", e);
    }
  }

  /** Everything that is written, or nothing; on disk when this returns. */
  void write(String what, Writing writing) {
    this.writing.lock();
    try {
      Sql.run(writer, "BEGIN"); // JDBC's own transactions tore after a crash
      boolean whole = false;
      try {
        writing.write(writer);
        Sql.run(writer, "COMMIT");
        whole = true;
      } finally {
        if (!whole) {
          rollBack();
        }
      }
    } catch (SQLException e) {
      throw failure(what, "Nothing of it was stored. ", e);
    } finally {
      this.writing.unlock();
    }
  }

  private void rollBack() {
    try {
      Sql.run(writer, "ROLLBACK");
    } catch (SQLException e) {
      // The transaction ended by itself; what ended it is on its way to the caller.
    }
  }

  private StoreException failure(String what, String effect, SQLException cause) {
    return new StoreException(
        what
            + " failed in the store "
            + file
            + ": "
            + OpenFailure.firstLine(cause)
            + ". "
            + effect
            + "If the disk is full or the file damaged, mend that and restart Nightjar.",
        cause);
  }

  /** Waits for those who read and write, then moves the write-ahead log into the file. */
  @Override
  public void close() {
    writing.lock();
    try {
      if (!closed) {
        closed = true;
        readers.close();
        counters.close();
        writer.close();
        lock.close();
      }
    } catch (SQLException | IOException e) {
      throw new StoreException("closing failed in the store " + file + ": " + e.getMessage(), e);
    } finally {
      writing.unlock();
    }
  }
}
