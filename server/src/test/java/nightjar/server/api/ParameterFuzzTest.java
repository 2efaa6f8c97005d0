package nightjar.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import nightjar.server.Nightjar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every GET call of openapi.json, each of its query parameters with hostile values, against the
 * whole server with its store: it is answered, never with 5xx; what is refused is a problem; and a
 * filter holds whatever stands beside it.
 */
class ParameterFuzzTest {
  private static final long SEED = 20_261_122;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  private Nightjar nightjar;
  private RawCalls calls;

  private record Call(String path, List<String> parameters) {}

  @BeforeEach
  void open() throws Exception {
    nightjar = WholeSystem.start(folder);
    calls = new RawCalls(nightjar.address());
    String now = Instant.now().toString();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      lines.append(
          "{\"timestamp\":\"%s\",\"level\":\"%s\",\"service\":\"%s\",\"message\":\"order %d of 'x' done\"}\n"
              .formatted(now, i % 3 == 0 ? "ERROR" : "INFO", i % 2 == 0 ? "pay" : "shop", i));
    }
    assertThat(calls.post("/api/v1/logs", "application/x-ndjson", lines.toString()).status())
        .isEqualTo(200);
    Instant end = Instant.now().plus(PATIENCE);
    while (total("/api/v1/logs/search?limit=1") < 300) {
      assertThat(Instant.now()).isBefore(end);
      Thread.onSpinWait();
    }
  }

  @AfterEach
  void close() throws IOException {
    calls.close();
    nightjar.close();
  }

  private long total(String path) throws IOException {
    return ((Number) Objects.requireNonNull(json(calls.get(path)).get("total"))).longValue();
  }

  @Test
  void everyParameter_withHostileValues_isAnsweredOrRefused() throws Exception {
    fuzz(1);
  }

  @Test
  @Tag("slow")
  void everyParameter_withHostileValues_tenTimesAsOften() throws Exception {
    fuzz(10);
  }

  private void fuzz(int rounds) throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    List<String> cursors = cursors();
    for (Call call : documented()) {
      for (String parameter : call.parameters()) {
        for (int round = 0; round < rounds; round++) {
          for (String value : HostileValues.some(random, cursors, round == 0 ? 3 : 10)) {
            check(call.path() + "?" + parameter + "=" + value);
          }
        }
      }
      check(call.path() + "?no_such=1&%00=%ff&=&&x");
      assertThat(total("/api/v1/logs/search?limit=1")).isEqualTo(300);
    }
    awaitPlaceForEvents();
  }

  /** Listeners that went away give their places back. */
  private void awaitPlaceForEvents() throws IOException {
    Instant end = Instant.now().plus(PATIENCE);
    while (calls.get("/api/v1/events").status() != 200) {
      assertThat(Instant.now()).isBefore(end);
      Thread.onSpinWait();
    }
  }

  @Test
  void aFilter_holds_whateverStandsBesideIt() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    List<String> cursors = cursors();
    int answered = 0;
    for (String parameter : parametersOf("/api/v1/logs/search")) {
      if (parameter.equals("service")) {
        continue;
      }
      for (String value : HostileValues.some(random, cursors, 6)) {
        String path = "/api/v1/logs/search?service=pay&limit=50&" + parameter + "=" + value;
        RawCalls.Answer answer = check(path);
        if (answer.status() == 200) {
          answered++;
          for (Map<String, Object> row : Samples.list(json(answer), "results")) {
            assertThat(row.get("service")).as(path).isEqualTo("pay");
          }
        }
      }
    }
    assertThat(answered).isPositive();
  }

  @Test
  void hostileService_findsNothing() throws Exception {
    for (String value : HostileValues.INJECTIONS) {
      RawCalls.Answer answer = check("/api/v1/logs/search?service=" + value);
      assertThat(answer.status()).as(value).isIn(200, 400);
      if (answer.status() == 200) {
        assertThat(Samples.list(json(answer), "results")).as(value).isEmpty();
      }
    }
  }

  private RawCalls.Answer check(String path) throws IOException {
    RawCalls.Answer answer = calls.get(path);
    String shown = path.substring(0, Math.min(200, path.length()));
    boolean full = answer.status() == 503 && answer.body().contains("clients listen already");
    assertThat(full || (answer.status() >= 200 && answer.status() < 500))
        .as(shown + " " + answer.status())
        .isTrue();
    if (answer.status() >= 400) {
      assertThat(answer.head().toLowerCase(Locale.ROOT))
          .as(shown)
          .contains("content-type: application/problem+json");
      assertThat(answer.body()).as(shown).contains("\"detail\"").doesNotContain("nightjar.store");
    }
    return answer;
  }

  /** A cursor that is right, one cut short, one changed, one of another question. */
  private List<String> cursors() throws IOException {
    String good =
        String.valueOf(
            json(calls.get("/api/v1/logs/search?limit=5&service=shop")).get("next_cursor"));
    return List.of(
        good,
        good.substring(0, good.length() / 2),
        good.substring(1),
        good + "A",
        "A".repeat(good.length()),
        good.replace(good.charAt(2), good.charAt(2) == 'z' ? 'y' : 'z'));
  }

  private static List<String> parametersOf(String path) throws IOException {
    return documented().stream()
        .filter(call -> call.path().equals(path))
        .findFirst()
        .orElseThrow()
        .parameters();
  }

  private static List<Call> documented() throws IOException {
    List<Call> calls = new ArrayList<>();
    Map<String, Object> paths = Samples.object(document(), "paths");
    for (String path : paths.keySet()) {
      Map<String, Object> operations = Samples.object(paths, path);
      if (!operations.containsKey("get")) {
        continue;
      }
      Map<String, Object> get = Samples.object(operations, "get");
      List<String> names = new ArrayList<>();
      if (get.containsKey("parameters")) {
        for (Map<String, Object> parameter : Samples.list(get, "parameters")) {
          if ("query".equals(parameter.get("in"))) {
            names.add(String.valueOf(parameter.get("name")));
          }
        }
      }
      calls.add(new Call(path.replaceAll("\\{[^}]*\\}", "1"), names));
    }
    assertThat(calls).hasSizeGreaterThan(15);
    return calls;
  }

  private static Map<String, Object> document() throws IOException {
    try (InputStream in = Nightjar.class.getResourceAsStream("/nightjar/server/openapi.json")) {
      return JsonTree.object(Objects.requireNonNull(in).readAllBytes());
    }
  }

  private static Map<String, Object> json(RawCalls.Answer answer) {
    return JsonTree.object(answer.body().getBytes(StandardCharsets.UTF_8));
  }
}
