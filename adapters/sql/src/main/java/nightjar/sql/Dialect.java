package nightjar.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What each database says in its own way. Any thread. */
public interface Dialect {
  /**
   * Type of a column of texts. Its values compare by code point, in every place and language, and
   * its {@code lower} is that of each code point, as {@link Texts#folded} has it.
   */
  String text();

  /** Type of the smallest integers there are, -128 to 127 or more. */
  String tinyint();

  /**
   * Adds many rows in the way that is quick there, inside the caller's transaction.
   *
   * @param table also one that is this connection's alone
   * @param rows values in the order of the table's columns: {@code Long}, {@code Byte}, {@code
   *     String}, {@code long[]}, {@code List<String>}; texts become {@link Texts#toColumn}
   */
  void append(Connection writer, String table, List<List<Object>> rows) throws SQLException;
}
