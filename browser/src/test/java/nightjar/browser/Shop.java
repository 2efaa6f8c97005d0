package nightjar.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nightjar.generator.FaultKind;
import nightjar.generator.Generator;
import nightjar.generator.Scenario;
import nightjar.server.live.LiveRunner;
import nightjar.source.Arrival;
import nightjar.source.RefusedException;

/** The generator's shop and its last hours, with a crash loop in them. */
final class Shop {
  private static final int LINES_TOGETHER = 1_500;
  private static final double REQUESTS_PER_SECOND = 0.75;

  private final LiveRunner live;
  private final Map<String, StringBuilder> waiting = new LinkedHashMap<>();
  private int waitingLines;

  private Shop(LiveRunner live) {
    this.live = live;
  }

  /** Sends everything the shop wrote in a stretch of time that ends now. */
  static void send(Server server, Duration history) throws InterruptedException {
    Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(history);
    Scenario scenario =
        new Scenario(1, start, history, REQUESTS_PER_SECOND, List.of()).with(FaultKind.CRASH_LOOP);
    Shop shop = new Shop(server.nightjar().live());
    try {
      Generator.generate(scenario, (file, _, text, _) -> shop.line(file, text));
      shop.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.awaitStored();
  }

  private void line(String file, String text) throws IOException {
    waiting.computeIfAbsent(file, _ -> new StringBuilder()).append(text).append('\n');
    waitingLines++;
    if (waitingLines >= LINES_TOGETHER) {
      flush();
    }
  }

  private void flush() throws IOException {
    long now = nanos(Instant.now());
    List<Arrival.Lines> together = new ArrayList<>();
    waiting.forEach(
        (file, lines) ->
            together.add(
                new Arrival.Lines(
                    now, file, "", "", "", lines.toString().getBytes(StandardCharsets.UTF_8))));
    waiting.clear();
    waitingLines = 0;
    try {
      live.take(together);
    } catch (RefusedException e) {
      throw new IOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  static long nanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }
}
