package nightjar.sql;

import java.sql.Connection;
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
public final class Sources {
  private static final long BATCH_NANOS = Duration.ofDays(1).toNanos();

  private Sources() {}

  /** Says how far some sources were read. */
  public static void replacePositions(Connection writer, Map<String, String> positions)
      throws SQLException {
    for (Map.Entry<String, String> entry : positions.entrySet()) {
      Sql.run(writer, "DELETE FROM positions WHERE source = ?", entry.getKey());
      Sql.run(writer, "INSERT INTO positions VALUES (?, ?)", entry.getKey(), entry.getValue());
    }
  }

  /** How far each source was read. */
  public static Map<String, String> positions(Connection connection) throws SQLException {
    Map<String, String> positions = new HashMap<>();
    Sql.each(
        connection,
        "SELECT source, position FROM positions",
        row -> positions.put(row.getString(1), row.getString(2)));
    return positions;
  }

  /** Adds keys of batches, with the arrivals they came in. */
  public static void addBatches(Connection writer, Map<String, Long> batches, long nowNanos)
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

  /** Forgets what is older than a day. */
  public static void forgetBatches(Connection writer, long nowNanos) throws SQLException {
    Sql.run(writer, "DELETE FROM batches WHERE stored_ns < ?", nowNanos - BATCH_NANOS);
  }

  /** The arrival a batch came in, for a day. */
  public static Optional<Long> batch(Connection connection, String key, long nowNanos)
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

  /** Gives keys of the last day with their arrivals, latest first, one at a time. */
  public static void batches(
      Connection connection, int most, ObjLongConsumer<String> each, long nowNanos)
      throws SQLException {
    Sql.each(
        connection,
        "SELECT key, arrival FROM batches WHERE stored_ns >= ? ORDER BY arrival DESC, key LIMIT ?",
        row -> each.accept(row.getString(1), row.getLong(2)),
        nowNanos - BATCH_NANOS,
        most);
  }

  /** Adds marks on the axis of time. */
  public static void addMarkers(Connection writer, List<Marker> markers) throws SQLException {
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

  /** Those of a range, in order of time, at most a thousand. */
  public static List<Marker> markers(Connection connection, TimeRange range) throws SQLException {
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
