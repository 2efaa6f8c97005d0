package nightjar.server.http;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Calls about the process: is it alive, is it ready, its numbers. */
public final class SystemRoutes implements AutoCloseable {
  private final PrometheusMeterRegistry registry;
  private final Supplier<Optional<String>> notReady;
  private final JvmGcMetrics collections = new JvmGcMetrics();

  /**
   * Calls about this process; adds the JVM's numbers to the registry.
   *
   * @param notReady why calls cannot be answered yet or any more; empty when they can
   */
  public SystemRoutes(PrometheusMeterRegistry registry, Supplier<Optional<String>> notReady) {
    this.registry = registry;
    this.notReady = notReady;
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /** All of them. */
  public List<Route> routes() {
    return List.of(
        get("/livez", _ -> json("{\"status\":\"ok\"}")),
        get("/readyz", _ -> ready()),
        get(
            "/health/kafka",
            _ ->
                json(
                    "{\"status\":\"disabled\",\"kafka\":{\"consumer\":\"disabled\",\"producer\":\"disabled\"}}")),
        get("/metrics", _ -> metrics()));
  }

  /** Stops watching the JVM's collections. */
  @Override
  public void close() {
    collections.close();
  }

  private Reply ready() throws Problem {
    Optional<String> reason = notReady.get();
    if (reason.isPresent()) {
      throw new Problem(503, reason.get(), "Try again in a second.", Map.of("Retry-After", "1"));
    }
    return json("{\"status\":\"ok\"}");
  }

  private Reply metrics() {
    byte[] text = registry.scrape().getBytes(StandardCharsets.UTF_8);
    return new Reply(200, "text/plain; version=0.0.4; charset=utf-8", text, Map.of());
  }

  private static Route get(String path, Route.Handler handler) {
    return new Route("GET", path, Scope.NONE, handler);
  }

  private static Reply json(String text) {
    return Reply.json(text.getBytes(StandardCharsets.UTF_8));
  }
}
