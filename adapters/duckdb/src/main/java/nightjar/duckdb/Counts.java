package nightjar.duckdb;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nightjar.block.RowSet;
import nightjar.search.Candidate;
import nightjar.store.LogQuery;
import nightjar.store.Tally;
import nightjar.store.Volume;

/** Counts of records: from the roll-ups where they can tell, else from the records themselves. */
final class Counts {
  private static final int SEVERITY_GROUPS = 7;

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
    return Math.clamp((severity + 3) / 4, 0, SEVERITY_GROUPS - 1);
  }

  /** Takes a row of an answer. */
  private interface RowTaker {
    void take(ResultSet row) throws SQLException;
  }

  /** Takes a record. */
  private interface Counter {
    void count(Candidate row);
  }

  /** Can the roll-ups tell a volume? */
  static boolean isRolledUp(LogQuery query, long from, long bucket, int buckets) {
    return bucket % Condition.SLOT_NANOS == 0
        && Condition.isRolledUp(within(query, from, bucket, buckets));
  }

  private static LogQuery within(LogQuery query, long from, long bucket, int buckets) {
    long to = Math.addExact(from, Math.multiplyExact(bucket, (long) buckets));
    return query.within(from, to);
  }

  Volume volume(LogQuery query, long from, long bucket, int buckets) throws SQLException {
    LogQuery within = within(query, from, bucket, buckets);
    List<long[]> counts = new ArrayList<>();
    for (int i = 0; i < buckets; i++) {
      counts.add(new long[SEVERITY_GROUPS]);
    }
    boolean complete =
        isRolledUp(query, from, bucket, buckets)
            ? rolledUp(
                "SELECT (slot - %d) // %d, severity_group, sum(count)::BIGINT"
                    .formatted(from / Condition.SLOT_NANOS, bucket / Condition.SLOT_NANOS),
                within,
                row -> counts.get(row.getInt(1))[row.getInt(2)] += row.getLong(3))
            : walk.down(
                within,
                Long.MAX_VALUE,
                (piece, candidates) -> {
                  count(piece, candidates, from, bucket, counts);
                  return true;
                });
    return new Volume(from, bucket, counts, complete);
  }

  /** Times are told from texts: they are only looked at where a piece lies in several buckets. */
  private static void count(
      Piece piece, RowSet candidates, long from, long bucket, List<long[]> counts)
      throws SQLException {
    long first = Math.floorDiv(piece.times().least() - from, bucket);
    long last = Math.floorDiv(piece.times().greatest() - from, bucket);
    boolean isOne = first == last && first >= 0 && first < counts.size();
    RecordWalk.each(
        piece,
        candidates,
        Long.MAX_VALUE,
        (in, place) -> {
          Candidate row = in.candidate(place);
          long at = isOne ? first : (row.timeNanos() - from) / bucket;
          counts.get((int) at)[severityGroup(row.severity())]++;
          return true;
        });
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

  Tally<String> services(LogQuery query, int most) throws SQLException {
    return counted("service", query, row -> row.getString(1), Candidate::service, most);
  }

  Tally<Long> shapes(LogQuery query, int most) throws SQLException {
    return counted("shape", query, row -> row.getLong(1), Candidate::shape, most);
  }

  Tally<String> sources(LogQuery query, int most) throws SQLException {
    Map<String, Long> counts = new HashMap<>();
    boolean complete = walked(query, row -> counts.merge(row.source(), 1L, Long::sum));
    return tally(counts, complete, most);
  }

  private <K extends Comparable<K>> Tally<K> counted(
      String column, LogQuery query, Sql.RowReader<K> key, Function<Candidate, K> ofRow, int most)
      throws SQLException {
    Map<K, Long> counts = new HashMap<>();
    boolean complete =
        Condition.isRolledUp(query)
            ? rolledUp(
                "SELECT " + column + ", sum(count)::BIGINT",
                query,
                row -> counts.merge(key.read(row), row.getLong(2), Long::sum))
            : walked(query, row -> counts.merge(ofRow.apply(row), 1L, Long::sum));
    return tally(counts, complete, most);
  }

  private static <K extends Comparable<K>> Tally<K> tally(
      Map<K, Long> counts, boolean complete, int most) {
    Map<K, Long> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<K, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return new Tally<>(sorted, complete);
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

  /** Newest records first, so that what there was no time for is the oldest. */
  private boolean walked(LogQuery query, Counter counter) throws SQLException {
    return walk.eachDown(
        query,
        Long.MAX_VALUE,
        (piece, place) -> {
          counter.count(piece.candidate(place));
          return true;
        });
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
