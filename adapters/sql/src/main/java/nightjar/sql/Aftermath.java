package nightjar.sql;

import java.sql.Connection;
import java.sql.SQLException;
import nightjar.store.LineCounts;
import nightjar.store.PathState;
import nightjar.store.Sealed;

/** What later arrivals led to, beside records and what is counted of them. */
public final class Aftermath {
  private Aftermath() {}

  /**
   * Takes it back, inside the caller's transaction.
   *
   * @param arrival the last one that stays
   * @param nanos when it came
   */
  public static void forget(Connection writer, long arrival, long nanos) throws SQLException {
    Sql.run(writer, "DELETE FROM incidents WHERE opened_ns > ?", nanos);
    Sql.run(writer, "DELETE FROM deliveries WHERE created_ns > ?", nanos);
    Sql.run(writer, "DELETE FROM markers WHERE number > ?", arrival);
    Sql.run(writer, "DELETE FROM batches WHERE arrival > ?", arrival);
    Sql.run(writer, "DELETE FROM dead_letters WHERE arrival > ?", arrival);
    Sql.run(writer, "DELETE FROM checkpoints WHERE arrival > ?", arrival);
    Sql.run(writer, "DELETE FROM pattern_facts WHERE at_ns > ?", nanos);
    Sealed nothing = new Sealed("{}");
    PathStates.replace(writer, new PathState(arrival, 0, nanos, 0, nothing, LineCounts.NONE));
    Progress.arrival(writer, arrival);
  }
}
