package nightjar.duckdb;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import nightjar.sql.Dialect;
import nightjar.sql.SharedSqlContract;
import nightjar.sql.TestDatabase;

/** The shared statements in DuckDB. */
class DuckDbDialectTest extends SharedSqlContract {
  private static final TestDatabase DATABASE = new InMemory(DuckDbDialect.DIALECT);

  private record InMemory(Dialect dialect) implements TestDatabase {
    @Override
    public Connection connect() throws SQLException {
      return DriverManager.getConnection("jdbc:duckdb:");
    }
  }

  DuckDbDialectTest() {
    super(DATABASE);
  }
}
