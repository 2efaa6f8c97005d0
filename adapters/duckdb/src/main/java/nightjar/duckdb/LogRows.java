package nightjar.duckdb;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import nightjar.store.LogRow;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Records as rows of the table {@code logs}. */
final class LogRows {
  static final String COLUMNS =
      "number, time_ns, observed_ns, severity, service, source, line, shape, text, message_from,"
          + " message_to, redactions, arrival";

  private LogRows() {}

  static void append(DuckDBConnection connection, List<LogRow> rows) throws SQLException {
    try (DuckDBAppender appender = connection.createAppender("main", "logs")) {
      for (LogRow row : rows) {
        appender.beginRow();
        appender.append(row.number());
        appender.append(row.timeNanos());
        appender.append(row.observedNanos());
        appender.append((byte) row.severity());
        appender.append(Texts.storable(row.service()));
        appender.append(Texts.storable(row.source()));
        appender.append(row.line());
        appender.append(row.shape());
        appender.append(Texts.storable(row.text()));
        appender.append(row.messageFrom());
        appender.append(row.messageTo());
        appender.append(row.redactions());
        appender.append(row.arrival());
        appender.endRow();
      }
    }
  }

  /** The records with these numbers, lowest first. */
  static List<LogRow> of(Connection connection, Collection<Long> numbers) throws SQLException {
    if (numbers.isEmpty()) {
      return List.of();
    }
    // The bounds are what lets DuckDB pass over the rest of the table.
    String sql =
        "SELECT %s FROM logs WHERE number BETWEEN %d AND %d AND number IN (%s) ORDER BY number"
            .formatted(
                COLUMNS,
                Collections.min(numbers),
                Collections.max(numbers),
                numbers.stream().map(String::valueOf).collect(Collectors.joining(",")));
    return Sql.list(connection, sql, LogRows::read);
  }

  static LogRow read(ResultSet row) throws SQLException {
    return new LogRow(
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        row.getInt(4),
        row.getString(5),
        row.getString(6),
        row.getLong(7),
        row.getLong(8),
        row.getString(9),
        row.getInt(10),
        row.getInt(11),
        row.getInt(12),
        row.getLong(13));
  }
}
