package nightjar.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Runs statements. What comes from outside enters as a parameter, never as part of the SQL. */
public final class Sql {
  private Sql() {}

  /** Reads the row a result stands on. */
  public interface RowReader<T> {
    /** What of it is wanted. */
    T read(Row row) throws SQLException;
  }

  /** Takes the row a result stands on. */
  public interface RowTaker {
    /** Makes use of it. */
    void take(Row row) throws SQLException;
  }

  /** All rows of an answer. */
  public static <T> List<T> list(
      Connection connection, String sql, RowReader<T> reader, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, parameters);
      return all(statement, reader);
    }
  }

  /** Gives the rows of an answer one at a time, where there may be a million. */
  public static void each(Connection connection, String sql, RowTaker taker, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, parameters);
      Read.<Boolean>cancellable(
          statement,
          () -> {
            take(statement, taker);
            return List.of();
          });
    }
  }

  /** Runs a statement that answers nothing, or whose answer is of no interest. */
  public static void run(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, parameters);
      statement.execute();
    }
  }

  /** Sets parameters, texts as {@link Texts#toColumn}. */
  public static void set(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      Object value = parameters[i];
      statement.setObject(i + 1, value instanceof String text ? Texts.toColumn(text) : value);
    }
  }

  /** All rows of a statement's answer; the read it is part of, if it is, can break it off. */
  public static <T> List<T> all(PreparedStatement statement, RowReader<T> reader)
      throws SQLException {
    return Read.cancellable(
        statement,
        () -> {
          List<T> values = new ArrayList<>();
          take(statement, row -> values.add(reader.read(row)));
          return values;
        });
  }

  private static void take(PreparedStatement statement, RowTaker taker) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      Row row = new Row(rows);
      while (rows.next()) {
        taker.take(row);
      }
    }
  }
}
