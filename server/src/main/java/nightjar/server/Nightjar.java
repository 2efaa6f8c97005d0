package nightjar.server;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nightjar.act.AlertOutcome;
import nightjar.act.AlertTarget;
import nightjar.duckdb.DuckDbSettings;
import nightjar.duckdb.DuckDbStore;
import nightjar.duckdb.Retention;
import nightjar.files.FollowSettings;
import nightjar.files.FollowedFiles;
import nightjar.journal.Journal;
import nightjar.journal.JournalException;
import nightjar.pipeline.LiveSettings;
import nightjar.pipeline.ScanSettings;
import nightjar.redact.Redacted;
import nightjar.redact.Redactor;
import nightjar.redact.TokenKeys;
import nightjar.server.api.ApiParts;
import nightjar.server.api.ApiRoutes;
import nightjar.server.api.BackupRoutes;
import nightjar.server.api.EventsService;
import nightjar.server.carry.Backup;
import nightjar.server.carry.Backups;
import nightjar.server.config.ConfigException;
import nightjar.server.config.DetectConfig;
import nightjar.server.config.HttpConfig;
import nightjar.server.config.LokiConfig;
import nightjar.server.config.RedactionConfig;
import nightjar.server.config.Settings;
import nightjar.server.config.StoreConfig;
import nightjar.server.http.HttpDoor;
import nightjar.server.http.JsonLimits;
import nightjar.server.http.Keys;
import nightjar.server.http.LiveMetrics;
import nightjar.server.http.Mount;
import nightjar.server.http.Pages;
import nightjar.server.http.Route;
import nightjar.server.http.Scope;
import nightjar.server.http.SystemRoutes;
import nightjar.server.ingest.LogIngest;
import nightjar.server.live.DeadLetterBox;
import nightjar.server.live.LiveEvent;
import nightjar.server.live.LiveRunner;
import nightjar.server.live.LiveState;
import nightjar.server.redaction.RuleWatch;
import nightjar.server.redaction.TokenKeyFile;
import nightjar.shape.FastKey;
import nightjar.store.LogStore;
import nightjar.store.StoreException;
import nightjar.web.DeliveryWorker;
import nightjar.web.Outbound;
import nightjar.web.TestAlert;
import org.jspecify.annotations.Nullable;

/**
 * The whole live system, put together: what reads, what keeps, what judges, what answers and what
 * tells, each in the constructor of those that use it.
 *
 * <pre>
 *  files, Loki, HTTP ─► {@link LiveRunner} ─► journal ─► path ─► {@link DuckDbStore} ─► HTTP, alerts
 * </pre>
 */
public final class Nightjar implements AutoCloseable {
  private final List<AutoCloseable> parts = new ArrayList<>();
  private final Settings settings;
  private final Consumer<String> log;
  private final InstantSource clock;
  private final Path data;
  private volatile String address = "";
  private @Nullable LiveRunner live;
  private @Nullable LogStore store;
  private Optional<String> firstKey = Optional.empty();

  private Nightjar(Settings settings, Consumer<Redacted> log, InstantSource clock) {
    this.settings = settings;
    Redactor redactor = new Redactor();
    this.log = line -> log.accept(redactor.redact(line));
    this.clock = clock;
    this.data = StoreConfig.from(settings).data();
  }

  /**
   * Starts; when it returns, calls are answered.
   *
   * @param version of the product
   * @param files files, folders and patterns to follow
   * @param log gets lines for the operator
   * @throws ConfigException if a setting is wrong
   * @throws IOException if the data folder cannot be used, or the port
   * @throws StoreException if the store is damaged or of a later version
   */
  public static Nightjar start(
      Settings settings,
      String version,
      List<String> files,
      Consumer<Redacted> log,
      InstantSource clock)
      throws ConfigException, IOException {
    Nightjar nightjar = new Nightjar(settings, log, clock);
    try {
      nightjar.begin(version, files);
      return nightjar;
    } catch (ConfigException | IOException | RuntimeException e) {
      nightjar.close();
      throw e;
    }
  }

  private void begin(String version, List<String> files) throws ConfigException, IOException {
    StoreConfig config = StoreConfig.from(settings);
    folder(data);
    Journal journal = journal();
    DuckDbStore kept = keep(new StoreRepair(config, clock, log).open(journal));
    store = kept;
    journal.skipTo(kept.arrival() + 1);
    RuleWatch redaction = keep(redaction(settings, kept.rows() > 0, clock, log)).start();
    Outbound outbound = keep(new Outbound());
    HttpConfig http = withPort(HttpConfig.from(settings));
    AlertTargets targets = new AlertTargets(settings, http, data, outbound, clock);
    LiveRunner runner =
        new LiveRunner(
            journal,
            kept,
            judging(settings).with(redaction.redactors()),
            targets.book(),
            targets.all().stream().map(AlertTarget::name).toList(),
            clock,
            config.journalMaxBytes(),
            log);
    live = runner;
    DeliveryWorker deliveries =
        keep(
            new DeliveryWorker(
                new JournaledDeliveries(kept, journal, clock, log),
                targets.all(),
                clock,
                new SecureRandom()));
    deliveries.start();
    keep(runner.listen(event -> wake(event, deliveries)));
    DeadLetterFile letters =
        new DeadLetterFile(
            data.resolve("dead-letters.ndjson"),
            new DeadLetterBox(kept, runner::lines, runner, clock),
            log);
    letters.refresh();
    keep(runner.listen(letters));
    keep(runner).start();
    // Kept: whoever is told of something while the door closes may still ask where it was.
    address = keep(open(http, runner, kept, journal, targets, redaction, version)).address();
    Map<String, String> positions = new HashMap<>(kept.positions());
    positions.putAll(positionsOf(journal, kept));
    follow(files, runner, positions);
    loki(runner, outbound, positions);
  }

  private <T extends AutoCloseable> T keep(T part) {
    parts.addFirst(part);
    return part;
  }

  private Journal journal() throws IOException {
    try {
      StoreConfig config = StoreConfig.from(settings);
      Journal journal = Journal.open(config.journalFolder(), config.journal(clock));
      journal.damage().forEach(damage -> log.accept("journal: " + damage));
      journal.warnings().forEach(log);
      return keep(journal);
    } catch (JournalException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Map<String, String> positionsOf(Journal journal, LogStore store)
      throws IOException {
    try {
      return journal.positions(store.arrival());
    } catch (JournalException e) {
      throw new IOException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while starting", e);
    }
  }

  private static void wake(LiveEvent event, DeliveryWorker deliveries) {
    if (event instanceof LiveEvent.IncidentChanged) {
      deliveries.wake();
    }
  }

  /** Log lines are nobody else's to read. */
  private static void ownerOnly(Path data) throws IOException {
    if (Files.getFileStore(data).supportsFileAttributeView(PosixFileAttributeView.class)) {
      Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static void folder(Path data) throws IOException {
    if (Files.exists(data) && !Files.isDirectory(data)) {
      throw new IOException("the data folder " + data + " is a file; name another with --data");
    }
    try {
      if (Files.notExists(data)) {
        Files.createDirectories(data);
        ownerOnly(data);
      }
    } catch (IOException e) {
      String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
      throw new IOException(
          "the data folder "
              + data
              + " cannot be made"
              + (reason == null ? "" : " (" + reason + ")")
              + "; name another with --data",
          e);
    }
    if (!Files.isWritable(data)) {
      throw new IOException(
          "the data folder " + data + " cannot be written to; name another with --data");
    }
  }

  static DuckDbSettings stored(StoreConfig config) {
    DuckDbSettings usual = DuckDbSettings.DEFAULT;
    return new DuckDbSettings(
            (int) (config.memoryBytes() >> 20), usual.threads(), usual.checkpointMegabytes())
        .withRetention(
            new Retention(config.maxAge().orElse(Retention.ALL.maxAge()), config.maxBytes()));
  }

  /**
   * The rules of redaction, with the key of their tokens; not yet watched.
   *
   * @param isUsed are there records already?
   */
  static RuleWatch redaction(
      Settings settings, boolean isUsed, InstantSource clock, Consumer<String> log)
      throws ConfigException, IOException {
    RedactionConfig config = RedactionConfig.from(settings);
    if (Files.notExists(config.key()) && isUsed) {
      log.accept(
          "redaction: there is no key of tokens in "
              + config.key()
              + ", so a new one is made. Tokens of records stored before stay as they are, and"
              + " match none of those to come; put the old file back to have them match");
    }
    TokenKeys keys =
        Files.exists(config.key())
            ? TokenKeyFile.read(config.key())
            : TokenKeyFile.make(config.key(), new SecureRandom());
    return new RuleWatch(config, keys, clock, log);
  }

  /** How the live path reads and judges by the settings, with the usual redaction. */
  static LiveSettings judging(Settings settings) {
    DetectConfig detect = DetectConfig.from(settings);
    ScanSettings usual = ScanSettings.defaults(detect.zone().orElse(ZoneId.systemDefault()));
    return LiveSettings.defaults(
        new ScanSettings(
            usual.format(),
            usual.zone(),
            usual.maxLineBytes(),
            usual.sinceNanos(),
            usual.untilNanos(),
            null,
            null,
            usual.minScore(),
            detect.windowSize(),
            detect.windowStep(),
            detect.contamination(),
            true,
            usual.seed()),
        new FastKey(new SecureRandom().nextLong()));
  }

  private HttpDoor open(
      HttpConfig http,
      LiveRunner runner,
      DuckDbStore kept,
      Journal journal,
      AlertTargets targets,
      RuleWatch redaction,
      String version)
      throws ConfigException, IOException {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new LiveMetrics(registry, runner::state, redaction.redactors().tally()).bind();
    SystemRoutes system = keep(new SystemRoutes(registry, () -> notReady(runner)));
    ApiParts api =
        new ApiParts(
            kept,
            runner,
            clock,
            version,
            Redacted::names,
            redaction,
            new RawReadLog(data.resolve("audit.log"), clock),
            tests(targets.all()));
    Pages pages = new Pages(Nightjar.class.getClassLoader(), version);
    LogIngest ingest =
        new LogIngest(runner, clock, journal::last, JsonLimits.of(http.limits(), new LongAdder()));
    StoreConfig stored = StoreConfig.from(settings);
    Backups backups = keep(new Backups(new Backup(stored, journal, kept, clock, version), log));
    List<Route> routes =
        Stream.of(
                system.routes(),
                ApiRoutes.of(api),
                new BackupRoutes(backups).routes(),
                pages.routes(),
                List.of(ingest.route()))
            .flatMap(List::stream)
            .toList();
    EventsService events = new EventsService(api);
    Mount mount = new Mount("GET", "/api/v1/events", Scope.READ, events, events::close);
    Keys keys = new Keys(data, clock, new SecureRandom());
    Optional<Keys.Made> first = keys.first();
    firstKey = first.map(made -> made.secret().reveal());
    try {
      return HttpDoor.start(
          http,
          new HttpDoor.Behind(routes, List.of(mount), pages.openPaths()),
          keys,
          registry,
          clock);
    } catch (ConfigException | IOException | RuntimeException e) {
      if (first.isPresent()) {
        Files.deleteIfExists(data.resolve("keys.json")); // nobody was shown it: made anew next time
      }
      throw e;
    }
  }

  /** With a free port where any will do: alerts are to name it before the door is open. */
  private static HttpConfig withPort(HttpConfig http) throws IOException {
    if (http.port() != 0) {
      return http;
    }
    InetAddress address = InetAddress.getByName(http.bind().replaceAll("[\\[\\]]", ""));
    try (ServerSocket free = new ServerSocket(0, 1, address)) {
      return http.withPort(free.getLocalPort());
    }
  }

  private static Optional<String> notReady(LiveRunner runner) {
    return switch (runner.phase()) {
      case STARTING -> Optional.of("starting");
      case DRAINING -> Optional.of("shutting down");
      case CATCHING_UP, LIVE -> Optional.empty();
    };
  }

  private Map<String, Supplier<AlertOutcome>> tests(List<AlertTarget> targets) {
    return targets.stream()
        .collect(
            Collectors.toMap(AlertTarget::name, target -> () -> TestAlert.tell(target, clock)));
  }

  private void follow(List<String> files, LiveRunner runner, Map<String, String> positions) {
    if (files.isEmpty()) {
      return;
    }
    ZoneId zone = DetectConfig.from(settings).zone().orElse(ZoneId.systemDefault());
    FollowedFiles followed =
        new FollowedFiles(files, runner::take, clock, zone, positions, FollowSettings.usual(), log);
    runner.watch(
        () -> {
          Map<String, String> troubles = new LinkedHashMap<>();
          followed.states().forEach(state -> troubles.put(state.name(), state.trouble()));
          return troubles;
        });
    run("files", followed::run, followed);
  }

  private void loki(LiveRunner runner, Outbound outbound, Map<String, String> positions) {
    LokiConfig config = LokiConfig.from(settings);
    if (config.url().isEmpty()) {
      return;
    }
    LokiSource source = LokiSource.of(config, outbound, runner, positions, clock);
    runner.watch(source::troubles);
    run("loki", source::run, () -> {});
  }

  /** A source that reads until it is closed, or interrupted. */
  private interface Reading {
    void run() throws InterruptedException;
  }

  private void run(String name, Reading reading, AutoCloseable end) {
    Thread thread =
        Thread.ofPlatform()
            .name(name)
            .start(
                () -> {
                  try {
                    reading.run();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  } catch (RuntimeException e) {
                    log.accept(name + " are read no more: " + e);
                  }
                });
    parts.addFirst(
        () -> {
          end.close();
          thread.interrupt();
          thread.join(Duration.ofSeconds(5));
        });
  }

  /** Where the console and the API are, or were; empty before they are. */
  public String address() {
    return address;
  }

  /** The folder of everything that is kept. */
  public Path data() {
    return data;
  }

  /** The administrator's key, if it was made at this start: shown once, never again. */
  public Optional<String> firstKey() {
    return firstKey;
  }

  /** How the running system stands. */
  public LiveState state() {
    if (live == null) {
      throw new IllegalStateException("not started");
    }
    return live.state();
  }

  /** The running system, for sources of the caller's own. */
  public LiveRunner live() {
    if (live == null) {
      throw new IllegalStateException("not started");
    }
    return live;
  }

  /** What is kept. */
  public LogStore store() {
    if (store == null) {
      throw new IllegalStateException("not started");
    }
    return store;
  }

  /**
   * Ends in order: sources and calls first, then what they gave is judged and stored, ten seconds
   * at most.
   */
  @Override
  public void close() {
    for (AutoCloseable part : List.copyOf(parts)) {
      try {
        part.close();
      } catch (Exception e) {
        log.accept("closing: " + e);
      }
    }
    parts.clear();
  }
}
