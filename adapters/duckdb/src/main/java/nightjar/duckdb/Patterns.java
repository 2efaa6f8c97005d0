package nightjar.duckdb;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nightjar.store.PatternRow;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Patterns as rows of the table {@code patterns}; thousands may change in one commit. */
final class Patterns {
  private Patterns() {}

  /** Makes the table, of this connection alone, that changed patterns go through. */
  static void prepare(Connection writer) throws SQLException {
    Sql.run(writer, "CREATE TEMP TABLE changed_patterns AS FROM patterns LIMIT 0");
    Sql.run(writer, "CREATE TEMP TABLE gone_patterns(id VARCHAR)");
  }

  static void replace(DuckDBConnection writer, List<PatternRow> patterns, List<String> gone)
      throws SQLException {
    if (patterns.isEmpty() && gone.isEmpty()) {
      return;
    }
    Set<String> ids = new HashSet<>(gone);
    try (DuckDBAppender appender = writer.createAppender("temp", "main", "changed_patterns")) {
      for (PatternRow pattern : patterns) {
        append(appender, pattern);
        ids.add(pattern.id());
      }
    }
    try (DuckDBAppender appender = writer.createAppender("temp", "main", "gone_patterns")) {
      for (String id : ids) {
        appender.beginRow();
        appender.append(Texts.storable(id));
        appender.endRow();
      }
    }
    Sql.run(writer, "DELETE FROM patterns WHERE id IN (SELECT id FROM gone_patterns)");
    Sql.run(writer, "INSERT INTO patterns FROM changed_patterns");
    Sql.run(writer, "DELETE FROM changed_patterns");
    Sql.run(writer, "DELETE FROM gone_patterns");
  }

  private static void append(DuckDBAppender appender, PatternRow pattern) throws SQLException {
    appender.beginRow();
    appender.append(Texts.storable(pattern.id()));
    appender.append(Texts.storable(pattern.text()));
    appender.append((byte) pattern.severity());
    appender.append(pattern.shapes().stream().mapToLong(Long::longValue).toArray());
    appender.append(pattern.firstNanos());
    appender.append(pattern.lastNanos());
    appender.append(pattern.count());
    appender.append(Texts.storable(pattern.sample()));
    appender.append(Texts.storable(pattern.title()));
    appender.append(pattern.aliases().stream().map(Texts::storable).toList());
    appender.endRow();
  }

  static List<PatternRow> all(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        "SELECT id, text, severity, shapes, first_ns, last_ns, count, sample, title, aliases"
            + " FROM patterns ORDER BY id",
        Patterns::read);
  }

  private static PatternRow read(ResultSet row) throws SQLException {
    return new PatternRow(
        row.getString(1),
        row.getString(2),
        row.getInt(3),
        list(row.getArray(4), Long.class),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        row.getString(8),
        row.getString(9),
        list(row.getArray(10), String.class));
  }

  private static <T> List<T> list(Array array, Class<T> type) throws SQLException {
    return Arrays.stream((Object[]) array.getArray()).map(type::cast).toList();
  }
}
