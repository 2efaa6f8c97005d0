package nightjar.server.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import nightjar.redact.Kind;
import nightjar.redact.RedactionTally;
import nightjar.server.live.LiveState;
import nightjar.source.RefusedException.Reason;

/** How the running system stands, as numbers for Prometheus. */
public final class LiveMetrics {
  private final MeterRegistry registry;
  private final Supplier<LiveState> state;
  private final RedactionTally redacted;

  /** Asked at each scrape, once per number: the state must be cheap. */
  public LiveMetrics(MeterRegistry registry, Supplier<LiveState> state, RedactionTally redacted) {
    this.registry = registry;
    this.state = state;
    this.redacted = redacted;
  }

  /** Adds the numbers to the registry. */
  public void bind() {
    counter("nightjar.lines.in", "Lines kept by the journal", s -> s.lines().in());
    counter("nightjar.lines.stored", "Lines in the store", s -> s.lines().stored());
    counter("nightjar.lines.rejected", "Lines in dead letters", s -> s.lines().rejected());
    gauge("nightjar.lines.pending", "Lines not yet stored", s -> s.lines().pending());
    gauge("nightjar.lines.difference", "Lines unaccounted for", s -> s.lines().difference());
    for (Reason reason : Reason.values()) {
      refused(reason);
    }
    for (Kind kind : Kind.values()) {
      redacted(kind.name());
    }
    gauge("nightjar.records.stored", "Records in the store in all", LiveState::recordsStored);
    gauge("nightjar.arrivals.behind", "Arrivals not yet judged", LiveState::behindArrivals);
    gauge("nightjar.lag.seconds", "Age of the oldest line not yet judged", s -> s.lagNanos() / 1e9);
    gauge("nightjar.lines.per.second", "Over the last ten seconds", LiveState::linesPerSecond);
    gauge("nightjar.up", "1 when live", s -> s.phase() == LiveState.Phase.LIVE ? 1 : 0);
    gauge("nightjar.sources", "Sources of lines", s -> s.sources().size());
    gauge(
        "nightjar.sources.failed",
        "Sources that give nothing",
        s -> s.sources().stream().filter(source -> !source.trouble().isEmpty()).count());
  }

  private void refused(Reason reason) {
    FunctionCounter.builder(
            "nightjar.refused", state, s -> s.get().refused().getOrDefault(reason, 0L))
        .tag("reason", reason.word())
        .description("How often lines were not taken since the start")
        .register(registry);
  }

  private void redacted(String kind) {
    FunctionCounter.builder(
            "nightjar.records.redacted", redacted, t -> t.records().getOrDefault(kind, 0L))
        .tag("kind", kind)
        .description("Records that held personal data or a secret of this kind since the start")
        .register(registry);
  }

  private void counter(String name, String description, ToDoubleFunction<LiveState> number) {
    FunctionCounter.builder(name, state, s -> number.applyAsDouble(s.get()))
        .description(description)
        .register(registry);
  }

  private void gauge(String name, String description, ToDoubleFunction<LiveState> number) {
    Gauge.builder(name, () -> number.applyAsDouble(state.get()))
        .description(description)
        .strongReference(true)
        .register(registry);
  }
}
