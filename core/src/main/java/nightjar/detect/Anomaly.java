package nightjar.detect;

import java.util.List;
import java.util.Objects;
import nightjar.TimeRange;

/**
 * One detector's finding.
 *
 * @param detector name of the detector
 * @param bits surprise: −log2 of the probability of something at least as odd under the baseline,
 *     less log2 of the number of tests made; more than 0
 * @param pattern number of the pattern it is about, -1 if none in particular
 * @param service number of the service it is about, -1 if none in particular
 * @param range when, in event time; empty at {@link nightjar.LineRef#NO_TIME} where records have no
 *     time
 * @param lines records it speaks of
 * @param evidence what shows it, most telling first; never empty
 * @param sessions ids of the sessions it speaks of, in order of their end
 * @param absence is it about records that did not come?
 * @param leastSeverity it speaks only of records with this severity number or a higher one; 0 for
 *     all
 */
public record Anomaly(
    String detector,
    double bits,
    int pattern,
    int service,
    TimeRange range,
    long lines,
    List<Evidence> evidence,
    List<String> sessions,
    boolean absence,
    int leastSeverity) {
  /** An anomaly about records that came. */
  public Anomaly(
      String detector,
      double bits,
      int pattern,
      int service,
      TimeRange range,
      long lines,
      List<Evidence> evidence,
      List<String> sessions) {
    this(detector, bits, pattern, service, range, lines, evidence, sessions, false, 0);
  }

  public Anomaly {
    Objects.requireNonNull(detector);
    Objects.requireNonNull(range);
    evidence = List.copyOf(evidence);
    sessions = List.copyOf(sessions);
    if (!(bits > 0) || evidence.isEmpty()) {
      throw new IllegalArgumentException(
          "an anomaly needs bits > 0 and evidence: " + detector + " " + bits);
    }
  }
}
