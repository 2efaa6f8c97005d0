package nightjar.duckdb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjLongConsumer;
import nightjar.TimeRange;
import nightjar.store.Marker;

/** What is kept about where records come from: positions, batches taken, markers. */
final class Sources {
  private static final long BATCH_NANOS = Duration.ofDays(1).toNanos();

  private Sources() {}

  static void replacePositions(Connection writer, Map<String, String> positions)
      throws SQLException {
    for (Map.Entry<String, String> entry : positions.entrySet()) {
      Sql.run(writer, "DELETE FROM positions WHERE source = ?", entry.getKey());
      Sql.run(writer, "INSERT INTO positions VALUES (?, ?)", entry.getKey(), entry.getValue());
    }
  }

  static Map<String, String> positions(Connection connection) throws SQLException {
    Map<String, String> positions = new HashMap<>();
    Sql.list(
        connection,
        "SELECT source, position FROM positions",
        row -> positions.put(row.getString(1), row.getString(2)));
    return positions;
  }

  static void addBatches(Connection writer, Map<String, Long> batches, long nowNanos)
      throws SQLException {
    for (Map.Entry<String, Long> entry : batches.entrySet()) {
      Sql.run(
          writer,
          "INSERT INTO batches VALUES (?, ?, ?)",
          entry.getKey(),
          entry.getValue(),
          nowNanos);
    }
  }

  static void forgetBatches(Connection writer, long nowNanos) throws SQLException {
    Sql.run(writer, "DELETE FROM batches WHERE stored_ns < ?", nowNanos - BATCH_NANOS);
  }

  static Optional<Long> batch(Connection connection, String key, long nowNanos)
      throws SQLException {
    return Sql.list(
            connection,
            "SELECT arrival FROM batches WHERE key = ? AND stored_ns >= ? ORDER BY arrival LIMIT 1",
            row -> row.getLong(1),
            key,
            nowNanos - BATCH_NANOS)
        .stream()
        .findFirst();
  }

  static void batches(Connection connection, int most, ObjLongConsumer<String> each, long nowNanos)
      throws SQLException {
    String sql =
        "SELECT key, arrival FROM batches WHERE stored_ns >= ? ORDER BY arrival DESC, key LIMIT ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Sql.set(statement, nowNanos - BATCH_NANOS, most);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          each.accept(rows.getString(1), rows.getLong(2)); // one at a time: there may be a million
        }
      }
    }
  }

  static void addMarkers(Connection writer, List<Marker> markers) throws SQLException {
    for (Marker marker : markers) {
      Sql.run(
          writer,
          "INSERT INTO markers VALUES (?, ?, ?, ?, ?, ?)",
          marker.number(),
          marker.nanos(),
          marker.kind(),
          marker.service(),
          marker.text(),
          marker.by());
    }
  }

  static List<Marker> markers(Connection connection, TimeRange range) throws SQLException {
    return Sql.list(
        connection,
        """
        SELECT number, time_ns, kind, service, text, by_whom FROM markers
        WHERE time_ns >= ? AND time_ns < ? ORDER BY time_ns, number LIMIT 1000
        """,
        row ->
            new Marker(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6)),
        range.fromNanos(),
        range.toNanos());
  }
}
