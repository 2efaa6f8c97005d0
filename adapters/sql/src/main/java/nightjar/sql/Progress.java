package nightjar.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** How far a store is: the row of the table {@code meta}. */
public final class Progress {
  private Progress() {}

  /** Number of the last arrival that is in; 0 for none. */
  public static long arrival(Connection connection) throws SQLException {
    return Sql.list(connection, "SELECT arrival FROM meta", row -> row.getLong(1)).getFirst();
  }

  /** Says that everything up to an arrival is in. */
  public static void arrival(Connection writer, long arrival) throws SQLException {
    Sql.run(writer, "UPDATE meta SET arrival = ?", arrival);
  }
}
