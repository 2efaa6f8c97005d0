package nightjar.duckdb;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import nightjar.sql.Dialect;
import nightjar.sql.RollupsContract;
import nightjar.sql.SchemaContract;
import nightjar.sql.TablesContract;
import nightjar.sql.TestDatabase;
import nightjar.sql.TextsContract;
import org.junit.jupiter.api.Nested;

/** The shared statements in DuckDB. */
class DuckDbDialectTest {
  private static final TestDatabase DATABASE = new InMemory(DuckDbDialect.DIALECT);

  private record InMemory(Dialect dialect) implements TestDatabase {
    @Override
    public Connection connect() throws SQLException {
      return DriverManager.getConnection("jdbc:duckdb:");
    }
  }

  @Nested
  class Tables extends TablesContract {
    Tables() {
      super(DATABASE);
    }
  }

  @Nested
  class InTexts extends TextsContract {
    InTexts() {
      super(DATABASE);
    }
  }

  @Nested
  class TheSchema extends SchemaContract {
    TheSchema() {
      super(DATABASE);
    }
  }

  @Nested
  class OverRollups extends RollupsContract {
    OverRollups() {
      super(DATABASE);
    }
  }
}
