package nightjar.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nightjar.sql.Condition;
import nightjar.sql.RolledUp;
import nightjar.sql.Sql;
import nightjar.store.LogQuery;
import nightjar.store.Summary;
import nightjar.store.Summary.By;
import nightjar.store.Tally;
import nightjar.store.Volume;

/** Counts of records: from the roll-ups where they can tell, else from the records themselves. */
final class Counts {
  private static final Stretches NO_STRETCHES = new Stretches(0, 1, 0);

  private final Connection connection;
  private final TimeLimit limit;
  private final RecordWalk walk;

  Counts(Connection connection, TimeLimit limit, RecordWalk walk) {
    this.connection = connection;
    this.limit = limit;
    this.walk = walk;
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
            ? counted(RolledUp.levels(query), row -> row.getInt(1), Tallies.GROUPS)
            : Tally.of(all.levels, Tallies.GROUPS, isWhole),
        isKnown && by.contains(By.SERVICE)
            ? counted(RolledUp.services(query), row -> row.getString(1), Summary.MOST_NAMES)
            : Tally.of(all.services, Summary.MOST_NAMES, isWhole),
        Tally.of(all.sources, Summary.MOST_NAMES, isWhole),
        isKnown && by.contains(By.SHAPE)
            ? counted(RolledUp.shapes(query), row -> row.getLong(1), Summary.MOST_SHAPES)
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
                RolledUp.volume(stretches.within(query), stretches.from(), stretches.nanos()),
                row -> counts.get(row.getInt(1))[row.getInt(2)] += row.getLong(3));
    return new Volume(stretches.from(), stretches.nanos(), counts, isWhole);
  }

  /** Matching records in all, if the roll-ups know. */
  Optional<Long> total(LogQuery query) throws SQLException {
    if (!Condition.isRolledUp(query)) {
      return Optional.empty();
    }
    long[] total = {0};
    boolean complete = rolledUp(RolledUp.total(query), row -> total[0] += row.getLong(1));
    return complete ? Optional.of(total[0]) : Optional.empty();
  }

  private <K extends Comparable<K>> Tally<K> counted(RolledUp asked, Sql.RowReader<K> key, int most)
      throws SQLException {
    Map<K, Long> counts = new HashMap<>();
    boolean isWhole =
        rolledUp(asked, row -> counts.merge(key.read(row), row.getLong(2), Long::sum));
    return Tally.of(counts, most, isWhole);
  }

  /** Was there time for all? */
  private boolean rolledUp(RolledUp asked, Sql.RowTaker taker) throws SQLException {
    return limit
        .list(
            connection,
            asked.sql(),
            asked.parameters(),
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
    RolledUp asked = RolledUp.trends(from, bucket, buckets);
    Sql.each(
        connection,
        asked.sql(),
        row ->
            trends.computeIfAbsent(row.getLong(1), shape -> new long[buckets])[row.getInt(2)] +=
                row.getLong(3),
        asked.parameters().toArray());
    return trends;
  }
}
