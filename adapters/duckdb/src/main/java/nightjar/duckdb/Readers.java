package nightjar.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import nightjar.sql.Read;
import org.duckdb.DuckDBConnection;

/**
 * Reads so many at a time, each on a connection that is its own meanwhile; more wait in order. Any
 * thread.
 *
 * <p>They run on threads of the operating system: DuckDB works in native code, which on a virtual
 * thread would hold its carrier, and with as many reads as processors no other call would go on.
 */
final class Readers {
  private final DuckDBConnection origin;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private final ThreadPoolExecutor threads;

  Readers(String name, int most, DuckDBConnection origin) {
    this.origin = origin;
    this.threads = WorkThreads.of("duckdb-" + name, most);
  }

  /**
   * Reads on another thread and waits for it.
   *
   * @throws InterruptedException if this thread is, or was, interrupted; the read has ended
   */
  <T> T read(Database.Reading<T> reading) throws SQLException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Read<T> read = new Read<>(() -> byConnection(reading));
    try {
      threads.execute(read);
    } catch (OutOfMemoryError e) {
      throw new SQLException("this machine gives no thread to read by", e);
    }
    return read.await();
  }

  private <T> T byConnection(Database.Reading<T> reading) throws SQLException {
    Connection pooled = idle.pollFirst();
    Connection connection = pooled == null ? origin.duplicate() : pooled;
    boolean whole = false;
    try {
      T value = reading.read(connection);
      idle.addFirst(connection);
      whole = true;
      return value;
    } finally {
      if (!whole) {
        connection.close();
      }
    }
  }

  /** Waits for the reads there are; nothing can be read any more. */
  void close() throws SQLException {
    threads.shutdown();
    boolean interrupted = false;
    while (!threads.isTerminated()) {
      try {
        var _ = threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    for (Connection connection : idle) {
      connection.close();
    }
  }
}
