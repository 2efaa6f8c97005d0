package nightjar.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nightjar.search.LogId;
import nightjar.server.http.Scope;
import nightjar.server.http.TestDoor;
import nightjar.store.LogRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What clients of the first users send, by their names of parameters, and the whole answers as they
 * go over the wire, held to {@code log-contract.json}: field by field, none more, none less.
 */
@Timeout(60)
class LogContractTest {
  private static final String SEARCH = "/api/v1/logs/search";

  /** Fields the first users rely on, of a page and of a record. */
  private static final List<String> PAGE =
      List.of("results", "total", "limit", "offset", "has_more", "search_type");

  private static final List<String> RESULT =
      List.of(
          "id",
          "timestamp",
          "level",
          "service",
          "message",
          "metadata",
          "pii_redacted",
          "pii_entities_detected",
          "created_at",
          "is_anomaly",
          "anomaly_score");

  @TempDir private Path folder;
  private final Samples samples = Samples.filled();
  private TestDoor door;

  @BeforeEach
  void open() throws Exception {
    door = new TestDoor(folder);
    door.routes.addAll(samples.routes);
    door.start();
  }

  @AfterEach
  void close() {
    door.close();
  }

  private static Map<String, Object> golden() throws IOException {
    try (InputStream in = LogContractTest.class.getResourceAsStream("log-contract.json")) {
      return JsonTree.object(Objects.requireNonNull(in).readAllBytes());
    }
  }

  private Map<String, Object> answer(String path, long status, String... headers) throws Exception {
    HttpResponse<String> answer = door.get(path, headers);
    assertThat((long) answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type").orElse(""))
        .startsWith(status == 200 ? "application/json" : "application/problem+json");
    Map<String, Object> tree = JsonTree.object(answer.body().getBytes(UTF_8));
    tree.remove("took_ms"); // they differ from call to call
    tree.remove("request_id");
    return tree;
  }

  @Test
  void everyCall_isAnsweredToTheField() throws Exception {
    LogRow sent = samples.store.rows.get(1);
    String raw = sent.text().replace("[EMAIL]", "ann@example.org") + "\n";
    samples.live.raw.put(sent.arrival(), raw);
    String[] auditor = {
      "X-API-Key",
      door.keys
          .create("auditor", Set.of(Scope.READ, Scope.READ_RAW), Optional.empty())
          .secret()
          .reveal()
    };
    Map<String, Object> golden = golden();
    assertThat(golden).hasSizeGreaterThan(25);
    for (String name : golden.keySet()) {
      Map<String, Object> expected = Samples.object(golden, name);
      String[] headers = expected.containsKey("key") ? auditor : new String[0];
      String call = String.valueOf(expected.get("call"));
      long status = (long) Samples.number(expected, "status");
      Map<String, Object> answer = answer(call, status, headers);
      assertThat(answer).as(name).isEqualTo(expected.get("answer"));
    }
    assertThat(samples.rawReads).as("raw lines that were read").containsExactly(id(sent));
  }

  @Test
  void fieldsOfTheFirstUsers_areThere() throws Exception {
    Map<String, Object> page =
        answer(SEARCH + "?query=paid&use_semantic_search=true&similarity_threshold=0.7", 200);
    assertThat(page.keySet()).containsAll(PAGE);
    assertThat(Samples.list(page, "results"))
        .isNotEmpty()
        .allSatisfy(result -> assertThat(result.keySet()).containsAll(RESULT));
    Map<String, Object> log = answer("/api/v1/logs/" + id(samples.store.rows.getLast()), 200);
    assertThat(log.keySet()).containsAll(RESULT).contains("raw_log_note");
  }

  private static String id(LogRow row) {
    return LogId.of(row).toString();
  }

  @Test
  void timesOfOtherClients_areUnderstood() throws Exception {
    for (String start :
        List.of(
            "2026-11-22T07:59:50",
            "2026-11-22T07:59:50.000000",
            "2026-11-22%2007:59:50",
            "2026-11-22T07:59:50Z",
            "2026-11-22T08:59:50%2B01:00",
            "2026-11-22T08:59:50+01:00",
            "1795334390000")) {
      assertThat(answer(SEARCH + "?limit=1&start_time=" + start, 200))
          .as(start)
          .containsEntry("total", 11L);
    }
  }

  @Test
  void pages_reachEveryRecordOnce_whileRecordsCome() throws Exception {
    Object cursor = null;
    long number = samples.store.rows.size() + 1L;
    do {
      String more = cursor == null ? "" : "&cursor=" + cursor;
      Map<String, Object> page = answer(SEARCH + "?query=&limit=500" + more, 200);
      for (Map<String, Object> result : Samples.list(page, "results")) {
        assertThat(result).containsEntry("number", --number);
      }
      assertThat(page.get("has_more")).isEqualTo(page.get("next_cursor") != null);
      cursor = page.get("next_cursor");
      samples.add(Samples.NOW, 9, "shop", Samples.GET, "GET /cart/new 200", 0);
    } while (cursor != null);
    assertThat(number).isEqualTo(1);
  }
}
