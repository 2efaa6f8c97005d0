package nightjar.sql;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One read: a reader's thread runs it, another waits for it and breaks it off when it is
 * interrupted.
 */
public final class Read<T> extends FutureTask<T> {
  private static final ScopedValue<Read<?>> CURRENT = ScopedValue.newInstance();

  /**
   * DuckDB forgets a cancellation that comes just before a statement begins: it is said again.
   * PostgreSQL does so as well, and its driver says it once a statement: an adapter must end such a
   * statement by other means, such as a time limit of the server.
   */
  private static final long AGAIN_MILLIS = 5;

  private boolean isBegun;
  private boolean isBrokenOff;
  private @Nullable Statement statement;

  /** What a reader's thread is to do. */
  public Read(Callable<T> reading) {
    super(reading);
  }

  /** Runs a statement so that the read it belongs to, if it is part of one, can be broken off. */
  public static <T> List<T> cancellable(Statement statement, Rows<T> rows) throws SQLException {
    return CURRENT.isBound() ? CURRENT.get().during(statement, rows) : rows.all();
  }

  /** Ends the read this is part of, if it is to be broken off: for work between statements. */
  public static void checkBrokenOff() throws SQLException {
    if (CURRENT.isBound()) {
      CURRENT.get().check();
    }
  }

  private synchronized void check() throws SQLException {
    if (isBrokenOff) {
      throw new SQLException("the read was broken off");
    }
  }

  /** Runs a statement to its end. */
  public interface Rows<T> {
    /** Its rows. */
    List<T> all() throws SQLException;
  }

  private <R> List<R> during(Statement running, Rows<R> rows) throws SQLException {
    execute(running);
    try {
      return rows.all();
    } finally {
      execute(null);
    }
  }

  private synchronized void execute(@Nullable Statement next) throws SQLException {
    statement = next;
    if (isBrokenOff && next != null) {
      statement = null;
      throw new SQLException("the read was broken off");
    }
  }

  @Override
  public void run() {
    synchronized (this) {
      isBegun = true;
      if (isBrokenOff) {
        return;
      }
    }
    ScopedValue.where(CURRENT, this).run(super::run);
  }

  /**
   * What was read.
   *
   * @throws InterruptedException if this thread was interrupted; the read has ended then
   */
  public T await() throws SQLException, InterruptedException {
    try {
      return get();
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } catch (InterruptedException e) {
      breakOff();
      throw e;
    }
  }

  /** The failure of other work, thrown again if it is none of the database. */
  public static SQLException rethrown(@Nullable Throwable cause) {
    return switch (cause) {
      case SQLException failure -> failure;
      case RuntimeException failure -> throw failure;
      case Error failure -> throw failure;
      case null, default -> throw new IllegalStateException(cause);
    };
  }

  /** Cancels until it is over: within a moment, as DuckDB looks for it between small steps. */
  private void breakOff() {
    while (cancelStatement() && !isDone()) {
      try {
        get(AGAIN_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException | InterruptedException | ExecutionException e) {
        // Asked again, or over.
      }
    }
  }

  /** Was the read begun? One that was not never will be. */
  private synchronized boolean cancelStatement() {
    isBrokenOff = true;
    if (statement != null) {
      try {
        statement.cancel();
      } catch (SQLException e) {
        // It is over already.
      }
    }
    return isBegun;
  }
}
