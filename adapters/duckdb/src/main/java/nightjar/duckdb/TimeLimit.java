package nightjar.duckdb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import nightjar.sql.Read;
import nightjar.sql.Sql;

/** The time one question may take, over all its statements. One thread, and those that help it. */
final class TimeLimit {
  private final ScheduledExecutorService clock;
  private final long endNanos;
  private volatile boolean isEnded;

  TimeLimit(ScheduledExecutorService clock, Duration most) {
    this.clock = clock;
    this.endNanos = System.nanoTime() + most.toNanos();
  }

  /** No time is left. */
  static final class TimeUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TimeUp() {
      super("no time is left", null, false, false);
    }
  }

  /**
   * Looks whether to go on, between two steps of some milliseconds at most.
   *
   * @throws TimeUp if no time is left
   * @throws SQLException if nobody waits for the answer any more
   */
  void check() throws SQLException {
    Read.checkBrokenOff();
    if (isOver()) {
      throw new TimeUp();
    }
  }

  /** The question is answered: whoever is at it still may stop. */
  void end() {
    isEnded = true;
  }

  private boolean isOver() {
    return isEnded || endNanos - System.nanoTime() <= 0;
  }

  /** All rows of a statement's answer; empty if time was up before it was whole. */
  <T> Optional<List<T>> list(
      Connection connection, String sql, List<Object> parameters, Sql.RowReader<T> reader)
      throws SQLException {
    long left = endNanos - System.nanoTime();
    if (left <= 0) {
      return Optional.empty();
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Sql.set(statement, parameters.toArray());
      Alarm alarm = new Alarm(statement);
      Future<?> set = clock.schedule(alarm::ring, left, TimeUnit.NANOSECONDS);
      try {
        return Optional.of(Sql.all(statement, reader));
      } catch (SQLException e) {
        if (alarm.turnOff()) {
          return Optional.empty();
        }
        throw e;
      } finally {
        set.cancel(false);
        alarm.turnOff();
      }
    }
  }

  /** Cancels a statement, but never the one that uses its connection next. */
  private static final class Alarm {
    private final PreparedStatement statement;
    private boolean off;
    private boolean rang;

    Alarm(PreparedStatement statement) {
      this.statement = statement;
    }

    synchronized void ring() {
      if (!off) {
        rang = true;
        try {
          statement.cancel();
        } catch (SQLException e) {
          // It is over already.
        }
      }
    }

    /** Had it rung? */
    synchronized boolean turnOff() {
      off = true;
      return rang;
    }
  }
}
