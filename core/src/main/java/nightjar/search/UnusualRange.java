package nightjar.search;

import java.util.Objects;
import java.util.Set;
import nightjar.TimeRange;

/**
 * A stretch of time in which records of some shapes, or of a service, are unusual.
 *
 * @param incident number of the incident that says so
 * @param score its score, 0 to 100
 * @param shapes the shapes; empty for all of the service
 * @param service the service's name; empty for any
 * @param leastSeverity only records this severe
 * @param range when
 */
public record UnusualRange(
    long incident,
    int score,
    Set<Long> shapes,
    String service,
    int leastSeverity,
    TimeRange range) {
  public UnusualRange {
    shapes = Set.copyOf(shapes);
    Objects.requireNonNull(service);
    Objects.requireNonNull(range);
  }

  public boolean contains(Candidate row) {
    return row.timeNanos() >= range.fromNanos()
        && row.timeNanos() < range.toNanos()
        && row.severity() >= leastSeverity
        && (shapes.isEmpty() || shapes.contains(row.shape()))
        && (service.isEmpty() || service.equals(row.service()));
  }
}
