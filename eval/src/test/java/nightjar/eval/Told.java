package nightjar.eval;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nightjar.LineRef;
import nightjar.Severity;
import nightjar.TimeRange;
import nightjar.act.Report;
import nightjar.incident.Incident;
import org.jspecify.annotations.Nullable;

/** Incidents and reports for tests, made by hand. */
final class Told {
  static final Instant START = Instant.parse("2026-03-02T06:00:00Z");

  private Told() {}

  /** A span of the run, in minutes after its start. */
  static TimeRange minutes(double from, double to) {
    return new TimeRange(nanos(from), nanos(to));
  }

  static long nanos(double minute) {
    return START.getEpochSecond() * 1_000_000_000L
        + Math.round(minute * Duration.ofMinutes(1).toNanos());
  }

  static Instant instant(double minute) {
    return START.plusMillis(Math.round(minute * 60_000));
  }

  static LineRef line(String file, long number) {
    return new LineRef(file, number, nanos(0), Severity.INFO, "line " + number);
  }

  /** An incident of ten points. */
  static Incident incident(
      TimeRange range,
      String detector,
      List<String> services,
      @Nullable LineRef first,
      List<LineRef> samples,
      List<String> sessions) {
    return new Incident(
        "0123456789abcdef",
        10,
        Map.of(detector, 10),
        Severity.INFO,
        "title",
        "summary",
        range,
        1,
        services,
        List.of(),
        first,
        samples,
        sessions,
        List.of(),
        List.of(),
        List.of());
  }

  /** An incident that lists sessions. */
  static Incident ofSessions(String... sessions) {
    return incident(minutes(10, 20), "session", List.of(), null, List.of(), List.of(sessions));
  }

  /** A run of six hours in which these were found. */
  static Report report(Incident... incidents) {
    Report.Input input =
        new Report.Input(
            List.of("a.log"),
            1_234,
            1_200,
            99_999,
            minutes(0, 360),
            0,
            0,
            0,
            0,
            List.of(),
            List.of());
    return new Report(input, List.of(), 0, List.of(incidents), List.of(), List.of(), false);
  }
}
