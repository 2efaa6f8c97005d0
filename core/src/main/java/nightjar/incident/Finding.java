package nightjar.incident;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import nightjar.TimeRange;
import nightjar.detect.Evidence;

/**
 * One detector's anomaly as it is told outside: by names and content ids instead of a run's
 * numbers.
 *
 * @param detector who found it
 * @param bits surprise, more than 0
 * @param patternId id of the pattern it is about; empty if none in particular
 * @param pattern that pattern's text; hostile
 * @param shapes content ids of the pattern's shapes
 * @param service the service it is about; empty if none in particular
 * @param range when, in event time; empty at {@link nightjar.LineRef#NO_TIME} where unknown
 * @param lines records it speaks of
 * @param absence is it about records that did not come?
 * @param leastSeverity it speaks only of records this severe; 0 for all
 * @param evidence what shows it, most telling first
 */
public record Finding(
    String detector,
    double bits,
    String patternId,
    String pattern,
    Set<Long> shapes,
    String service,
    TimeRange range,
    long lines,
    boolean absence,
    int leastSeverity,
    List<Evidence> evidence) {
  public Finding {
    Objects.requireNonNull(detector);
    Objects.requireNonNull(patternId);
    Objects.requireNonNull(pattern);
    shapes = Set.copyOf(shapes);
    Objects.requireNonNull(service);
    Objects.requireNonNull(range);
    evidence = List.copyOf(evidence);
  }

  /** Is it about the same thing, whenever that was? By shared shapes, or the service. */
  public boolean isAbout(Finding other) {
    if (absence != other.absence) {
      return false;
    }
    if (!shapes.isEmpty() || !other.shapes.isEmpty()) {
      return shapes.stream().anyMatch(other.shapes::contains);
    }
    return service.equals(other.service) && leastSeverity == other.leastSeverity;
  }
}
