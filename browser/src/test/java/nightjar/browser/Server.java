package nightjar.browser;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import nightjar.incident.TrackedIncident;
import nightjar.server.Nightjar;
import nightjar.server.config.ConfigException;
import nightjar.server.config.HttpConfig;
import nightjar.server.config.Settings;
import nightjar.server.config.SettingsLoader;
import nightjar.server.config.StoreConfig;

/** A live system on a free port with an empty data folder; ended and removed when closed. */
final class Server implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path folder;
  private final Nightjar nightjar;
  private final HttpClient client = HttpClient.newHttpClient();

  Server() throws IOException {
    this(folder());
  }

  /** On a folder that may hold a store already. */
  Server(Path folder) throws IOException {
    this.folder = folder;
    this.nightjar = start(folder);
  }

  static Path folder() throws IOException {
    return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "server");
  }

  private static Nightjar start(Path folder) throws IOException {
    try {
      return Nightjar.start(settings(folder), "test", List.of(), _ -> {}, InstantSource.system());
    } catch (ConfigException e) {
      throw new IOException(e);
    }
  }

  private static Settings settings(Path folder) throws ConfigException {
    return SettingsLoader.load(
        new SettingsLoader.Places(
            Map.of(StoreConfig.DATA.key(), folder.toString(), HttpConfig.PORT.key(), "0"),
            Map.of(),
            folder,
            folder,
            Optional.empty()));
  }

  String address() {
    return nightjar.address();
  }

  Nightjar nightjar() {
    return nightjar;
  }

  /** Lines by HTTP, as a sender would; each without its line feed. */
  void post(String service, List<String> lines) throws IOException, InterruptedException {
    String body = String.join("\n", lines) + "\n";
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(
                    URI.create(
                        address()
                            + "/api/v1/logs?service="
                            + URLEncoder.encode(service, StandardCharsets.UTF_8)))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("lines are answered with " + response.statusCode());
    }
  }

  /** Waits until every line sent is in the store. */
  void awaitStored() throws InterruptedException {
    await("all is stored", () -> nightjar.state().behindArrivals() == 0);
  }

  /** Waits for an incident people are told of with a score, and gives the oddest. */
  TrackedIncident awaitIncident(int leastScore) throws InterruptedException {
    await("an incident of " + leastScore + " is told", () -> told(leastScore).isPresent());
    return told(leastScore).orElseThrow();
  }

  private Optional<TrackedIncident> told(int leastScore) {
    return nightjar.store().incidents().stream()
        .filter(incident -> incident.toldScore() >= leastScore)
        .max(Comparator.comparingInt(incident -> incident.latest().score()));
  }

  /** Looks until it is so. */
  static void await(String what, BooleanSupplier isSo) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!isSo.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(50_000_000);
    }
  }

  /** Ends it, as a machine that goes away; the folder stays until {@link #close}. */
  void end() {
    nightjar.close();
  }

  @Override
  public void close() throws IOException {
    client.close();
    nightjar.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
