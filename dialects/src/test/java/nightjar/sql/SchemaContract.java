package nightjar.sql;

import static nightjar.testkit.LogStoreContractRecords.incident;
import static nightjar.testkit.LogStoreContractRecords.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import nightjar.redact.Redacted;
import nightjar.store.Checkpoint;
import nightjar.store.DeadLetter;
import nightjar.store.Delivery;
import nightjar.store.LineCounts;
import nightjar.store.Marker;
import nightjar.store.PathState;
import nightjar.store.PatternRow;
import nightjar.store.Sealed;
import nightjar.store.StoreException;
import org.junit.jupiter.api.Test;

/** Tables are made and known again, and what is in them is taken back. */
public abstract class SchemaContract extends DatabaseContract {
  protected SchemaContract(TestDatabase database) {
    super(database);
  }

  @Test
  void tables_areMadeOnce_andHaveAVersion() throws SQLException {
    assertThat(Schema.version(connection, "here")).isEqualTo(Schema.VERSION);
    assertThat(Progress.arrival(connection)).isZero();
    Progress.arrival(connection, 17);
    assertThat(Progress.arrival(connection)).isEqualTo(17);

    Sql.run(connection, "UPDATE meta SET version = 99");
    assertThatThrownBy(() -> Schema.version(connection, "here"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("The store here has version 99")
        .hasMessageContaining("knows versions up to " + Schema.VERSION);
  }

  @Test
  void databaseOfOthers_isRefused_andAnEmptyOneIsNone() throws SQLException {
    Sql.run(connection, "DROP TABLE meta");
    assertThatThrownBy(() -> Schema.version(connection, "here"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("here has tables, but is not a store of Nightjar");

    try (var empty = database.connect()) {
      Sql.run(empty, "BEGIN");
      assertThat(Schema.version(empty, "here")).isZero();
      Schema.create(empty, dialect);
      Sql.run(empty, "ROLLBACK");
      assertThat(Schema.version(empty, "here")).isZero();
    }
  }

  @Test
  void whatLaterArrivalsLedTo_isTakenBack() throws SQLException {
    long arrival = 5;
    for (long at = arrival; at <= arrival + 1; at++) {
      long nanos = START + at - arrival;
      Deliveries.add(
          connection,
          List.of(new Delivery(at, "t", 1, "new", nanos, nanos, 0, Delivery.State.PENDING, "")));
      Sources.addMarkers(connection, List.of(new Marker(at, nanos, "deploy", "", "", "")));
      Sources.addBatches(connection, Map.of("k" + at, at), nanos);
      PathStates.addDeadLetters(connection, List.of(letter(at)));
      PathStates.addFacts(connection, List.of(fact(at, nanos)));
      Checkpoints.add(connection, new Checkpoint(at, 1, nanos, new Sealed("m")));
    }
    Incidents.replace(connection, List.of(incident(1, 40, "stays")));
    Progress.arrival(connection, arrival + 1);

    Aftermath.forget(connection, arrival, START);
    for (String table :
        List.of(
            "deliveries",
            "markers",
            "batches",
            "dead_letters",
            "pattern_facts",
            "checkpoints",
            "incidents")) {
      assertThat(count(table)).as(table).isEqualTo(1);
    }
    assertThat(PathStates.facts(connection)).containsExactly(fact(arrival, START));
    assertThat(Progress.arrival(connection)).isEqualTo(arrival);
    assertThat(PathStates.path(connection))
        .contains(new PathState(arrival, 0, START, 0, new Sealed("{}"), LineCounts.NONE));
    Aftermath.forget(connection, arrival, START - 1);
    assertThat(count("incidents")).isZero();
  }

  @Test
  void recordsThatGo_areNotQuotedAnyMore() throws SQLException {
    String text = "secret \"x\" of \u00e9 user 1";
    replace(
        List.of(
            new PatternRow(
                "p",
                Redacted.kept("t"),
                9,
                List.of(1L),
                1,
                1,
                1,
                Redacted.kept(text),
                Redacted.kept(""),
                List.of()),
            pattern("other", 1, List.of(2L))),
        List.of());
    PathStates.addDeadLetters(
        connection,
        List.of(
            new DeadLetter(1, "s", START, 1, 1, Redacted.kept("why"), Redacted.kept(text)),
            letter(2)));
    Incidents.replace(connection, List.of(incident(1, 40, "one")));
    Sql.run(
        connection,
        "UPDATE incidents SET document = ?",
        "{\"text\" : \"secret \\\"x\\\" of \\u00E9 user 1\"}");
    QuotedRecords quoted = new QuotedRecords();
    quoted.read(connection);

    quoted.gone(row(1, text));
    quoted.gone(row(2, "quoted nowhere"));
    assertThat(quoted.erase(connection)).isEqualTo(2); // as it is, and as JSON has it
    assertThat(Sql.list(connection, "SELECT document FROM incidents", row -> row.getString(1)))
        .containsExactly("{\"text\":\"[erased]\"}");
    assertThat(Patterns.all(connection))
        .extracting(row -> row.sample().toString())
        .containsExactlyInAnyOrder("[erased]", "user 1");
    assertThat(PathStates.deadLetters(connection, 9))
        .extracting(letter -> letter.sample().toString())
        .containsExactly("first line", "[erased]");
  }
}
