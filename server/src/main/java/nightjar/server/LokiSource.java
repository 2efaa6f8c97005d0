package nightjar.server;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import nightjar.server.config.LokiConfig;
import nightjar.source.Intake;
import nightjar.web.Endpoint;
import nightjar.web.LokiPoller;
import nightjar.web.LokiSettings;
import nightjar.web.LokiTail;
import nightjar.web.Outbound;
import nightjar.web.SourceState;

/** Loki as a source, read as the settings say. */
public final class LokiSource {
  private final Runnable reading;
  private final Supplier<SourceState> state;

  private LokiSource(Runnable reading, Supplier<SourceState> state) {
    this.reading = reading;
    this.state = state;
  }

  static LokiSource of(
      LokiConfig config,
      Outbound outbound,
      Intake intake,
      Map<String, String> positions,
      InstantSource clock) {
    LokiSettings settings = settings(config);
    String position = positions.getOrDefault(settings.source(), "");
    if (config.mode().equals("tail")) {
      LokiTail tail = new LokiTail(settings, outbound, intake, position, clock, new SecureRandom());
      return new LokiSource(tail, tail::state);
    }
    LokiPoller poller =
        new LokiPoller(settings, outbound, intake, position, clock, new SecureRandom());
    return new LokiSource(poller, poller::state);
  }

  /** How Loki is read; its address must be set. */
  public static LokiSettings settings(LokiConfig config) {
    Endpoint url = Endpoint.of("LOKI_URL", config.url().orElseThrow().toString());
    LokiSettings usual = LokiSettings.of(url, config.query());
    return new LokiSettings(
        url,
        config.query(),
        config.range(),
        config.pollTime(),
        usual.overlap(),
        usual.limit(),
        config.tenant().orElse(""),
        config.token());
  }

  /** Reads until interrupted. */
  void run() {
    reading.run();
  }

  /** Its name, and why it gives nothing. */
  Map<String, String> troubles() {
    SourceState now = state.get();
    return Map.of(now.name(), now.ok() ? "" : now.detail());
  }
}
