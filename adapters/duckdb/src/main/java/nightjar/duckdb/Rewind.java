package nightjar.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import nightjar.store.LineCounts;
import nightjar.store.PathState;

/** Takes back what later arrivals led to, as far as it can be told apart. */
final class Rewind {
  private Rewind() {}

  /**
   * Takes back everything after an arrival, inside the caller's transaction. Sums and what patterns
   * count are made anew from the records that stay; costs a pass over them.
   */
  static void after(Connection writer, long arrival, long nanos) throws SQLException {
    Sql.run(writer, "DELETE FROM logs WHERE arrival > ?", arrival);
    Sql.run(writer, "DELETE FROM rollup");
    Sql.run(writer, "DELETE FROM rollup_recent");
    Sql.run(
        writer,
        """
        INSERT INTO rollup
        SELECT (time_ns - ((time_ns % 10000000000) + 10000000000) % 10000000000) // 10000000000
          AS slot, shape, service, ((severity + 3) // 4)::TINYINT, count(*)
        FROM logs GROUP BY ALL ORDER BY slot
        """); // as Rollups counts, ten seconds a slot
    patterns(writer);
    Sql.run(writer, "DELETE FROM incidents WHERE opened_ns > ?", nanos);
    Sql.run(writer, "DELETE FROM deliveries WHERE created_ns > ?", nanos);
    Sql.run(writer, "DELETE FROM markers WHERE number > ?", arrival);
    Sql.run(writer, "DELETE FROM batches WHERE arrival > ?", arrival);
    Sql.run(writer, "DELETE FROM dead_letters WHERE arrival > ?", arrival);
    Sql.run(writer, "DELETE FROM checkpoints WHERE arrival > ?", arrival);
    Sql.run(writer, "DELETE FROM pattern_facts WHERE (document->>'at_nanos')::BIGINT > ?", nanos);
    PathStates.replace(writer, new PathState(arrival, 0, nanos, 0, "{}", LineCounts.NONE));
    Sql.run(writer, "UPDATE meta SET arrival = ?", arrival);
  }

  /** Patterns keep their words; how often and when they were met follows from the records. */
  private static void patterns(Connection writer) throws SQLException {
    Sql.run(
        writer,
        """
        CREATE TEMP TABLE met AS
        SELECT id, count(*) AS count, min(time_ns) AS first_ns, max(time_ns) AS last_ns
        FROM (SELECT id, unnest(shapes) AS shape FROM patterns) p JOIN logs USING (shape)
        GROUP BY id
        """);
    Sql.run(writer, "DELETE FROM patterns WHERE id NOT IN (SELECT id FROM met)");
    Sql.run(
        writer,
        """
        UPDATE patterns SET count = met.count, first_ns = met.first_ns, last_ns = met.last_ns
        FROM met WHERE met.id = patterns.id
        """);
    Sql.run(writer, "DROP TABLE met");
  }
}
