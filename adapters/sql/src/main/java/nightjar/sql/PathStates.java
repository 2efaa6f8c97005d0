package nightjar.sql;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nightjar.pattern.PatternFact;
import nightjar.pattern.PatternFactJson;
import nightjar.store.DeadLetter;
import nightjar.store.LineCounts;
import nightjar.store.PathState;
import nightjar.store.StoreException;

/** What decides how the path goes on: its state, ids handed out, facts, and what is left out. */
public final class PathStates {
  private PathStates() {}

  /** Says how far the path is. */
  public static void replace(Connection writer, PathState path) throws SQLException {
    Sql.run(writer, "DELETE FROM path");
    Sql.run(
        writer,
        "INSERT INTO path VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        path.origin(),
        path.judgedNanos(),
        path.checkpointNanos(),
        path.countedNanos(),
        path.memory(),
        path.lines().taken(),
        path.lines().stored(),
        path.lines().rejected(),
        path.lines().sinceNanos());
  }

  /** How far the path is, if anybody said so. */
  public static Optional<PathState> path(Connection connection) throws SQLException {
    return Sql.list(
            connection,
            "SELECT origin, judged_ns, checkpoint_ns, counted_ns, memory, lines_taken, lines_stored,"
                + " lines_rejected, lines_since_ns FROM path",
            row ->
                new PathState(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getString(5),
                    new LineCounts(row.getLong(6), row.getLong(7), row.getLong(8), row.getLong(9))))
        .stream()
        .findFirst();
  }

  /** Adds ids that were handed out, with the shapes they are of. */
  public static void addIds(Connection writer, Map<Long, Long> ids) throws SQLException {
    for (Map.Entry<Long, Long> entry : ids.entrySet()) {
      Sql.run(writer, "INSERT INTO pattern_ids VALUES (?, ?)", entry.getKey(), entry.getValue());
    }
  }

  /** All ids that were handed out. */
  public static Map<Long, Long> ids(Connection connection) throws SQLException {
    Map<Long, Long> ids = new HashMap<>();
    Sql.list(
        connection,
        "SELECT id, shape FROM pattern_ids",
        row -> ids.putIfAbsent(row.getLong(1), row.getLong(2)) == null);
    return ids;
  }

  /** Adds what people said of patterns. */
  public static void addFacts(Connection writer, List<PatternFact> facts) throws SQLException {
    for (PatternFact fact : facts) {
      Sql.run(
          writer,
          "INSERT INTO pattern_facts VALUES (?, ?)",
          fact.entry().version(),
          PatternFactJson.text(fact));
    }
  }

  /**
   * In the order of their versions.
   *
   * @throws StoreException if one is damaged
   */
  public static List<PatternFact> facts(Connection connection) throws SQLException {
    return Sql.list(
            connection,
            "SELECT document FROM pattern_facts ORDER BY version",
            row -> row.getString(1))
        .stream()
        .map(PathStates::fact)
        .toList();
  }

  private static PatternFact fact(String document) {
    try {
      return PatternFactJson.of(document);
    } catch (IOException e) {
      throw new StoreException("A fact about patterns in the store is damaged: " + document, e);
    }
  }

  /** Adds arrivals that are left out. */
  public static void addDeadLetters(Connection writer, List<DeadLetter> letters)
      throws SQLException {
    for (DeadLetter letter : letters) {
      Sql.run(
          writer,
          "INSERT INTO dead_letters VALUES (?, ?, ?, ?, ?, ?, ?)",
          letter.arrival(),
          letter.source(),
          letter.nanos(),
          letter.lines(),
          letter.bytes(),
          letter.reason(),
          letter.sample());
    }
  }

  /** The latest ones, latest first. */
  public static List<DeadLetter> deadLetters(Connection connection, int most) throws SQLException {
    return Sql.list(
        connection,
        "SELECT arrival, source, time_ns, lines, bytes, reason, sample FROM dead_letters"
            + " ORDER BY arrival DESC LIMIT ?",
        row ->
            new DeadLetter(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getString(6),
                row.getString(7)),
        most);
  }

  /** How many there are, and of what size. */
  public static DeadLetter.Counts deadLetterCounts(Connection connection) throws SQLException {
    return Sql.list(
            connection,
            "SELECT count(*), CAST(coalesce(sum(lines), 0) AS BIGINT), CAST(coalesce(sum(bytes), 0) AS BIGINT)"
                + " FROM dead_letters",
            row -> new DeadLetter.Counts(row.getLong(1), row.getLong(2), row.getLong(3)))
        .getFirst();
  }
}
