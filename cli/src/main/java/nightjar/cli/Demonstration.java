package nightjar.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nightjar.generator.Fault;
import nightjar.generator.FaultKind;
import nightjar.incident.TrackedIncident;
import nightjar.server.Nightjar;
import nightjar.server.config.HttpConfig;
import nightjar.server.config.Settings;
import nightjar.server.config.StoreConfig;
import org.jspecify.annotations.Nullable;

/**
 * A small shop's last hours, replayed fast into a fresh server, with a fault planted; then its
 * present. Leaves nothing behind.
 */
final class Demonstration {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final long seed;
  private final FaultKind kind;
  private final int port;
  private final boolean once;

  /**
   * @param port 0 for any free one
   * @param once does it end when the fault is found?
   */
  Demonstration(long seed, FaultKind kind, int port, boolean once) {
    this.seed = seed;
    this.kind = kind;
    this.port = port;
    this.once = once;
  }

  /** Shows it; returns the code to end with. */
  int run(Shell shell) throws IOException {
    DemoShop shop = new DemoShop(seed, kind, shell.clock());
    Path data = Files.createTempDirectory("nightjar-demo");
    Running running = new Running(shell, false);
    try {
      return demonstrate(shop, running, settings(data, shell), shell);
    } catch (Running.NotStarted e) {
      return e.tell(shell);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.DONE;
    } finally {
      shop.close();
      running.close();
      delete(data);
    }
  }

  private Settings settings(Path data, Shell shell) {
    Shell bare =
        new Shell(
            shell.out(),
            shell.err(),
            Map.of("XDG_CONFIG_HOME", data.toString()), // what is configured here is none of its
            shell.terminal(),
            shell.unicode(),
            shell.clock(),
            shell.interruption());
    return ConfigFiles.required(
        bare,
        null,
        Map.of(
            StoreConfig.DATA.key(), data.toString(),
            HttpConfig.PORT.key(), Integer.toString(port)));
  }

  private int demonstrate(DemoShop shop, Running running, Settings settings, Shell shell)
      throws Running.NotStarted, InterruptedException, IOException {
    Nightjar nightjar = running.start(settings, List.of());
    shell.println("Nightjar is up: " + nightjar.address());
    Fault fault = shop.fault();
    shell.println(
        "a shop of nine services, its last "
            + DemoShop.HISTORY.toHours()
            + " hours in fast motion; planted: "
            + fault.kind().label()
            + ", "
            + fault.what());
    shell.out().flush();
    shop.start(nightjar.live());
    Instant patience = shell.clock().instant().plus(PATIENCE);
    Optional<TrackedIncident> found = Optional.empty();
    while (found.isEmpty() && shell.clock().instant().isBefore(patience)) {
      if (running.isEnding(250)) {
        return ExitCode.DONE;
      }
      found = find(nightjar, shop);
    }
    if (found.isEmpty()) {
      shell.println("not found within " + PATIENCE.toSeconds() + " s");
      return ExitCode.FOUND;
    }
    TrackedIncident incident = found.get();
    shell.println(
        "found: "
            + Shell.printable(incident.latest().title())
            + " (score "
            + incident.latest().score()
            + ") "
            + nightjar.address()
            + "/incidents/"
            + incident.name());
    shell.out().flush();
    if (once) {
      visit(nightjar.address(), incident);
    } else {
      shell.sayPlain("The shop goes on; look around. Ctrl-C ends it and removes everything.");
      running.untilSignal();
    }
    return ExitCode.DONE;
  }

  /** Looks at what was found as a browser would: it must be there. */
  private static void visit(String address, TrackedIncident incident)
      throws IOException, InterruptedException {
    List<String> paths =
        List.of(
            "/incidents/" + incident.name(),
            "/api/v1/incidents/" + incident.name(),
            "/api/v1/overview",
            "/api/v1/logs/search?query=error",
            "/api/v1/logs/volume?hours=2",
            "/api/v1/patterns",
            "/health",
            "/metrics");
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String path : paths) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(address + path))
                .header("Accept", path.startsWith("/incidents") ? "text/html" : "*/*")
                .build();
        int status = client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        if (status != 200) {
          throw new IOException(address + path + " answers " + status);
        }
      }
    }
  }

  /** The oddest incident that touches the planted fault's time. */
  private static Optional<TrackedIncident> find(Nightjar nightjar, DemoShop shop) {
    return shop.isPastFault()
        ? nightjar.store().incidents().stream()
            .filter(incident -> incident.toldScore() > 0 && shop.isAtFault(incident))
            .max(Comparator.comparingInt(incident -> incident.latest().score()))
        : Optional.empty();
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path path, @Nullable IOException e)
              throws IOException {
            Files.delete(path);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
