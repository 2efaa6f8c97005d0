package nightjar.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nightjar.redact.Redacted;
import nightjar.store.PatternRow;

/** Patterns as rows of the table {@code patterns}; thousands may change in one commit. */
public final class Patterns {
  private Patterns() {}

  /** Makes the table, of this connection alone, that changed patterns go through. */
  public static void prepare(Connection writer) throws SQLException {
    Sql.run(writer, "CREATE TEMP TABLE changed_patterns AS SELECT * FROM patterns LIMIT 0");
    Sql.run(writer, "CREATE TEMP TABLE gone_patterns AS SELECT id FROM patterns LIMIT 0");
  }

  /** Puts patterns in the place of those of the same id, and takes others away. */
  public static void replace(
      Dialect dialect, Connection writer, List<PatternRow> patterns, List<String> gone)
      throws SQLException {
    if (patterns.isEmpty() && gone.isEmpty()) {
      return;
    }
    Set<String> ids = new HashSet<>(gone);
    patterns.forEach(pattern -> ids.add(pattern.id()));
    dialect.append(writer, "changed_patterns", patterns.stream().map(Patterns::values).toList());
    dialect.append(writer, "gone_patterns", ids.stream().map(List::<Object>of).toList());
    Sql.run(writer, "DELETE FROM patterns WHERE id IN (SELECT id FROM gone_patterns)");
    Sql.run(writer, "INSERT INTO patterns SELECT * FROM changed_patterns");
    Sql.run(writer, "DELETE FROM changed_patterns");
    Sql.run(writer, "DELETE FROM gone_patterns");
  }

  private static List<Object> values(PatternRow pattern) {
    return List.of(
        pattern.id(),
        pattern.text().toString(),
        (byte) pattern.severity(),
        pattern.shapes().stream().mapToLong(Long::longValue).toArray(),
        pattern.firstNanos(),
        pattern.lastNanos(),
        pattern.count(),
        pattern.sample().toString(),
        pattern.title().toString(),
        pattern.aliases());
  }

  /** In the order of their ids. */
  public static List<PatternRow> all(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        "SELECT id, text, severity, shapes, first_ns, last_ns, count, sample, title, aliases"
            + " FROM patterns ORDER BY id",
        Patterns::read);
  }

  private static PatternRow read(Row row) throws SQLException {
    return new PatternRow(
        row.getString(1),
        Redacted.kept(row.getString(2)),
        row.getInt(3),
        row.longs(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        Redacted.kept(row.getString(8)),
        Redacted.kept(row.getString(9)),
        row.texts(10));
  }

  /**
   * Makes anew what patterns count, from the records there are; those without one go.
   *
   * @param met per shape: records, least and greatest event time
   */
  public static void recount(Dialect dialect, Connection writer, Map<Long, long[]> met)
      throws SQLException {
    Sql.run(
        writer,
        "CREATE TEMP TABLE met_shapes(shape BIGINT, count BIGINT, first_ns BIGINT, last_ns"
            + " BIGINT)");
    dialect.append(
        writer,
        "met_shapes",
        met.entrySet().stream().map(each -> values(each.getKey(), each.getValue())).toList());
    Sql.run(
        writer,
        """
        CREATE TEMP TABLE met AS
        SELECT id, CAST(sum(m.count) AS BIGINT) AS count, min(m.first_ns) AS first_ns,
          max(m.last_ns) AS last_ns
        FROM (SELECT id, unnest(shapes) AS shape FROM patterns) p JOIN met_shapes m USING (shape)
        GROUP BY id
        """);
    Sql.run(writer, "DELETE FROM patterns WHERE id NOT IN (SELECT id FROM met)");
    Sql.run(
        writer,
        """
        UPDATE patterns SET count = met.count, first_ns = met.first_ns, last_ns = met.last_ns
        FROM met WHERE met.id = patterns.id
        """);
    Sql.run(writer, "DROP TABLE met");
    Sql.run(writer, "DROP TABLE met_shapes");
  }

  private static List<Object> values(long shape, long[] met) {
    return List.of(shape, met[0], met[1], met[2]);
  }
}
