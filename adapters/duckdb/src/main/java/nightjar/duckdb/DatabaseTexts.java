package nightjar.duckdb;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nightjar.sql.PathStates;
import nightjar.sql.Sql;
import nightjar.store.KeptFact;
import nightjar.store.Seal;
import nightjar.store.Sealed;

/**
 * Copies the tables of a database that is attached as {@code old} to those of the one that is open,
 * without texts that are to go. Inside the caller's transaction.
 */
final class DatabaseTexts {
  private final Connection connection;
  private final ErasedTexts texts;
  private final Seal seal;
  private long changed;

  DatabaseTexts(Connection connection, ErasedTexts texts, Seal seal) {
    this.connection = connection;
    this.texts = texts;
    this.seal = seal;
  }

  /** How many texts became others. */
  long changed() {
    return changed;
  }

  /** Copies all tables but some, and how far the store is. */
  void copy(Set<String> but) throws SQLException {
    Map<String, List<String>> columns = new TreeMap<>();
    Sql.list(
        connection,
        """
        SELECT table_name, column_name FROM duckdb_columns()
        WHERE database_name = 'old' AND NOT internal
          AND table_name IN (SELECT table_name FROM duckdb_tables() WHERE database_name = 'old')
        ORDER BY column_index
        """,
        row ->
            columns
                .computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                .add(row.getString(2)));
    columns.keySet().removeAll(but);
    List<StoreTexts.TextColumn> holding = holding();
    for (Map.Entry<String, List<String>> table : columns.entrySet()) {
      copy(table.getKey(), table.getValue(), holding);
    }
    Sql.run(connection, "UPDATE meta SET arrival = (SELECT arrival FROM old.main.meta)");
  }

  /** Columns in which one of the texts is. */
  private List<StoreTexts.TextColumn> holding() throws SQLException {
    List<StoreTexts.TextColumn> holding = new ArrayList<>();
    for (StoreTexts.TextColumn each : StoreTexts.columns(connection, "'old'")) {
      String value =
          each.isList() ? "array_to_string(" + each.column() + ", chr(0))" : each.column();
      String any =
          texts.texts().stream()
              .map(_ -> "contains(" + value + ", ?)")
              .collect(Collectors.joining(" OR "));
      if (!any.isEmpty()) {
        long found =
            Sql.list(
                    connection,
                    "SELECT count(*) FROM old.main." + each.table() + " WHERE " + any,
                    row -> row.getLong(1),
                    texts.texts().toArray())
                .getFirst();
        changed += found;
        if (found > 0) {
          holding.add(each);
        }
      }
    }
    return holding;
  }

  private void copy(String table, List<String> columns, List<StoreTexts.TextColumn> holding)
      throws SQLException {
    List<String> values = new ArrayList<>();
    List<Object> parameters = new ArrayList<>();
    for (String column : columns) {
      boolean isPlain = holding.contains(new StoreTexts.TextColumn(table, column, false));
      boolean isList = holding.contains(new StoreTexts.TextColumn(table, column, true));
      if (isPlain || isList) {
        parameters.addAll(texts.parameters());
      }
      values.add(
          isList
              ? "[" + texts.sql("each") + " FOR each IN " + column + "]"
              : isPlain ? texts.sql(column) : column);
    }
    Sql.run(
        connection,
        "INSERT INTO %s(%s) SELECT %s FROM old.main.%s"
            .formatted(table, String.join(", ", columns), String.join(", ", values), table),
        parameters.toArray());
  }

  /**
   * Forgets what detection knew where a text was in it: a part of it would lead elsewhere, and what
   * it knew is learnt again.
   *
   * @return how many states that were
   */
  int forgetStates() throws SQLException {
    for (String text : texts.texts()) {
      Sql.run(
          connection,
          """
          DELETE FROM positions WHERE source IN
            (SELECT source FROM old.main.positions WHERE contains(position, ?))
          """,
          text);
    }
    int forgotten = 0;
    for (long arrival :
        Sql.list(connection, "SELECT arrival FROM old.main.checkpoints", row -> row.getLong(1))) {
      String model = "SELECT model FROM old.main.checkpoints WHERE arrival = ?";
      if (isIn(Sql.list(connection, model, row -> row.getString(1), arrival))) {
        Sql.run(connection, "DELETE FROM checkpoints WHERE arrival = ?", arrival);
        forgotten++;
      }
    }
    if (isIn(Sql.list(connection, "SELECT memory FROM old.main.path", row -> row.getString(1)))) {
      Sql.run(connection, "UPDATE path SET memory = '{}'");
      forgotten++;
    }
    return forgotten;
  }

  /** Seals what people said about patterns again, without the texts. */
  void editFacts() throws SQLException {
    for (KeptFact fact : PathStates.facts(connection)) {
      try {
        String said = seal.open(fact.document());
        if (texts.isIn(said)) {
          Sql.run(
              connection,
              "UPDATE pattern_facts SET document = ? WHERE version = ?",
              seal.seal(texts.without(said)).characters(),
              fact.version());
          changed++;
        }
      } catch (IOException e) {
        // Nobody can read it.
      }
    }
  }

  /** Is one of the texts in what is sealed, as far as anybody can tell? */
  private boolean isIn(List<String> sealed) {
    for (String each : sealed) {
      try {
        if (texts.isIn(seal.open(new Sealed(each)))) {
          return true;
        }
      } catch (IOException e) {
        return !texts.texts().isEmpty(); // nobody can use it either
      }
    }
    return false;
  }
}
