package nightjar.web;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nightjar.EpochNanos;
import nightjar.LineRef;
import nightjar.Severity;
import nightjar.TimeRange;
import nightjar.act.AlertMemory;
import nightjar.act.AlertOutcome;
import nightjar.act.AlertTarget;
import nightjar.detect.Evidence;
import nightjar.incident.Incident;
import nightjar.incident.TrackedIncident;

/** Tries a target out with a made-up incident that says of itself that nothing is wrong. */
public final class TestAlert {
  private static final String FINGERPRINT = "7e57a1e27e57a1e2";

  private TestAlert() {}

  /**
   * Tells the sample to a target that remembers nothing of it. Takes as long as the target does.
   */
  public static AlertOutcome tell(AlertTarget target, InstantSource clock) {
    return target.tell(sample(clock.instant()), Telling.TEST, new Forgetful());
  }

  private record Forgetful(Map<String, String> kept) implements AlertMemory {
    Forgetful() {
      this(new ConcurrentHashMap<>());
    }

    @Override
    public Optional<String> recall(String key) {
      return Optional.ofNullable(kept.get(key));
    }

    @Override
    public void remember(String key, String value) {
      kept.put(key, value);
    }
  }

  /** The sample: incident NJ-0, with the same fingerprint every time. */
  public static TrackedIncident sample(Instant now) {
    long nanos = EpochNanos.of(now);
    Map<String, Integer> points = new LinkedHashMap<>();
    points.put("new", 6);
    points.put("rate", 4);
    LineRef line =
        new LineRef("test.log", 1, nanos, Severity.INFO, "This is a test line made by Nightjar.");
    var incident =
        new Incident(
            FINGERPRINT,
            10,
            points,
            Severity.INFO,
            "Test alert from Nightjar, nothing is wrong",
            "Somebody asked whether alerts arrive here. They do.",
            new TimeRange(nanos, nanos + 1),
            1,
            List.of("nightjar"),
            List.of(Evidence.of("new", "A test line was seen for the first time.")),
            line,
            List.of(line),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return new TrackedIncident(
        0,
        FINGERPRINT,
        TrackedIncident.State.NEW,
        incident,
        nanos,
        nanos,
        0,
        10,
        0,
        TrackedIncident.Mark.NONE,
        "",
        List.of(),
        List.of());
  }
}
