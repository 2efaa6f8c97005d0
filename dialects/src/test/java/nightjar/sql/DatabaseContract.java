package nightjar.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import nightjar.pattern.PatternFact;
import nightjar.store.DeadLetter;
import nightjar.store.PatternRow;
import nightjar.testkit.LogStoreContractRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An empty database for each test, with the shared tables in it, and things to put into them. */
abstract class DatabaseContract {
  static final long START = LogStoreContractRecords.START;

  final TestDatabase database;
  final Dialect dialect;
  Connection connection;

  DatabaseContract(TestDatabase database) {
    this.database = database;
    this.dialect = database.dialect();
  }

  @BeforeEach
  final void make() throws SQLException {
    connection = database.connect();
    Schema.create(connection, dialect);
    Patterns.prepare(connection);
  }

  @AfterEach
  final void close() throws SQLException {
    connection.close();
  }

  final long count(String table) throws SQLException {
    return Sql.list(connection, "SELECT count(*) FROM " + table, row -> row.getLong(1)).getFirst();
  }

  static PatternRow pattern(String id, long count, List<Long> shapes) {
    return new PatternRow(
        id, "user <*>", 9, shapes, START, START + 5, count, "user 1", "t", List.of("x", "y"));
  }

  final void replace(List<PatternRow> patterns, List<String> gone) throws SQLException {
    Patterns.replace(dialect, connection, patterns, gone);
  }

  static PatternFact fact(long version, long nanos) {
    return new PatternFact.Rename(
        new PatternFact.Entry(version, "ann", nanos), "user <*>", "it's a \ud83e\udd89");
  }

  static DeadLetter letter(long arrival) {
    return new DeadLetter(arrival, "app 'x'", START, 3, 1L << 40, "why \0 not", "first line");
  }
}
