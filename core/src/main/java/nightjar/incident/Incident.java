package nightjar.incident;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import nightjar.LineRef;
import nightjar.TimeRange;
import nightjar.detect.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * Anomalies told as one story, with what shows it.
 *
 * @param id 16 hexadecimal digits, a function of what it is about (detector, pattern or service)
 *     and when, equal in every run over the same logs
 * @param score 0 to 100, higher is stranger; the sum of {@code points}
 * @param points points per detector, largest first; they add up to {@code score}
 * @param severity highest OpenTelemetry severity number of its lines, 0 if none is known
 * @param title what happened, in a few words
 * @param summary the most telling numbers, one sentence
 * @param range when, in event time; empty at {@link LineRef#NO_TIME} where records have no time
 * @param lines records it speaks of
 * @param services where, most lines first
 * @param evidence all evidence, most telling first
 * @param first the first unusual line; null where nothing was written (silence)
 * @param samples lines that show it, in order, the first one included
 * @param sessions ids of odd sessions, in order of their end
 * @param trend records per column of the run's whole time, for a sparkline; empty where there is no
 *     time
 * @param unusual for each column of {@code trend}: does it belong to the incident?
 * @param findings the anomalies it is made of, the one that names it first
 */
public record Incident(
    String id,
    int score,
    Map<String, Integer> points,
    int severity,
    String title,
    String summary,
    TimeRange range,
    long lines,
    List<String> services,
    List<Evidence> evidence,
    @Nullable LineRef first,
    List<LineRef> samples,
    List<String> sessions,
    List<Long> trend,
    List<Boolean> unusual,
    List<Finding> findings) {
  /** One whose findings are told nowhere. */
  public Incident(
      String id,
      int score,
      Map<String, Integer> points,
      int severity,
      String title,
      String summary,
      TimeRange range,
      long lines,
      List<String> services,
      List<Evidence> evidence,
      @Nullable LineRef first,
      List<LineRef> samples,
      List<String> sessions,
      List<Long> trend,
      List<Boolean> unusual) {
    this(
        id, score, points, severity, title, summary, range, lines, services, evidence, first,
        samples, sessions, trend, unusual, List.of());
  }

  public Incident {
    Objects.requireNonNull(id);
    services = List.copyOf(services);
    evidence = List.copyOf(evidence);
    samples = List.copyOf(samples);
    sessions = List.copyOf(sessions);
    trend = List.copyOf(trend);
    unusual = List.copyOf(unusual);
    findings = List.copyOf(findings);
    int sum = points.values().stream().mapToInt(Integer::intValue).sum();
    if (sum != score || score < 0 || score > 100) {
      throw new IllegalArgumentException("points " + points + " do not add up to score " + score);
    }
  }

  /** Score as a fraction in [0, 1]. */
  public double anomalyScore() {
    return score / 100.0;
  }

  /** The same with other findings. */
  Incident with(List<Finding> others) {
    return new Incident(
        id, score, points, severity, title, summary, range, lines, services, evidence, first,
        samples, sessions, trend, unusual, others);
  }
}
