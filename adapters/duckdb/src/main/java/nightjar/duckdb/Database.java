package nightjar.duckdb;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import nightjar.store.StoreException;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * One DuckDB file, and every failure in words. Where DuckDB gives the database up, whoever reads or
 * writes next opens it again; if that fails, others do later, five seconds apart at most. Any
 * thread. Nobody may open the file itself in this process: closing it would give up DuckDB's lock.
 */
final class Database implements AutoCloseable {
  static final String FILE = "nightjar.duckdb";

  private static final long LEAST_WAIT_NANOS = 100_000_000L;
  private static final long MOST_WAIT_NANOS = 5_000_000_000L;

  private final Path file;
  private final FileChannel lock;
  private final DuckDbSettings settings;
  private final Session.Connector connector;
  private final Beginning beginning;
  private final ReentrantLock writing = new ReentrantLock();
  private volatile Session session;
  private boolean closed;
  private long waitNanos = LEAST_WAIT_NANOS;
  private long triedNanos;
  private String why = "";

  /** Open until DuckDB's own is closed: see the class. */
  private @Nullable RandomAccessFile copied;

  private Database(
      Path file,
      FileChannel lock,
      DuckDbSettings settings,
      Session.Connector connector,
      Beginning beginning)
      throws SQLException {
    this.file = file;
    this.lock = lock;
    this.settings = settings;
    this.connector = connector;
    this.beginning = beginning;
    this.session = opened(false);
  }

  /** Reads by one connection. */
  interface Reading<T> {
    T read(Connection connection) throws SQLException;
  }

  /** Writes by the one connection that does, inside a transaction. */
  interface Writing {
    void write(DuckDBConnection connection) throws SQLException;
  }

  /** Looks at a file that was opened, before anybody else does, in transactions of its own. */
  interface Beginning {
    void begin(Session session) throws SQLException;
  }

  /**
   * Opens or creates the file in a folder; the caller has it alone until it is closed.
   *
   * @param beginning done at every opening before anything else
   */
  static Database open(
      Path dir, DuckDbSettings settings, Session.Connector connector, Beginning beginning) {
    Path file = dir.resolve(FILE);
    FileChannel lock = lock(dir, file);
    try {
      if (Files.exists(file) && Files.size(file) == 0) {
        Files.delete(file); // made by a start that ended at once: DuckDB takes it for damaged
      }
      return new Database(file, lock, settings, connector, beginning);
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

  private Session opened(boolean isAgain) throws SQLException {
    Session opened = Session.open(file, settings, connector);
    boolean isWhole = false;
    try {
      if (isAgain) {
        // What was only in the log, and perhaps never on the disk, is written where it belongs.
        opened.checkpoint();
      }
      opened.write(connection -> DuckDbSchema.migrate(connection, file.toString()));
      beginning.begin(opened);
      isWhole = true;
      return opened;
    } finally {
      if (!isWhole) {
        opened.close();
      }
    }
  }

  static FileChannel lock(Path dir, Path file) {
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

  Path file() {
    return file;
  }

  /** Reads what is soon found. */
  <T> T read(String what, Reading<T> reading) {
    Session by = toRead();
    return read(by, by.readers(), what, reading);
  }

  /** Reads what may take a pass over everything. */
  <T> T count(String what, Reading<T> reading) {
    Session by = toRead();
    return read(by, by.counters(), what, reading);
  }

  private <T> T read(Session by, Readers those, String what, Reading<T> reading) {
    try {
      return those.read(reading);
    } catch (SQLException e) {
      by.failed(e);
      throw failure(by, what, "", e);
    } catch (RejectedExecutionException e) {
      throw new StoreException(what + " failed: the store " + file + " is closed.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(what + " was broken off: nobody waits for it any more.", e);
    }
  }

  /** Everything that is written, or nothing; on disk when this returns. */
  void write(String what, Writing writing) {
    write(what, writing, () -> {});
  }

  /**
   * The same.
   *
   * @param stored done when it is, before anybody else writes or the file is opened again
   */
  void write(String what, Writing writing, Runnable stored) {
    this.writing.lock();
    try {
      Session by = toWrite();
      try {
        by.write(writing);
      } catch (SQLException e) {
        by.failed(e);
        throw failure(by, what, "Nothing of it was stored. ", e);
      }
      waitNanos = LEAST_WAIT_NANOS;
      stored.run();
    } finally {
      this.writing.unlock();
    }
  }

  /**
   * Copies the file, and what is only in its log, as they are between two transactions: nobody
   * writes meanwhile.
   *
   * @param to a folder
   * @param then done with the connection that writes, before anybody writes
   */
  void copy(Path to, Writing then) {
    writing.lock();
    try {
      Session by = toWrite();
      try {
        by.checkpoint();
        then.write(by.writer());
        copyFile(to.resolve(FILE));
        Path log = file.resolveSibling(FILE + ".wal");
        if (Files.exists(log) && Files.size(log) > 0) {
          Files.copy(log, to.resolve(FILE + ".wal"));
        }
      } catch (SQLException e) {
        by.failed(e);
        throw failure(by, "Copying", "", e);
      } catch (IOException e) {
        throw new StoreException("Copying the store " + file + " to " + to + " failed: " + e, e);
      }
    } finally {
      writing.unlock();
    }
  }

  private void copyFile(Path to) throws IOException {
    RandomAccessFile from = copied;
    if (from == null) {
      from = new RandomAccessFile(file.toFile(), "r");
      copied = from;
    }
    from.seek(0);
    byte[] bytes = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW)) {
      for (int read = from.read(bytes); read > 0; read = from.read(bytes)) {
        out.write(bytes, 0, read);
      }
    }
  }

  /** Who reads does not wait for an opening that somebody else is at. */
  private Session toRead() {
    Session current = session;
    if (!current.isLost()) {
      return current;
    }
    if (!writing.tryLock()) {
      throw new StoreException("The store " + file + " is being opened again after a failure.");
    }
    try {
      return toWrite();
    } finally {
      writing.unlock();
    }
  }

  /** The session that there is, or a new one; by who holds the lock. */
  private Session toWrite() {
    if (closed || !session.isLost()) {
      return session;
    }
    if (!why.isEmpty() && System.nanoTime() - triedNanos < waitNanos) {
      throw notOpened(null);
    }
    try {
      session.close();
    } catch (SQLException e) {
      // It was lost before.
    }
    try {
      session = opened(true);
      why = "";
      return session;
    } catch (SQLException | RuntimeException e) {
      why = OpenFailure.firstLine(e);
      triedNanos = System.nanoTime();
      waitNanos = Math.min(MOST_WAIT_NANOS, 2 * waitNanos);
      throw notOpened(e);
    }
  }

  private StoreException notOpened(@Nullable Exception cause) {
    String message =
        "The store "
            + file
            + " cannot be opened again yet: "
            + why
            + ". Nightjar goes on trying; if the disk is full or fails, mend that.";
    return cause == null ? new StoreException(message) : new StoreException(message, cause);
  }

  private StoreException failure(Session by, String what, String effect, SQLException cause) {
    return new StoreException(
        what
            + " failed in the store "
            + file
            + ": "
            + OpenFailure.firstLine(cause)
            + ". "
            + (by.isLost() ? "Nightjar opens the store again by itself. " : effect)
            + "If the disk is full or the file damaged, mend that.",
        cause);
  }

  /** Waits for those who read and write, then moves the write-ahead log into the file. */
  @Override
  public void close() {
    writing.lock();
    try {
      if (!closed) {
        closed = true;
        try (lock;
            RandomAccessFile _ = copied) {
          session.close();
        }
      }
    } catch (SQLException | IOException e) {
      throw new StoreException("closing failed in the store " + file + ": " + e.getMessage(), e);
    } finally {
      writing.unlock();
    }
  }
}
