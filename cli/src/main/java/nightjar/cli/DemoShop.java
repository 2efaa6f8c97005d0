package nightjar.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nightjar.EpochNanos;
import nightjar.TimeRange;
import nightjar.generator.Fault;
import nightjar.generator.FaultKind;
import nightjar.generator.Generator;
import nightjar.generator.Scenario;
import nightjar.incident.TrackedIncident;
import nightjar.server.live.LiveRunner;
import nightjar.source.Arrival;
import nightjar.source.RefusedException;
import org.jspecify.annotations.Nullable;

/** The shop of the demo: its last hours as fast as they are taken, then as time goes. */
final class DemoShop implements AutoCloseable {
  static final Duration HISTORY = Duration.ofHours(2);
  private static final Duration WHOLE = Duration.ofHours(12);
  private static final int LINES_TOGETHER = 1_500;
  private static final Duration STEP = Duration.ofMillis(500);
  private static final double REQUESTS_PER_SECOND = 0.75;

  private final Scenario scenario;
  private final InstantSource clock;
  private final Map<String, StringBuilder> waiting = new LinkedHashMap<>();
  private int waitingLines;
  private volatile Instant reached = Instant.MIN;
  private @Nullable Thread thread;

  DemoShop(long seed, FaultKind kind, InstantSource clock) {
    this.clock = clock;
    Instant start = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(HISTORY);
    Scenario past = new Scenario(seed, start, HISTORY, REQUESTS_PER_SECOND, List.of()).with(kind);
    this.scenario = new Scenario(seed, start, WHOLE, REQUESTS_PER_SECOND, past.faults());
  }

  Fault fault() {
    return scenario.faults().getFirst();
  }

  /** Is what the fault wrote on its way? */
  boolean isPastFault() {
    return reached.isAfter(fault().to());
  }

  boolean isAtFault(TrackedIncident incident) {
    String service = fault().service();
    boolean isThere =
        incident.latest().services().contains(service)
            || incident.latest().samples().stream()
                .anyMatch(line -> line.file().startsWith(service));
    return isThere
        && incident
            .latest()
            .range()
            .touches(new TimeRange(EpochNanos.of(fault().from()), EpochNanos.of(fault().to())), 0);
  }

  /** Begins to write. */
  void start(LiveRunner live) {
    thread = Thread.ofPlatform().name("shop").start(() -> write(live));
  }

  private void write(LiveRunner live) {
    try {
      Generator.generate(scenario, (file, time, text, _) -> line(live, file, time, text));
    } catch (IOException e) {
      // Told to end: there is no other reason for this sink to fail.
    }
  }

  private void line(LiveRunner live, String file, Instant time, String text) throws IOException {
    try {
      Instant now = clock.instant();
      boolean isPast = time.isBefore(now.minus(STEP));
      if (waitingLines >= (isPast ? LINES_TOGETHER : 1)) {
        flush(live);
      }
      while (time.isAfter(clock.instant())) {
        Thread.sleep(Math.max(1, Duration.between(clock.instant(), time).toMillis()));
      }
      waiting.computeIfAbsent(file, name -> new StringBuilder()).append(text).append('\n');
      waitingLines++;
      reached = time;
    } catch (RefusedException e) {
      throw new IOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private void flush(LiveRunner live) throws RefusedException, InterruptedException {
    long now = EpochNanos.now(clock);
    List<Arrival.Lines> together = new ArrayList<>();
    waiting.forEach(
        (file, lines) -> {
          if (!lines.isEmpty()) {
            byte[] text = lines.toString().getBytes(StandardCharsets.UTF_8);
            together.add(new Arrival.Lines(now, file, "", "", "", text));
            lines.setLength(0);
          }
        });
    live.take(together);
    waitingLines = 0;
  }

  @Override
  public void close() {
    if (thread != null) {
      thread.interrupt();
      try {
        thread.join(Duration.ofSeconds(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
