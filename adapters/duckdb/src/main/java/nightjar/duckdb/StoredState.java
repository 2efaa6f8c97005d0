package nightjar.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import nightjar.TimeRange;
import nightjar.store.LogRow;

/**
 * What is asked so often that it is kept in memory: how far the store is.
 *
 * @param arrival the last arrival that is in
 * @param rows number of the last record
 * @param firstNanos least event time; the greatest number there is if there is no record
 * @param lastNanos greatest event time
 */
record StoredState(long arrival, long rows, long firstNanos, long lastNanos) {
  static final StoredState EMPTY = new StoredState(0, 0, Long.MAX_VALUE, Long.MIN_VALUE);

  static StoredState read(Connection connection) throws SQLException {
    return Sql.list(
            connection,
            """
            SELECT (SELECT arrival FROM meta), coalesce(max(number), 0), min(time_ns), max(time_ns)
            FROM logs
            """,
            row ->
                new StoredState(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(2) == 0 ? Long.MAX_VALUE : row.getLong(3),
                    row.getLong(2) == 0 ? Long.MIN_VALUE : row.getLong(4)))
        .getFirst();
  }

  /** The state with more rows in. */
  StoredState with(long newArrival, List<LogRow> added) {
    long first = firstNanos;
    long last = lastNanos;
    for (LogRow row : added) {
      first = Math.min(first, row.timeNanos());
      last = Math.max(last, row.timeNanos());
    }
    return new StoredState(newArrival, rows + added.size(), first, last);
  }

  Optional<TimeRange> range() {
    return rows == 0
        ? Optional.empty()
        : Optional.of(new TimeRange(firstNanos, Math.addExact(lastNanos, 1)));
  }
}
