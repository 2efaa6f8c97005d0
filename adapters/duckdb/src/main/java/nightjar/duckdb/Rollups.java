package nightjar.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /** Adds the counts of new records; says how many rows that made. */
  static int append(DuckDBConnection connection, List<LogRow> rows) throws SQLException {
    Map<Key, Long> counts = new HashMap<>();
    for (LogRow row : rows) {
      Key key =
          new Key(
              Math.floorDiv(row.timeNanos(), Condition.SLOT_NANOS),
              row.shape(),
              row.service(),
              Counts.severityGroup(row.severity()));
      counts.merge(key, 1L, Long::sum);
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
    Sql.run(
        connection,
        """
        INSERT INTO rollup SELECT slot, shape, service, severity_group, sum(count)::BIGINT
        FROM rollup_recent GROUP BY ALL ORDER BY slot
        """);
    Sql.run(connection, "DELETE FROM rollup_recent");
    return 0;
  }

  static long recent(Connection connection) throws SQLException {
    return Sql.list(connection, "SELECT count(*) FROM rollup_recent", row -> row.getLong(1))
        .getFirst();
  }
}
