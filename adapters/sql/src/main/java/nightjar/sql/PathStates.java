package nightjar.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nightjar.redact.Redacted;
import nightjar.store.DeadLetter;
import nightjar.store.KeptFact;
import nightjar.store.LineCounts;
import nightjar.store.PathState;
import nightjar.store.Sealed;

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
        path.memory().characters(),
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
                    new Sealed(row.getString(5)),
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
  public static void addFacts(Connection writer, List<KeptFact> facts) throws SQLException {
    for (KeptFact fact : facts) {
      Sql.run(
          writer,
          "INSERT INTO pattern_facts VALUES (?, ?, ?)",
          fact.version(),
          fact.document().characters(),
          fact.nanos());
    }
  }

  /** In the order of their versions. */
  public static List<KeptFact> facts(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        "SELECT version, at_ns, document FROM pattern_facts ORDER BY version",
        row -> new KeptFact(row.getLong(1), row.getLong(2), new Sealed(row.getString(3))));
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
          letter.reason().toString(),
          letter.sample().toString());
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
                Redacted.kept(row.getString(6)),
                Redacted.kept(row.getString(7))),
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
