package nightjar.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import nightjar.redact.Redacted;
import nightjar.store.DeadLetter;
import nightjar.store.KeptFact;
import nightjar.store.PatternRow;
import nightjar.store.Sealed;
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
        id,
        Redacted.kept("user <*>"),
        9,
        shapes,
        START,
        START + 5,
        count,
        Redacted.kept("user 1"),
        Redacted.kept("t"),
        List.of("x", "y"));
  }

  final void replace(List<PatternRow> patterns, List<String> gone) throws SQLException {
    Patterns.replace(dialect, connection, patterns, gone);
  }

  static KeptFact fact(long version, long nanos) {
    return new KeptFact(version, nanos, new Sealed("it's a \ud83e\udd89 of " + version));
  }

  static DeadLetter letter(long arrival) {
    return new DeadLetter(
        arrival,
        "app 'x'",
        START,
        3,
        1L << 40,
        Redacted.kept("why \0 not"),
        Redacted.kept("first line"));
  }
}
