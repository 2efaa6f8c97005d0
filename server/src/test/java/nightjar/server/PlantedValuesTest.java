package nightjar.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nightjar.EpochNanos;
import nightjar.redact.Redacted;
import nightjar.server.config.SettingsLoader;
import nightjar.source.Arrival;
import nightjar.testkit.GithubStandIn;
import nightjar.testkit.LokiStandIn;
import nightjar.testkit.SlackStandIn;
import nightjar.testkit.StandInRequest;
import nightjar.testkit.StandInServer;
import nightjar.testkit.WebhookStandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Values are planted in lines that come through every door of a running system; then every file it
 * wrote, every answer it gives, all it told targets and all it said of itself is searched for them.
 */
class PlantedValuesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private final Places places = new Places();
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final AtomicLong ahead = new AtomicLong();
  private final SlackStandIn slack = new SlackStandIn();
  private final GithubStandIn github = new GithubStandIn();
  private final WebhookStandIn webhook = new WebhookStandIn("");
  private final LokiStandIn loki = new LokiStandIn();
  private final Handler javaLog = new JavaLog();
  private String key = "";

  /** What libraries say. */
  private final class JavaLog extends Handler {
    @Override
    public void publish(LogRecord record) {
      said.add(record.getMessage() + " " + record.getThrown());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void hearLibraries() {
    Logger.getLogger("").addHandler(javaLog);
  }

  @AfterEach
  void end() {
    Logger.getLogger("").removeHandler(javaLog);
    for (StandInServer each : List.of(slack, github, webhook, loki)) {
      each.close();
    }
  }

  private Instant now() {
    return Instant.now().plusNanos(ahead.get());
  }

  private Nightjar start(Path log) throws Exception {
    Map<String, String> given =
        Map.ofEntries(
            Map.entry("data", folder.resolve("data").toString()),
            Map.entry("http.port", "0"),
            Map.entry("alert.min-score", "20"),
            Map.entry("alert.slack.token", SlackStandIn.TOKEN),
            Map.entry("alert.slack.channel", "alerts"),
            Map.entry("alert.slack.api", slack.api()),
            Map.entry("alert.github.token", GithubStandIn.TOKEN),
            Map.entry("alert.github.repo", "acme/shop"),
            Map.entry("alert.github.api", github.url()),
            Map.entry("alert.webhook.url", webhook.url() + "/told"),
            Map.entry("loki.url", loki.url()),
            Map.entry("loki.poll-seconds", "0.2"));
    Nightjar started =
        Nightjar.start(
            SettingsLoader.load(
                new SettingsLoader.Places(given, Map.of(), folder, folder, Optional.empty())),
            "test",
            List.of(log.toString()),
            (Redacted line) -> said.add(line.toString()),
            this::now);
    key = started.firstKey().orElse(key);
    return started;
  }

  @Test
  void everyKindOfTheFirstRules_isPlanted() {
    assertThat(Planted.found())
        .extracting(Planted::kind)
        .contains("EMAIL", "IP", "CREDIT_CARD", "SSN", "IBAN", "MAC", "SECRET");
  }

  @Test
  void plantedValues_areNowhereButWhereRawLinesAreAskedFor() throws Exception {
    Path log = folder.resolve("vault.log");
    Files.write(log, Planted.lines(now()));
    long records;
    Thread listening;
    try (Nightjar nightjar = start(log)) {
      EveryAnswer http = new EveryAnswer(nightjar.address(), key, places);
      listening = http.listen();
      until("the file", () -> nightjar.store().rows() >= 3_600);
      until("an incident", () -> !nightjar.store().incidents().isEmpty());
      records = nightjar.store().rows() + throughOtherDoors(nightjar, http);
      until("all doors", () -> nightjar.store().rows() >= records);
      poison(nightjar);
      until("alerts", () -> !slack.messages().isEmpty() && !webhook.taken().isEmpty());
      deeds(http);
      http.askAll();
      assertThat(http.raw()).anyMatch(line -> line.contains("quentin.farrow@harbourlight.io"));
      backUp(http);
    }
    listening.join();
    ahead.addAndGet(Duration.ofHours(2).toNanos());
    try (Nightjar again = start(log)) { // a checkpoint is due, and what is known is recalled
      EveryAnswer http = new EveryAnswer(again.address(), key, places);
      send(http, "late", "text/plain", now() + " ERROR refund failed at last\n");
      until("a checkpoint", () -> !again.store().checkpoints().isEmpty());
      http.askAll();
    }
    Files.delete(log);
    places.files(folder);
    told();
    assertThat(places.found()).isEmpty();
    for (String looked :
        List.of("/api/v1/logs/search", "/api/v1/patterns", "events", "data/", "backup/")) {
      assertThat(places.sawHarmless(looked)).as(looked).isTrue();
    }
  }

  /** Returns how many records that makes. */
  private long throughOtherDoors(Nightjar nightjar, EveryAnswer http) throws Exception {
    int each = Planted.found().size();
    send(http, "json", "application/x-ndjson", Planted.json(now()));
    send(http, "plain", "text/plain", Planted.plain(3));
    long nanos = EpochNanos.of(now());
    for (Planted planted : Planted.found()) {
      loki.push(nanos++, Map.of("job", "app"), planted.message());
    }
    assertThat(nightjar.address()).isNotEmpty();
    return 5L * each;
  }

  private static void send(EveryAnswer http, String source, String type, String body)
      throws Exception {
    assertThat(http.send("POST", "/api/v1/logs?source=" + source, type, body).statusCode())
        .isEqualTo(200);
  }

  /** Lines that no path can take: the time that a clock gives who has none. */
  private static void poison(Nightjar nightjar) throws Exception {
    byte[] text = Planted.plain(1).getBytes(StandardCharsets.UTF_8);
    nightjar.live().take(new Arrival.Lines(Long.MAX_VALUE, "odd", "", "", "", text));
    until("a dead letter", () -> nightjar.store().deadLetterCounts().letters() == 1);
  }

  /** What people say about what they see is kept as well. */
  private static void deeds(EveryAnswer http) throws Exception {
    String patterns = http.get("/api/v1/patterns?limit=500").body();
    Matcher id = Pattern.compile("\"id\":\\s*\"([0-9a-f]{16})\"").matcher(patterns);
    int renamed = 0;
    while (id.find()) {
      String path = "/api/v1/patterns/" + id.group(1);
      renamed += http.send("PATCH", path, "{\"title\": \"Known\"}").statusCode() == 200 ? 1 : 0;
      assertThat(http.send("POST", path + "/pin", "{}").statusCode()).isLessThan(500);
    }
    assertThat(renamed).isPositive();
    assertThat(http.send("POST", "/api/v1/incidents/1/mark", "{\"mark\":\"real\"}").statusCode())
        .isEqualTo(200);
  }

  private void backUp(EveryAnswer http) throws Exception {
    String body = "{\"folder\": \"" + folder.resolve("backup") + "\"}";
    assertThat(http.send("POST", "/api/v1/backups", body).statusCode()).isEqualTo(202);
    until("a backup", () -> http.get("/api/v1/backups").body().contains("\"done\""));
  }

  private void told() {
    for (StandInServer target : List.of(slack, github, webhook)) {
      assertThat(target.requests()).isNotEmpty();
      for (StandInRequest request : target.requests()) {
        places.look(
            target.getClass().getSimpleName(),
            request.path() + request.parameters() + request.headers() + request.text());
      }
    }
    said.forEach(line -> places.look("own log", line));
    assertThat(said).isNotEmpty();
  }

  private static void until(String what, Callable<Boolean> holds) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.call()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      LockSupport.parkNanos(20_000_000);
    }
  }
}
