package nightjar.server.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Counts calls. Labels are few: routes as they are written, never paths as they came. */
final class DoorMetrics {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final MeterRegistry registry;

  DoorMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void bind(LimitCounters counters, Connections connections, BodyBudget budget) {
    for (Limit limit : Limit.values()) {
      FunctionCounter.builder("nightjar.limit.hits", counters.of(limit), LongAdder::sum)
          .tag("limit", limit.label())
          .description("How often a limit of the HTTP door was met")
          .register(registry);
    }
    Gauge.builder("nightjar.http.connections", connections, Connections::count)
        .description("Connections to the HTTP door")
        .register(registry);
    Gauge.builder("nightjar.http.bodies.bytes", budget, BodyBudget::taken)
        .description("Memory that bodies of calls take")
        .register(registry);
  }

  void count(String method, String endpoint, int status, long nanos) {
    String known = METHODS.contains(method) ? method : "other";
    registry
        .counter(
            "http.requests",
            "method",
            known,
            "endpoint",
            endpoint,
            "status",
            Integer.toString(status))
        .increment();
    registry
        .timer("http.request.duration", "method", known, "endpoint", endpoint)
        .record(nanos, TimeUnit.NANOSECONDS);
  }
}
