package nightjar.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import nightjar.journal.Journal;
import nightjar.journal.JournalSettings;
import nightjar.server.Nightjar;
import nightjar.source.Arrival;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every line is accounted for, over HTTP, whatever happens to it. */
class ConservationTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private Nightjar nightjar;
  private String key = "";

  @BeforeEach
  void start() throws Exception {
    nightjar = WholeSystem.start(folder);
    key = nightjar.firstKey().orElse(key);
  }

  @AfterEach
  void end() {
    nightjar.close();
  }

  private HttpResponse<String> call(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(
        request.header("Authorization", "Bearer " + key).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(nightjar.address() + path));
  }

  private Map<String, Object> get(String path) throws Exception {
    return JsonTree.object(call(to(path)).body().getBytes(UTF_8));
  }

  private HttpResponse<String> post(String path, String lines) throws Exception {
    return call(to(path).header("Content-Type", "text/plain").POST(BodyPublishers.ofString(lines)));
  }

  private Map<String, Object> conservation() throws Exception {
    Map<String, Object> now = Samples.object(get("/health"), "conservation");
    assertThat(now).containsEntry("difference", 0L);
    assertThat(now.get("in"))
        .isEqualTo(number(now, "stored") + number(now, "pending") + number(now, "rejected"));
    return now;
  }

  private static long number(Map<String, Object> of, String name) {
    return Long.parseLong(String.valueOf(of.get(name)));
  }

  private static void until(Callable<Boolean> holds) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (!holds.call()) {
      assertThat(Instant.now()).as("not within " + PATIENCE).isBefore(end);
      LockSupport.parkNanos(5_000_000);
    }
  }

  /** Lines at a time that no range can hold: no path takes them. */
  private long leaveOut() throws Exception {
    byte[] text = "mail ann@example.com, no time can hold this\nnor this\n".getBytes(UTF_8);
    return nightjar.live().take(new Arrival.Lines(Long.MAX_VALUE, "odd", "", "", "", text));
  }

  @Test
  void itAddsUpAtEveryMoment_andGoesOnAfterARestart() throws Exception {
    for (int i = 0; i < 20; i++) {
      assertThat(post("/api/v1/logs", "line " + i + "\nand another\n").statusCode()).isEqualTo(200);
      conservation();
    }
    leaveOut();
    until(() -> number(conservation(), "rejected") == 2 && number(conservation(), "stored") == 40);
    Object since = conservation().get("since");
    assertThat(since).isNotNull();
    end();
    try (Journal journal =
        Journal.open(
            folder.resolve("data/journal"), JournalSettings.usual(InstantSource.system()))) {
      // As a crash leaves it: acknowledged, and not stored.
      journal.append(new Arrival.Lines(1, "http", "", "", "", "late\nlater\n".getBytes(UTF_8)));
    }
    start();
    until(() -> number(conservation(), "in") == 44 && number(conservation(), "stored") == 42);
    assertThat(conservation())
        .containsEntry("rejected", 2L)
        .containsEntry("since", since)
        .containsEntry("in_since_start", 0L);
    String metrics = call(to("/metrics")).body();
    assertThat(metrics)
        .contains(
            "nightjar_lines_in_total 44.0",
            "nightjar_lines_stored_total 42.0",
            "nightjar_lines_rejected_total 2.0",
            "nightjar_lines_pending 0.0",
            "nightjar_lines_difference 0.0",
            "nightjar_refused_total{reason=\"full\"} 0.0");
  }

  @Test
  void deadLetter_isListed_readAndTakenInAgain_once() throws Exception {
    long arrival = leaveOut();
    until(() -> number(get("/api/v1/dead-letters"), "total") == 1);
    Map<String, Object> letter = Samples.list(get("/api/v1/dead-letters"), "letters").getFirst();
    assertThat(letter).containsEntry("arrival", arrival).containsEntry("lines", 2L);
    assertThat(String.valueOf(letter.get("sample"))).contains("EMAIL").doesNotContain("ann@");

    Path file = folder.resolve("data/dead-letters.ndjson");
    until(() -> Files.exists(file));
    assertThat(Files.readString(file))
        .contains("\"arrival\":" + arrival, "[EMAIL")
        .doesNotContain("ann@");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");

    String path = "/api/v1/dead-letters/" + arrival;
    assertThat(String.valueOf(get(path + "/raw").get("text"))).contains("ann@example.com");
    assertThat(Files.readString(folder.resolve("data/audit.log")))
        .contains("dead-letter-" + arrival);
    HttpResponse<String> noKey =
        client.send(
            to(path + "/resubmit").POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    assertThat(noKey.statusCode()).isEqualTo(401);

    Map<String, Object> first = JsonTree.object(resubmitted(path));
    assertThat(first).containsEntry("lines", 2L).containsEntry("replayed", false);
    until(() -> number(conservation(), "stored") == 2);
    assertThat(JsonTree.object(resubmitted(path)))
        .containsEntry("arrival", first.get("arrival"))
        .containsEntry("replayed", true);
    assertThat(conservation()).containsEntry("in", 4L).containsEntry("rejected", 2L);
    assertThat(number(get("/api/v1/dead-letters"), "total")).isEqualTo(1);

    end();
    Files.delete(file);
    start();
    assertThat(Files.readString(file)).contains("\"arrival\":" + arrival);
    assertThat(JsonTree.object(resubmitted(path))).containsEntry("replayed", true);
  }

  private byte[] resubmitted(String path) throws Exception {
    HttpResponse<String> answer = call(to(path + "/resubmit").POST(BodyPublishers.noBody()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body().getBytes(UTF_8);
  }
}
