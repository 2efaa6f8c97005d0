package nightjar.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What PostgreSQL says in its own way, from version 17 on. */
final class PostgresDialect implements Dialect {
  @Override
  public String text() {
    return "TEXT COLLATE \"pg_c_utf8\"";
  }

  @Override
  public String tinyint() {
    return "SMALLINT";
  }

  @Override
  public void append(Connection writer, String table, List<List<Object>> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    String places = String.join(", ", Collections.nCopies(rows.getFirst().size(), "?"));
    try (PreparedStatement statement =
        writer.prepareStatement("INSERT INTO " + table + " VALUES (" + places + ")")) {
      for (List<Object> row : rows) {
        for (int i = 0; i < row.size(); i++) {
          statement.setObject(i + 1, value(writer, row.get(i)));
        }
        statement.addBatch();
      }
      var _ = statement.executeBatch();
    }
  }

  private static Object value(Connection writer, Object value) throws SQLException {
    return switch (value) {
      case String text -> Texts.toColumn(text);
      case long[] numbers ->
          writer.createArrayOf("bigint", Arrays.stream(numbers).boxed().toArray());
      case List<?> texts ->
          writer.createArrayOf(
              "text", texts.stream().map(text -> Texts.toColumn((String) text)).toArray());
      default -> value;
    };
  }
}
