package nightjar.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import nightjar.sql.Dialect;
import nightjar.sql.Texts;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** What DuckDB says in its own way. */
final class DuckDbDialect implements Dialect {
  static final Dialect DIALECT = new DuckDbDialect();

  private DuckDbDialect() {}

  @Override
  public String text() {
    return "VARCHAR";
  }

  @Override
  public String tinyint() {
    return "TINYINT";
  }

  /** A statement for each row would cost some twenty times as much. */
  @Override
  public void append(Connection writer, String table, List<List<Object>> rows) throws SQLException {
    DuckDBConnection connection = writer.unwrap(DuckDBConnection.class);
    try (DuckDBAppender appender = connection.createAppender(table)) {
      for (List<Object> row : rows) {
        appender.beginRow();
        for (Object value : row) {
          append(appender, value);
        }
        appender.endRow();
      }
    }
  }

  private static void append(DuckDBAppender appender, Object value) throws SQLException {
    switch (value) {
      case Long number -> appender.append(number.longValue());
      case Byte number -> appender.append(number.byteValue());
      case String text -> appender.append(Texts.toColumn(text));
      case long[] numbers -> appender.append(numbers);
      case List<?> texts ->
          appender.append(texts.stream().map(text -> Texts.toColumn((String) text)).toList());
      default -> throw new IllegalArgumentException("no column holds a " + value.getClass());
    }
  }
}
