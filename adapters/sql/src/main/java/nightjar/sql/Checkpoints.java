package nightjar.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import nightjar.store.Checkpoint;
import nightjar.store.PathState;
import nightjar.store.Sealed;

/**
 * Checkpoints: the latest ones, of older ones the fewer the older they are, and the one that the
 * path began at.
 */
public final class Checkpoints {
  private static final int MOST = 24;

  private Checkpoints() {}

  /** Adds one, in the place of one of the same arrival, and drops one where there are many. */
  public static void add(Connection writer, Checkpoint checkpoint) throws SQLException {
    Sql.run(writer, "DELETE FROM checkpoints WHERE arrival = ?", checkpoint.arrival());
    Sql.run(
        writer,
        "INSERT INTO checkpoints VALUES (?, ?, ?, ?)",
        checkpoint.arrival(),
        checkpoint.rows(),
        checkpoint.nanos(),
        checkpoint.model().characters());
    List<Long> arrivals =
        Sql.list(writer, "SELECT arrival FROM checkpoints ORDER BY arrival", row -> row.getLong(1));
    if (arrivals.size() > MOST) {
      long origin = PathStates.path(writer).map(PathState::origin).orElse(0L);
      Sql.run(writer, "DELETE FROM checkpoints WHERE arrival = ?", leastMissed(arrivals, origin));
    }
  }

  /** The one whose neighbours lie closest together for their age; never the first, last or kept. */
  private static long leastMissed(List<Long> arrivals, long kept) {
    long missed = arrivals.get(arrivals.get(1) == kept ? 2 : 1);
    double least = Double.POSITIVE_INFINITY;
    for (int i = 1; i < arrivals.size() - 1; i++) {
      double gap = arrivals.get(i + 1) - arrivals.get(i - 1);
      double relative = gap / (arrivals.getLast() - arrivals.get(i - 1));
      if (relative < least && arrivals.get(i) != kept) {
        least = relative;
        missed = arrivals.get(i);
      }
    }
    return missed;
  }

  /** In the order of their arrivals. */
  public static List<Checkpoint> all(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        "SELECT arrival, row_count, time_ns, model FROM checkpoints ORDER BY arrival",
        row ->
            new Checkpoint(
                row.getLong(1), row.getLong(2), row.getLong(3), new Sealed(row.getString(4))));
  }
}
