package nightjar.sql;

import java.util.ArrayList;
import java.util.List;
import nightjar.store.LogQuery;

/**
 * A statement that the roll-ups answer. Its rows are groups; the last column is how many records
 * are in each, the ones before it say which it is.
 *
 * @param sql never empty
 * @param parameters for its question marks, in order
 */
public record RolledUp(String sql, List<Object> parameters) {
  public RolledUp {
    parameters = List.copyOf(parameters);
  }

  /** All of them together; no row if there is none. */
  public static RolledUp total(LogQuery query) {
    return by(List.of(), query);
  }

  /** By service. */
  public static RolledUp services(LogQuery query) {
    return by(List.of("service"), query);
  }

  /** By severity group. */
  public static RolledUp levels(LogQuery query) {
    return by(List.of("severity_group"), query);
  }

  /** By shape. */
  public static RolledUp shapes(LogQuery query) {
    return by(List.of("shape"), query);
  }

  /**
   * By bucket, counted from 0, and severity group.
   *
   * @param query what lies in the buckets
   * @param fromNanos where the first bucket begins, at a slot's beginning
   * @param bucketNanos whole slots
   */
  public static RolledUp volume(LogQuery query, long fromNanos, long bucketNanos) {
    long from = fromNanos / Condition.SLOT_NANOS;
    long bucket = bucketNanos / Condition.SLOT_NANOS;
    return by(List.of(quotient("slot - " + literal(from), bucket), "severity_group"), query);
  }

  /** By shape and bucket, counted from 0; a slot belongs to the bucket in which it begins. */
  public static RolledUp trends(long fromNanos, long bucketNanos, int buckets) {
    long toNanos = Math.addExact(fromNanos, Math.multiplyExact(bucketNanos, (long) buckets));
    String begins = "slot * " + Condition.SLOT_NANOS;
    String bucket = quotient(begins + " - " + literal(fromNanos), bucketNanos);
    return new RolledUp(
        sums(List.of("shape", bucket), "slot >= ? AND slot < ?"),
        List.of(firstSlot(fromNanos), firstSlot(toNanos)));
  }

  /** The first slot that begins at a time or later. */
  private static long firstSlot(long nanos) {
    return Math.ceilDiv(nanos, Condition.SLOT_NANOS);
  }

  private static RolledUp by(List<String> columns, LogQuery query) {
    Condition condition = Condition.of(query);
    return new RolledUp(sums(columns, condition.sql()), condition.parameters());
  }

  private static String sums(List<String> columns, String where) {
    List<String> places = new ArrayList<>();
    columns.forEach(_ -> places.add(String.valueOf(places.size() + 1)));
    // What retention let go is counted against it until its time has gone.
    return """
    SELECT %sCAST(sum(count) AS BIGINT)
    FROM (SELECT * FROM rollup UNION ALL SELECT * FROM rollup_recent) AS sums
    WHERE %s %s HAVING sum(count) > 0
    """
        .formatted(
            columns.isEmpty() ? "" : String.join(", ", columns) + ", ",
            where,
            columns.isEmpty() ? "" : "GROUP BY " + String.join(", ", places));
  }

  /** Of numbers from 0 on, rounded down: a {@code /} that leaves nothing over means one thing. */
  private static String quotient(String dividend, long divisor) {
    return "CAST((%1$s - (%1$s) %% %2$d) / %2$d AS BIGINT)".formatted(dividend, divisor);
  }

  /** A minus sign may follow another: {@code --} would begin a comment. */
  private static String literal(long number) {
    return "(" + number + ")";
  }
}
