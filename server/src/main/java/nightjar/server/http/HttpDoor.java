package nightjar.server.http;

import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import nightjar.server.config.ConfigException;
import nightjar.server.config.HttpConfig;
import nightjar.server.config.Limits;

/** The HTTP server: listens from {@link #start} until {@link #close}. */
public final class HttpDoor implements AutoCloseable {
  private static final Duration FINISH = Duration.ofSeconds(5);

  /**
   * Streams of HTTP/2 a caller may take back, in {@link #RESET_SECONDS}; more ends the connection.
   * Each costs the server a call begun and the caller nothing (rapid reset, CVE-2023-44487).
   */
  private static final int MOST_RESETS = 200;

  private static final int RESET_SECONDS = 30;

  /** The library tells each start and stop at INFO. Held, or the level is forgotten. */
  private static final Logger LIBRARY = Logger.getLogger("com.linecorp.armeria");

  /** Warns of every odd call, as often as somebody likes. */
  private static final Logger CALLS =
      Logger.getLogger("com.linecorp.armeria.server.HttpServerHandler");

  private final HttpConfig config;
  private final Server server;
  private final DoorService service;
  private final Connections connections;
  private final List<Mount> mounts;
  private final ExecutorService threads;

  private HttpDoor(
      HttpConfig config,
      Server server,
      DoorService service,
      Connections connections,
      List<Mount> mounts,
      ExecutorService threads) {
    this.config = config;
    this.server = server;
    this.service = service;
    this.connections = connections;
    this.mounts = List.copyOf(mounts);
    this.threads = threads;
  }

  /**
   * What is behind the door.
   *
   * @param routes calls answered at once
   * @param mounts calls answered piece by piece
   * @param openPaths paths of routes that need no key wherever the server listens: files of pages
   */
  public record Behind(List<Route> routes, List<Mount> mounts, Set<String> openPaths) {
    public Behind {
      routes = List.copyOf(routes);
      mounts = List.copyOf(mounts);
      openPaths = Set.copyOf(openPaths);
    }
  }

  /**
   * Starts to listen.
   *
   * @param clock wall clock
   * @throws ConfigException if the address may not be listened on like this, or TLS files are wrong
   * @throws IOException if the port is taken or the address is not this machine's
   */
  public static HttpDoor start(
      HttpConfig config, Behind behind, Keys keys, MeterRegistry registry, InstantSource clock)
      throws ConfigException, IOException {
    if (LIBRARY.getLevel() == null) {
      LIBRARY.setLevel(Level.WARNING);
      CALLS.setLevel(Level.SEVERE);
    }
    boolean tls = config.tlsCertificate().isPresent() || config.tlsKey().isPresent();
    InetAddress address = InetAddress.getByName(config.bind().replaceAll("[\\[\\]]", ""));
    boolean local = address.isLoopbackAddress();
    if (!local && !tls && !config.insecure()) {
      throw new ConfigException(
          "http.bind "
              + config.bind()
              + " can be reached from other machines: set http.tls.cert and http.tls.key, or"
              + " http.insecure if keys and lines may be read on the way");
    }
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      return open(config, behind, keys, registry, clock, address, threads);
    } catch (IOException | RuntimeException | ConfigException e) {
      threads.shutdown();
      throw e;
    }
  }

  /** Where it listens; the port that was found if 0 was asked for. */
  public int port() {
    return server.activeLocalPort();
  }

  /** Address to call it by from this machine. */
  public String address() {
    String scheme = config.tlsCertificate().isPresent() ? "https://" : "http://";
    boolean wildcard = config.bind().equals("0.0.0.0") || config.bind().equals("::");
    String host = wildcard ? "127.0.0.1" : config.bind();
    boolean bare = host.contains(":") && !host.startsWith("[");
    return scheme + (bare ? "[" + host + "]" : host) + ":" + port();
  }

  /** Refuses new calls, finishes those begun for five seconds at most, and ends. */
  @Override
  public void close() {
    service.beginClosing();
    mounts.forEach(mount -> mount.onStop().run());
    connections.closeIdle();
    server.stop().join();
    threads.shutdown();
  }

  private static HttpDoor open(
      HttpConfig config,
      Behind behind,
      Keys keys,
      MeterRegistry registry,
      InstantSource clock,
      InetAddress address,
      ExecutorService threads)
      throws IOException, ConfigException {
    LimitCounters counters = new LimitCounters();
    Connections connections = new Connections(config.limits(), counters);
    BodyBudget budget = new BodyBudget(config.limits().allBodiesBytes(), counters);
    DoorMetrics metrics = new DoorMetrics(registry);
    metrics.bind(counters, connections, budget);
    Gate gate =
        new Gate(
            names(config, config.port()), config.corsOrigins(), keys, address.isLoopbackAddress());
    DoorService service =
        new DoorService(
            router(behind),
            gate,
            behind.openPaths(),
            new FailedAttempts(clock),
            config.limits(),
            budget,
            counters,
            metrics,
            threads);
    ServerBuilder builder = builder(config, connections, address, clock);
    builder.errorHandler(new DoorErrors(metrics, counters));
    builder.serviceUnder("/", service);
    Server server = listen(builder, config);
    gate.answerTo(names(config, server.activeLocalPort()));
    return new HttpDoor(config, server, service, connections, behind.mounts(), threads);
  }

  private static ServerBuilder builder(
      HttpConfig config, Connections connections, InetAddress address, InstantSource clock)
      throws ConfigException {
    Limits limits = config.limits();
    ServerBuilder builder = Server.builder();
    boolean tls = config.tlsCertificate().isPresent() || config.tlsKey().isPresent();
    builder
        .port(
            new InetSocketAddress(address, config.port()),
            tls ? SessionProtocol.HTTPS : SessionProtocol.HTTP)
        // Ours, which knows what it waits for: see ConnectionWatch and BodyCollector.
        .idleTimeoutMillis(0)
        .requestTimeoutMillis(0)
        .maxRequestLength(0)
        .http1MaxHeaderSize(limits.headerBytes())
        .http1MaxInitialLineLength(limits.urlBytes())
        .http2MaxHeaderListSize(limits.headerBytes())
        .http2MaxStreamsPerConnection(128)
        .http2MaxResetFramesPerWindow(MOST_RESETS, RESET_SECONDS)
        .http2MaxFrameSize(16_384)
        .childChannelPipelineCustomizer(pipeline -> watch(pipeline, connections, tls))
        .bossGroupFactory(AcceptLoop::new)
        .gracefulShutdownTimeout(Duration.ofMillis(50), FINISH)
        // Its own numbers are many and say little beside ours.
        .meterRegistry(new CompositeMeterRegistry())
        .disableServerHeader()
        // What callers do wrong is counted and answered; a log of it would be theirs to fill.
        .unloggedExceptionsReportIntervalMillis(0);
    if (tls) {
      TlsFiles.of(config).use(builder, clock.instant());
    }
    return builder;
  }

  /** With TLS the last handler so far is the one that gives out what was decrypted. */
  private static void watch(ChannelPipeline pipeline, Connections connections, boolean tls) {
    WireWatch wire = new WireWatch(connections, tls);
    if (tls) {
      pipeline.addLast(wire);
    } else {
      pipeline.addFirst(wire);
    }
    pipeline.addFirst(new ConnectionWatch(connections, tls));
  }

  private static Server listen(ServerBuilder builder, HttpConfig config) throws IOException {
    Server server = builder.build();
    try {
      server.start().join();
      return server;
    } catch (CompletionException e) {
      throw new IOException(cannotListen(config, e), e);
    }
  }

  private static String cannotListen(HttpConfig config, Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null && !(cause instanceof BindException)) {
      cause = cause.getCause();
    }
    String message = String.valueOf(cause.getMessage());
    String where = "port " + config.port() + " on " + config.bind();
    if (message.contains("in use")) {
      int next = config.port() < 65_535 ? config.port() + 1 : 8000;
      return where + " is taken: another Nightjar? Try --port " + next;
    }
    return where + " cannot be listened on: " + message;
  }

  private static HostNames names(HttpConfig config, int port) {
    List<String> names = new ArrayList<>(config.hosts());
    config.baseUrl().ifPresent(url -> names.add(url.getAuthority()));
    int standard = config.tlsCertificate().isPresent() ? 443 : 80;
    return new HostNames(config.bind(), port, standard, names);
  }

  private static Router router(Behind behind) {
    List<Endpoint> endpoints = new ArrayList<>();
    behind.routes().forEach(route -> endpoints.add(new Endpoint.Whole(route)));
    behind.mounts().forEach(mount -> endpoints.add(new Endpoint.Piecewise(mount)));
    return new Router(endpoints);
  }

  /** Accepts connections; ends at once where Netty would wait two seconds for late tasks. */
  private static final class AcceptLoop extends MultiThreadIoEventLoopGroup {
    AcceptLoop(String name) {
      super(1, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
    }

    @Override
    public Future<?> shutdownGracefully() {
      return shutdownGracefully(0, FINISH.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
