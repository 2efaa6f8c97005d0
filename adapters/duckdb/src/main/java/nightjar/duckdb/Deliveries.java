package nightjar.duckdb;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import nightjar.store.Delivery;

/** Messages to targets, and what targets remember. */
final class Deliveries {
  private static final String COLUMNS =
      "number, target, incident, change, created_ns, due_ns, attempts, state, note";

  private Deliveries() {}

  static void add(Connection writer, List<Delivery> deliveries) throws SQLException {
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

  static void update(Connection writer, Delivery delivery) throws SQLException {
    Sql.run(
        writer,
        "UPDATE deliveries SET due_ns = ?, attempts = ?, state = ?, note = ? WHERE number = ?",
        delivery.dueNanos(),
        delivery.attempts(),
        word(delivery.state()),
        delivery.note(),
        delivery.number());
  }

  static List<Delivery> due(Connection connection, long nowNanos, int most) throws SQLException {
    return Sql.list(
        connection,
        "SELECT "
            + COLUMNS
            + " FROM deliveries WHERE state = 'pending' AND due_ns <= ? ORDER BY number LIMIT ?",
        Deliveries::read,
        nowNanos,
        most);
  }

  static List<Delivery> latest(Connection connection, int most) throws SQLException {
    return Sql.list(
        connection,
        "SELECT " + COLUMNS + " FROM deliveries ORDER BY number DESC LIMIT ?",
        Deliveries::read,
        most);
  }

  private static String word(Delivery.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static Delivery read(ResultSet row) throws SQLException {
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
