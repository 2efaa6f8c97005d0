package nightjar.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nightjar.search.Candidate;
import nightjar.store.LogRow;

/**
 * Counts of records per ten seconds, shape, service and severity group. A commit adds its own to
 * {@code rollup_recent}; when there are many of them they are summed up into {@code rollup}, so
 * that no row is ever changed.
 */
public final class Rollups {
  private static final long MOST_RECENT = 100_000;
  private static final int SEVERITY_GROUPS = 7;

  private record Key(long slot, long shape, String service, int severityGroup) {
    List<Object> values(long count) {
      return List.of(slot, shape, service, (byte) severityGroup, count);
    }
  }

  private Rollups() {}

  /** Place of a severity number's group: 0 unspecified, 1 TRACE … 6 FATAL. */
  public static int severityGroup(int severity) {
    return Math.clamp((severity + 3) / 4, 0, SEVERITY_GROUPS - 1);
  }

  /** Number of the slot that a time lies in. */
  public static long slot(long nanos) {
    return Math.floorDiv(nanos, Condition.SLOT_NANOS);
  }

  /** Adds the counts of new records; says how many rows that made. */
  public static int append(Dialect dialect, Connection writer, List<LogRow> rows)
      throws SQLException {
    return add(dialect, writer, rows, Long.MIN_VALUE, 1);
  }

  /**
   * Adds {@code each} for every record, from a slot on.
   *
   * @return how many rows that made
   */
  public static int add(
      Dialect dialect,
      Connection writer,
      Iterable<? extends Candidate> rows,
      long firstSlot,
      long each)
      throws SQLException {
    Map<Key, Long> counts = new HashMap<>();
    for (Candidate row : rows) {
      long slot = slot(row.timeNanos());
      if (slot >= firstSlot) {
        Key key = new Key(slot, row.shape(), row.service(), severityGroup(row.severity()));
        counts.merge(key, each, Long::sum);
      }
    }
    dialect.append(
        writer,
        "rollup_recent",
        counts.entrySet().stream().map(entry -> entry.getKey().values(entry.getValue())).toList());
    return counts.size();
  }

  /** Sums up what is recent if there is much of it; says how many rows are recent then. */
  public static long merge(Connection connection, long recent) throws SQLException {
    if (recent < MOST_RECENT) {
      return recent;
    }
    mergeAll(connection);
    return 0;
  }

  /** Sums up what is recent. */
  public static void mergeAll(Connection connection) throws SQLException {
    Sql.run(
        connection,
        """
        INSERT INTO rollup SELECT slot, shape, service, severity_group, CAST(sum(count) AS BIGINT)
        FROM rollup_recent GROUP BY 1, 2, 3, 4 ORDER BY slot
        """);
    Sql.run(connection, "DELETE FROM rollup_recent");
  }

  /** Forgets everything before a slot. */
  public static void forgetBefore(Connection connection, long slot) throws SQLException {
    Sql.run(connection, "DELETE FROM rollup WHERE slot < ?", slot);
    Sql.run(connection, "DELETE FROM rollup_recent WHERE slot < ?", slot);
  }

  /** Forgets everything. */
  public static void clear(Connection connection) throws SQLException {
    Sql.run(connection, "DELETE FROM rollup");
    Sql.run(connection, "DELETE FROM rollup_recent");
  }

  /** How many rows are recent. */
  public static long recent(Connection connection) throws SQLException {
    return Sql.list(connection, "SELECT count(*) FROM rollup_recent", row -> row.getLong(1))
        .getFirst();
  }
}
