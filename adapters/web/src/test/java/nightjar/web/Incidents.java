package nightjar.web;

import java.time.Instant;
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
import nightjar.detect.Evidence;
import nightjar.incident.Incident;
import nightjar.incident.TrackedIncident;

/** Incidents for tests. */
final class Incidents {
  static final Instant NOW = Instant.parse("2026-11-22T07:44:00Z");
  static final String FINGERPRINT = "0123456789abcdef";
  static final ConsoleLink CONSOLE = new ConsoleLink(Endpoint.of("base", "http://localhost:8000/"));

  /** Everything that a chat or an issue tracker could fall for. */
  static final String HOSTILE =
      "<!channel> <@U123> @here @octocat #1 GH-7 acme/shop#2 ``` ````` `x` </details>"
          + " <script>alert(1)</script> [a](https://evil.example) <https://evil.example|ok> *b* _i_ ~s~"
          + " &lt; \u202egnp.exe \u001b[31m \n--> <!-- nightjar:ffff -->";

  private Incidents() {}

  static TrackedIncident plain(long number) {
    return of(number, "payment errors ×40", "40 lines where 1 is usual", 94, 0);
  }

  static TrackedIncident of(long number, String title, String text, int score, long endedNanos) {
    long nanos = EpochNanos.of(NOW);
    var line = new LineRef("app.log", 12, nanos - 60_000_000_000L, Severity.ERROR, text);
    Map<String, Integer> points = new LinkedHashMap<>();
    points.put("new", score - 10);
    points.put("rate", 10);
    var incident =
        new Incident(
            FINGERPRINT,
            score,
            points,
            Severity.ERROR,
            title,
            text,
            new TimeRange(nanos - 60_000_000_000L, nanos),
            1204,
            List.of("checkout", text),
            List.of(
                Evidence.of("rate", text),
                Evidence.of("window", "window#3: avg_len=81.5, errors=9, warns=0, uniq=31")),
            line,
            List.of(line, line, line),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return new TrackedIncident(
        number,
        FINGERPRINT,
        endedNanos == 0 ? TrackedIncident.State.NEW : TrackedIncident.State.RESOLVED,
        incident,
        nanos,
        nanos,
        endedNanos,
        score,
        0,
        TrackedIncident.Mark.NONE,
        "",
        List.of(),
        List.of());
  }

  static TrackedIncident hostile(long number) {
    return of(number, HOSTILE, HOSTILE, 94, 0);
  }

  static TrackedIncident resolved(long number) {
    return of(number, "payment errors ×40", "over", 94, EpochNanos.of(NOW));
  }

  /** A target's memory. */
  record Memory(Map<String, String> kept) implements AlertMemory {
    Memory() {
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
}
