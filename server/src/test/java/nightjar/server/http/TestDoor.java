package nightjar.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import nightjar.redact.RedactionTally;
import nightjar.server.config.ConfigException;
import nightjar.server.config.HttpConfig;
import nightjar.server.config.Settings;
import nightjar.server.config.SettingsLoader;
import nightjar.server.ingest.LogIngest;

/** A whole door on an ephemeral port with a pretended system behind it. */
public final class TestDoor implements AutoCloseable {
  public final FakeSystem system = new FakeSystem();
  public final Keys keys;
  public final Map<String, String> flags = new HashMap<>();
  public final List<Route> routes = new ArrayList<>();
  public final List<Mount> mounts = new ArrayList<>();
  public final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  public Supplier<Optional<String>> notReady = Optional::empty;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final SystemRoutes systemRoutes = new SystemRoutes(registry, () -> notReady.get());
  private final Path folder;
  private Optional<HttpDoor> door = Optional.empty();

  public TestDoor(Path folder) throws IOException {
    this(folder, InstantSource.fixed(Instant.EPOCH));
  }

  /** With keys that expire by this clock. */
  public TestDoor(Path folder, InstantSource keyClock) throws IOException {
    this.folder = folder;
    this.keys = new Keys(folder, keyClock, new Random(1));
    flags.put("http.port", "0");
    new LiveMetrics(registry, system::state, new RedactionTally()).bind();
  }

  public TestDoor start() throws IOException, ConfigException {
    Settings settings =
        SettingsLoader.load(
            new SettingsLoader.Places(flags, Map.of(), folder, folder, Optional.empty()));
    HttpConfig config = HttpConfig.from(settings);
    Pages pages = new Pages(TestDoor.class.getClassLoader(), "1.2.3");
    List<Route> all = new ArrayList<>(pages.routes());
    all.addAll(systemRoutes.routes());
    all.addAll(routes);
    JsonLimits limits = JsonLimits.of(config.limits(), new LimitCounters().of(Limit.JSON));
    all.add(new LogIngest(system, InstantSource.system(), () -> 0, limits).route());
    door =
        Optional.of(
            HttpDoor.start(
                config,
                new HttpDoor.Behind(all, mounts, pages.openPaths()),
                keys,
                registry,
                InstantSource.system()));
    return this;
  }

  public HttpDoor door() {
    return door.orElseThrow();
  }

  public int port() {
    return door().port();
  }

  /** A request to a path of this door. */
  public HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
  }

  public HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = to(path);
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  public HttpResponse<String> post(String path, String type, byte[] body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        to(path).header("content-type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  public HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Bytes written to a socket, and all that comes back until the server closes it. */
  public String raw(String request) throws IOException {
    try (Socket socket = socket()) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return rest(socket);
    }
  }

  public Socket socket() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
    socket.setSoTimeout(20_000);
    return socket;
  }

  /** What comes until the other end closes. */
  public static String rest(Socket socket) throws IOException {
    StringBuilder all = new StringBuilder();
    byte[] buffer = new byte[8192];
    InputStream in = socket.getInputStream();
    try {
      int read;
      while ((read = in.read(buffer)) >= 0) {
        all.append(new String(buffer, 0, read, ISO_8859_1));
      }
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException _) {
      // A reset ends it as well.
    }
    return all.toString();
  }

  /** The number of a line of /metrics, 0 if there is none. */
  public double metric(String nameAndLabels) {
    for (String line : registry.scrape().split("\n", -1)) {
      if (line.startsWith(nameAndLabels + " ")) {
        return Double.parseDouble(line.substring(nameAndLabels.length() + 1));
      }
    }
    return 0;
  }

  @Override
  public void close() {
    door.ifPresent(HttpDoor::close);
    systemRoutes.close();
    client.close();
  }
}
