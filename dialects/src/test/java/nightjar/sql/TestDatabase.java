package nightjar.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** Where the shared statements are tried. */
public interface TestDatabase {
  /** A connection to an empty database of its own; who asks closes it. */
  Connection connect() throws SQLException;

  Dialect dialect();
}
