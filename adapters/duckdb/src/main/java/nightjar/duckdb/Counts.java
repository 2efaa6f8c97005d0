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
import java.util.function.Consumer;
import java.util.function.Function;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;
import nightjar.store.Tally;
import nightjar.store.Volume;

/** Counts of records: from the roll-ups where they can tell, else from the records themselves. */
final class Counts {
  private static final int SEVERITY_GROUPS = 7;

  private static final String ROLLUPS =
      "(SELECT * FROM rollup UNION ALL SELECT * FROM rollup_recent)";

  private final Connection connection;
  private final TimeLimit limit;
  private final long lastNumber;

  /**
   * @param lastNumber records behind it are not looked at
   */
  Counts(Connection connection, TimeLimit limit, long lastNumber) {
    this.connection = connection;
    this.limit = limit;
    this.lastNumber = lastNumber;
  }

  /** Place of a severity number's group: 0 unspecified, 1 TRACE … 6 FATAL. */
  static int severityGroup(int severity) {
    return Math.clamp((severity + 3) / 4, 0, SEVERITY_GROUPS - 1);
  }

  /** Takes a row of an answer. */
  private interface RowTaker {
    void take(ResultSet row) throws SQLException;
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
    RowTaker adder = row -> counts.get(row.getInt(1))[row.getInt(2)] += row.getLong(3);
    boolean complete;
    if (isRolledUp(query, from, bucket, buckets)) {
      complete =
          rolledUp(
              "SELECT (slot - %d) // %d, severity_group, sum(count)::BIGINT"
                  .formatted(from / Condition.SLOT_NANOS, bucket / Condition.SLOT_NANOS),
              within,
              adder);
    } else {
      complete =
          scanned(
              "SELECT (time_ns - %d) // %d, least(greatest((severity + 3) // 4, 0), 6), count(*)"
                  .formatted(from, bucket),
              within,
              adder,
              row ->
                  counts
                      .get((int) ((row.timeNanos() - from) / bucket))[
                      severityGroup(row.severity())]++);
    }
    return new Volume(from, bucket, counts, complete);
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
    boolean rolledUp = Condition.isRolledUp(query);
    return counted("service", query, rolledUp, row -> row.getString(1), LogRow::service, most);
  }

  Tally<String> sources(LogQuery query, int most) throws SQLException {
    return counted("source", query, false, row -> row.getString(1), LogRow::source, most);
  }

  Tally<Long> shapes(LogQuery query, int most) throws SQLException {
    boolean rolledUp = Condition.isRolledUp(query);
    return counted("shape", query, rolledUp, row -> row.getLong(1), LogRow::shape, most);
  }

  private <K extends Comparable<K>> Tally<K> counted(
      String column,
      LogQuery query,
      boolean rolledUp,
      Sql.RowReader<K> key,
      Function<LogRow, K> ofRow,
      int most)
      throws SQLException {
    Map<K, Long> counts = new HashMap<>();
    RowTaker adder = row -> counts.merge(key.read(row), row.getLong(2), Long::sum);
    boolean complete =
        rolledUp
            ? rolledUp("SELECT " + column + ", sum(count)::BIGINT", query, adder)
            : scanned(
                "SELECT " + column + ", count(*)",
                query,
                adder,
                row -> counts.merge(ofRow.apply(row), 1L, Long::sum));
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
    return taken(select + " FROM " + ROLLUPS, Condition.ofRollup(query), taker);
  }

  /** Newest records first, so that what there was no time for is the oldest. */
  private boolean scanned(String select, LogQuery query, RowTaker taker, Consumer<LogRow> oneByOne)
      throws SQLException {
    Condition condition = Condition.of(query);
    if (!condition.exact()) {
      return filtered(query, oneByOne);
    }
    for (Window window : Window.down(1, lastNumber)) {
      Condition inWindow =
          new Condition(window.sql() + " AND " + condition.sql(), condition.parameters(), true);
      if (!taken(select + " FROM logs", inWindow, taker)) {
        return false;
      }
    }
    return true;
  }

  private boolean filtered(LogQuery query, Consumer<LogRow> taker) throws SQLException {
    Filtered filtered = new Filtered(connection, limit, query);
    for (Window window : Window.narrow(1, lastNumber)) {
      if (!filtered.each(window, taker)) {
        return false;
      }
    }
    return true;
  }

  private boolean taken(String select, Condition condition, RowTaker taker) throws SQLException {
    return limit
        .list(
            connection,
            select + " WHERE " + condition.sql() + " GROUP BY ALL",
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
        WHERE slot * %1$d >= %2$d AND slot * %1$d < %5$d GROUP BY ALL
        """
            .formatted(
                Condition.SLOT_NANOS,
                from,
                bucket,
                ROLLUPS,
                Math.addExact(from, Math.multiplyExact(bucket, (long) buckets))),
        row ->
            trends.computeIfAbsent(row.getLong(1), shape -> new long[buckets])[row.getInt(2)] +=
                row.getLong(3));
    return trends;
  }
}
