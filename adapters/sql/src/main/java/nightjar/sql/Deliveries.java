package nightjar.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nightjar.store.Delivery;

/** Messages to targets, and what targets remember. */
public final class Deliveries {
  private static final String COLUMNS =
      "number, target, incident, change, created_ns, due_ns, attempts, state, note";

  private Deliveries() {}

  /** Adds messages that are to be told. */
  public static void add(Connection writer, List<Delivery> deliveries) throws SQLException {
    for (Delivery delivery : deliveries) {
      Sql.run(
          writer,
          "INSERT INTO deliveries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
          delivery.number(),
          delivery.target(),
          delivery.incident(),
          delivery.change(),
          delivery.createdNanos(),
          delivery.dueNanos(),
          delivery.attempts(),
          word(delivery.state()),
          delivery.note());
    }
  }

  /** Says what became of one. */
  public static void update(Connection writer, Delivery delivery) throws SQLException {
    Sql.run(
        writer,
        "UPDATE deliveries SET due_ns = ?, attempts = ?, state = ?, note = ? WHERE number = ?",
        delivery.dueNanos(),
        delivery.attempts(),
        word(delivery.state()),
        delivery.note(),
        delivery.number());
  }

  /** Those that are pending and due, oldest first. */
  public static List<Delivery> due(Connection connection, long nowNanos, int most)
      throws SQLException {
    return Sql.list(
        connection,
        "SELECT "
            + COLUMNS
            + " FROM deliveries WHERE state = 'pending' AND due_ns <= ? ORDER BY number LIMIT ?",
        Deliveries::read,
        nowNanos,
        most);
  }

  /** Those of the greatest numbers, greatest first. */
  public static List<Delivery> latest(Connection connection, int most) throws SQLException {
    return Sql.list(
        connection,
        "SELECT " + COLUMNS + " FROM deliveries ORDER BY number DESC LIMIT ?",
        Deliveries::read,
        most);
  }

  /** What a target remembers under a key. */
  public static Optional<String> memory(Connection connection, String key) throws SQLException {
    return Sql.list(
            connection, "SELECT value FROM memory WHERE key = ?", row -> row.getString(1), key)
        .stream()
        .findFirst();
  }

  /** All that targets remember, by key. */
  public static Map<String, String> memories(Connection connection) throws SQLException {
    Map<String, String> memories = new TreeMap<>();
    Sql.each(
        connection,
        "SELECT key, value FROM memory",
        row -> memories.put(row.getString(1), row.getString(2)));
    return memories;
  }

  /** Replaces what a target remembers under a key. */
  public static void remember(Connection writer, String key, String value) throws SQLException {
    Sql.run(writer, "DELETE FROM memory WHERE key = ?", key);
    Sql.run(writer, "INSERT INTO memory VALUES (?, ?)", key, value);
  }

  private static String word(Delivery.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static Delivery read(Row row) throws SQLException {
    return new Delivery(
        row.getLong(1),
        row.getString(2),
        row.getLong(3),
        row.getString(4),
        row.getLong(5),
        row.getLong(6),
        row.getInt(7),
        Delivery.State.valueOf(row.getString(8).toUpperCase(Locale.ROOT)),
        row.getString(9));
  }
}
