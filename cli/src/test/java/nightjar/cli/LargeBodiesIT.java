package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import nightjar.testkit.StandInJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies of 64 MiB, four at once, for a server with 256 MiB of heap. */
class LargeBodiesIT {
  private static final int UNPACKED = 64 << 20;
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Map<String, String> SMALL = Map.of("NIGHTJAR_JAVA_OPTS", "-Xmx256m");
  @TempDir private Path folder;

  /** A body, compressed, and how many lines are in it. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Body(byte[] gzip, long lines) {}

  private static Body body(String before, String after) throws IOException {
    var random = new Random(5);
    var out = new ByteArrayOutputStream();
    long lines = 0;
    try (var gzip = new GZIPOutputStream(out)) {
      int left = UNPACKED;
      Instant now = Instant.now();
      while (true) {
        String said = "INFO shop - order " + random.nextInt(1_000) + " was placed, all is well. ";
        String line = before + now + " " + said.repeat(3) + after + "\n";
        if (line.length() > left) {
          break;
        }
        gzip.write(line.getBytes(StandardCharsets.UTF_8));
        left -= line.length();
        lines++;
      }
    }
    return new Body(out.toByteArray(), lines);
  }

  /** Sends it until it is taken, or will never be; the last status. */
  private static int send(String address, String type, Body body, String key) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    try (var client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address + "/api/v1/logs"))
              .header("Content-Type", type)
              .header("Content-Encoding", "gzip")
              .header("Idempotency-Key", key)
              .POST(HttpRequest.BodyPublishers.ofByteArray(body.gzip()))
              .build();
      while (Instant.now().isBefore(end)) {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 503) {
          return answer.statusCode();
        }
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        LockSupport.parkNanos(200_000_000L);
      }
    }
    return 503;
  }

  private static List<Integer> four(String address, String type, Body body) throws Exception {
    var sent = new ArrayList<Future<Integer>>();
    try (var clients = Executors.newFixedThreadPool(4)) {
      for (int client = 0; client < 4; client++) {
        String key = type + client;
        Callable<Integer> sending = () -> send(address, type, body, key);
        sent.add(clients.submit(sending));
      }
    }
    var statuses = new ArrayList<Integer>();
    for (Future<Integer> each : sent) {
      statuses.add(each.get());
    }
    return statuses;
  }

  @Test
  void fourAtOnce_areTakenOneAfterTheOther_orRefused_andTheServerLives() throws Exception {
    Body text = body("", "");
    try (UpProcess up = UpProcess.up(folder, SMALL, folder.resolve("data"))) {
      assertThat(four(up.address(), "text/plain", text)).containsOnly(200);
      Body json = body("{\"message\":\"", "\"}");
      assertThat(four(up.address(), "application/x-ndjson", json)).containsOnly(413);
      UpDoor door = up.door();
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (number(door, "pending") > 0 && System.nanoTime() < end) {
        LockSupport.parkNanos(200_000_000L);
      }
      assertThat(number(door, "stored")).isEqualTo(4 * text.lines());
      assertThat(number(door, "difference")).isZero();
      assertThat(up.isAlive()).isTrue();
    }
  }

  private static long number(UpDoor door, String name) throws Exception {
    return UpDoor.number(StandInJson.member(door.get("/health"), "conservation"), name);
  }
}
