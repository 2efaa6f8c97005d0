package nightjar.duckdb;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nightjar.store.LogQuery;
import nightjar.store.Summary;
import nightjar.store.Summary.By;
import nightjar.store.Tally;
import nightjar.store.Volume;

/** Counts of records: from the roll-ups where they can tell, else from the records themselves. */
final class Counts {
  private static final Stretches NO_STRETCHES = new Stretches(0, 1, 0);

  private static final String ROLLUPS =
      "(SELECT * FROM rollup UNION ALL SELECT * FROM rollup_recent)";

  /** What retention let go is counted against it until its time has gone. */
  private static final String COUNTED = "HAVING sum(count) > 0";

  private final Connection connection;
  private final TimeLimit limit;
  private final RecordWalk walk;

  Counts(Connection connection, TimeLimit limit, RecordWalk walk) {
    this.connection = connection;
    this.limit = limit;
    this.walk = walk;
  }

  /** Place of a severity number's group: 0 unspecified, 1 TRACE … 6 FATAL. */
  static int severityGroup(int severity) {
    return Math.clamp((severity + 3) / 4, 0, Tallies.GROUPS - 1);
  }

  /** Takes a row of an answer. */
  private interface RowTaker {
    void take(ResultSet row) throws SQLException;
  }

  /** Can the roll-ups tell all of it? */
  static boolean areRolledUp(LogQuery query, Set<By> by, Stretches stretches) {
    return !by.contains(By.SOURCE)
        && (by.isEmpty() || Condition.isRolledUp(query))
        && isRolledUp(query, stretches);
  }

  /** Can the roll-ups tell how many lie in which stretch? */
  private static boolean isRolledUp(LogQuery query, Stretches stretches) {
    return stretches.count() == 0
        || (stretches.areRolledUp() && Condition.isRolledUp(stretches.within(query)));
  }

  /** All that is asked for: what the roll-ups cannot tell by one walk over the records. */
  Summary summary(LogQuery query, Set<By> by, Stretches stretches) throws SQLException {
    Set<By> walked = new HashSet<>(by);
    if (Condition.isRolledUp(query)) {
      walked.retainAll(Set.of(By.SOURCE));
    }
    boolean isVolumeKnown = isRolledUp(query, stretches);
    Tallies all = new Tallies(walked, isVolumeKnown ? NO_STRETCHES : stretches);
    boolean isWhole =
        (walked.isEmpty() && isVolumeKnown)
            || walk.count(walked.isEmpty() ? stretches.within(query) : query, all::of, all::add);
    boolean isKnown = !by.equals(walked);
    return new Summary(
        isKnown && by.contains(By.LEVEL)
            ? counted("severity_group", query, row -> row.getInt(1), Tallies.GROUPS)
            : Tally.of(all.levels, Tallies.GROUPS, isWhole),
        isKnown && by.contains(By.SERVICE)
            ? counted("service", query, row -> row.getString(1), Summary.MOST_NAMES)
            : Tally.of(all.services, Summary.MOST_NAMES, isWhole),
        Tally.of(all.sources, Summary.MOST_NAMES, isWhole),
        isKnown && by.contains(By.SHAPE)
            ? counted("shape", query, row -> row.getLong(1), Summary.MOST_SHAPES)
            : Tally.of(all.shapes, Summary.MOST_SHAPES, isWhole),
        isVolumeKnown
            ? volume(query, stretches)
            : new Volume(stretches.from(), stretches.nanos(), all.volume, isWhole));
  }

  private Volume volume(LogQuery query, Stretches stretches) throws SQLException {
    List<long[]> counts = new Tallies(Set.of(), stretches).volume;
    boolean isWhole =
        counts.isEmpty()
            || rolledUp(
                "SELECT (slot - %d) // %d, severity_group, sum(count)::BIGINT"
                    .formatted(
                        stretches.from() / Condition.SLOT_NANOS,
                        stretches.nanos() / Condition.SLOT_NANOS),
                stretches.within(query),
                row -> counts.get(row.getInt(1))[row.getInt(2)] += row.getLong(3));
    return new Volume(stretches.from(), stretches.nanos(), counts, isWhole);
  }

  /** Matching records in all, if the roll-ups know. */
  Optional<Long> total(LogQuery query) throws SQLException {
    if (!Condition.isRolledUp(query)) {
      return Optional.empty();
    }
    long[] total = {0};
    boolean complete =
        rolledUp("SELECT 0, 0, sum(count)::BIGINT", query, row -> total[0] += row.getLong(3));
    return complete ? Optional.of(total[0]) : Optional.empty();
  }

  private <K extends Comparable<K>> Tally<K> counted(
      String column, LogQuery query, Sql.RowReader<K> key, int most) throws SQLException {
    Map<K, Long> counts = new HashMap<>();
    boolean isWhole =
        rolledUp(
            "SELECT " + column + ", sum(count)::BIGINT",
            query,
            row -> counts.merge(key.read(row), row.getLong(2), Long::sum));
    return Tally.of(counts, most, isWhole);
  }

  /** Was there time for all? */
  private boolean rolledUp(String select, LogQuery query, RowTaker taker) throws SQLException {
    Condition condition = Condition.of(query);
    return limit
        .list(
            connection,
            select + " FROM " + ROLLUPS + " WHERE " + condition.sql() + " GROUP BY ALL " + COUNTED,
            condition.parameters(),
            row -> {
              taker.take(row);
              return 1;
            })
        .isPresent();
  }

  /** Records per bucket and shape; ten seconds belong to the bucket in which they begin. */
  static Map<Long, long[]> shapeTrends(Connection connection, long from, long bucket, int buckets)
      throws SQLException {
    Map<Long, long[]> trends = new HashMap<>();
    Sql.list(
        connection,
        """
        SELECT shape, (slot * %1$d - %2$d) // %3$d, sum(count)::BIGINT FROM %4$s
        WHERE slot * %1$d >= %2$d AND slot * %1$d < %5$d GROUP BY ALL %6$s
        """
            .formatted(
                Condition.SLOT_NANOS,
                from,
                bucket,
                ROLLUPS,
                Math.addExact(from, Math.multiplyExact(bucket, (long) buckets)),
                COUNTED),
        row ->
            trends.computeIfAbsent(row.getLong(1), shape -> new long[buckets])[row.getInt(2)] +=
                row.getLong(3));
    return trends;
  }
}
