package nightjar.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nightjar.search.Candidate;
import nightjar.store.LogRow;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Counts of records per ten seconds, shape, service and severity group. A commit adds its own to
 * {@code rollup_recent}; when there are many of them they are summed up into {@code rollup}, so
 * that no row is ever changed.
 */
final class Rollups {
  private static final long MOST_RECENT = 100_000;

  private record Key(long slot, long shape, String service, int severityGroup) {}

  private Rollups() {}

  static long slot(long nanos) {
    return Math.floorDiv(nanos, Condition.SLOT_NANOS);
  }

  /** Adds the counts of new records; says how many rows that made. */
  static int append(DuckDBConnection connection, List<LogRow> rows) throws SQLException {
    return add(connection, rows, Long.MIN_VALUE, 1);
  }

  /**
   * Adds {@code each} for every record, from a slot on.
   *
   * @return how many rows that made
   */
  static int add(
      DuckDBConnection connection, Iterable<? extends Candidate> rows, long firstSlot, long each)
      throws SQLException {
    Map<Key, Long> counts = new HashMap<>();
    for (Candidate row : rows) {
      long slot = slot(row.timeNanos());
      if (slot >= firstSlot) {
        Key key = new Key(slot, row.shape(), row.service(), Counts.severityGroup(row.severity()));
        counts.merge(key, each, Long::sum);
      }
    }
    try (DuckDBAppender appender = connection.createAppender("main", "rollup_recent")) {
      for (Map.Entry<Key, Long> entry : counts.entrySet()) {
        Key key = entry.getKey();
        appender.beginRow();
        appender.append(key.slot());
        appender.append(key.shape());
        appender.append(Texts.storable(key.service()));
        appender.append((byte) key.severityGroup());
        appender.append(entry.getValue().longValue());
        appender.endRow();
      }
    }
    return counts.size();
  }

  /** Sums up what is recent if there is much of it; says how many rows are recent then. */
  static long merge(Connection connection, long recent) throws SQLException {
    if (recent < MOST_RECENT) {
      return recent;
    }
    mergeAll(connection);
    return 0;
  }

  /** Sums up what is recent. */
  static void mergeAll(Connection connection) throws SQLException {
    Sql.run(
        connection,
        """
        INSERT INTO rollup SELECT slot, shape, service, severity_group, sum(count)::BIGINT
        FROM rollup_recent GROUP BY ALL ORDER BY slot
        """);
    Sql.run(connection, "DELETE FROM rollup_recent");
  }

  /** Forgets everything before a slot. */
  static void forgetBefore(Connection connection, long slot) throws SQLException {
    Sql.run(connection, "DELETE FROM rollup WHERE slot < ?", slot);
    Sql.run(connection, "DELETE FROM rollup_recent WHERE slot < ?", slot);
  }

  /** Forgets everything. */
  static void clear(Connection connection) throws SQLException {
    Sql.run(connection, "DELETE FROM rollup");
    Sql.run(connection, "DELETE FROM rollup_recent");
  }

  static long recent(Connection connection) throws SQLException {
    return Sql.list(connection, "SELECT count(*) FROM rollup_recent", row -> row.getLong(1))
        .getFirst();
  }
}
