package nightjar.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The row an answer stands on, by places from 1. Texts are as they were before they were stored.
 */
public final class Row {
  private final ResultSet row;

  Row(ResultSet row) {
    this.row = row;
  }

  /** A text that is there; null is for {@link #optional}. */
  public String getString(int place) throws SQLException {
    return Texts.fromColumn(row.getString(place));
  }

  /** A text, if there is one. */
  public Optional<String> optional(int place) throws SQLException {
    return Optional.ofNullable(row.getString(place)).map(Texts::fromColumn);
  }

  /** A number; 0 for none. */
  public long getLong(int place) throws SQLException {
    return row.getLong(place);
  }

  /** A number; 0 for none. */
  public int getInt(int place) throws SQLException {
    return row.getInt(place);
  }

  List<Long> longs(int place) throws SQLException {
    return array(place).map(Long.class::cast).toList();
  }

  List<String> texts(int place) throws SQLException {
    return array(place).map(String.class::cast).map(Texts::fromColumn).toList();
  }

  private Stream<Object> array(int place) throws SQLException {
    return Arrays.stream((Object[]) row.getArray(place).getArray());
  }
}
