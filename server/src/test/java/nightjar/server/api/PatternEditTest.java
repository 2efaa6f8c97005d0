package nightjar.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nightjar.incident.Deed;
import nightjar.pattern.PatternFact;
import nightjar.server.Nightjar;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people say about patterns, against the whole server with its store and journal. */
class PatternEditTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> NAMES =
      List.of("anna", "bert", "carl", "dora", "emil", "fred", "gina");

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private Nightjar nightjar;

  @BeforeEach
  void open() throws Exception {
    nightjar = WholeSystem.start(folder);
  }

  @AfterEach
  void close() {
    nightjar.close();
    client.close();
  }

  private void restart() throws Exception {
    nightjar.close();
    open();
  }

  private void send() throws Exception {
    StringBuilder lines = new StringBuilder();
    Instant now = Instant.now().minusSeconds(600);
    for (int i = 0; i < 210; i++) {
      lines.append(
          "%s INFO session %d opened by %s today in %d ms\n"
              .formatted(now.plusSeconds(i), i, NAMES.get(i % 7), i % 50));
    }
    for (int i = 0; i < 30; i++) {
      lines.append("%s INFO session %d closed\n".formatted(now.plusSeconds(300 + i), i));
    }
    assertThat(call("POST", "/api/v1/logs", "text/plain", lines.toString()).statusCode())
        .isEqualTo(200);
    Instant end = Instant.now().plus(PATIENCE);
    while (patterns().isEmpty() || nightjar.state().behindArrivals() > 0) {
      assertThat(Instant.now()).isBefore(end);
      Thread.onSpinWait();
    }
  }

  private HttpResponse<String> call(String method, String path, String type, String body)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(nightjar.address() + path))
            .header("Content-Type", type)
            .method(method, HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private Map<String, Object> get(String path) throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(nightjar.address() + path)).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  private static Map<String, Object> json(HttpResponse<String> answer) {
    return JsonTree.object(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, Object> said(String method, String path, String body) throws Exception {
    HttpResponse<String> answer = call(method, path, "application/json", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  private List<Map<String, Object>> patterns() throws Exception {
    return Samples.list(get("/api/v1/patterns"), "patterns");
  }

  private String id(String part) throws Exception {
    return patterns().stream()
        .filter(each -> String.valueOf(each.get("text")).contains(part))
        .map(each -> String.valueOf(each.get("id")))
        .findFirst()
        .orElseThrow();
  }

  private Map<String, Object> one(String id) throws Exception {
    return get("/api/v1/patterns/" + id);
  }

  private static long version(Map<String, Object> said) {
    return (Long) Samples.list(said, "facts").getFirst().getOrDefault("version", 0L);
  }

  @Test
  void detail_hasValuesWithQuantiles_regexAndNeighbours() throws Exception {
    send();
    Map<String, Object> opened = one(id("opened"));
    assertThat(opened).containsEntry("looked_at", 210L);
    assertThat(String.valueOf(opened.get("title"))).contains("opened by");
    assertThat(String.valueOf(opened.get("regex"))).startsWith("(?s)^session\\s+");
    Map<String, Object> names =
        Samples.list(opened, "parameters").stream()
            .filter(each -> Samples.number(each, "distinct") == 7)
            .findFirst()
            .orElseThrow();
    assertThat(names).containsEntry("kind", "word").containsEntry("records", 210L);
    assertThat(Samples.list(names, "top").getFirst())
        .containsEntry("value", "anna")
        .containsEntry("count", 30L)
        .containsEntry("can_split", true);
    Map<String, Object> millis =
        Samples.list(opened, "parameters").stream()
            .filter(each -> Samples.number(each, "distinct") == 50)
            .findFirst()
            .orElseThrow();
    assertThat(Samples.object(millis, "quantiles"))
        .containsEntry("unit", "ms")
        .containsEntry("min", 0.0)
        .containsEntry("max", 49.0);
    assertThat(Samples.list(millis, "top").getFirst()).containsEntry("can_split", false);
    assertThat(Samples.list(opened, "neighbours"))
        .extracting(each -> each.get("id"))
        .contains(id("closed"));
  }

  @Test
  void rename_isTheTitle_survivesARestart_andIsUndone() throws Exception {
    send();
    String id = id("opened");
    String before = String.valueOf(one(id).get("title"));
    Map<String, Object> said =
        said("PATCH", "/api/v1/patterns/" + id, "{\"title\":\"Login\",\"by\":\"ann\"}");
    assertThat(Samples.list(said, "patterns").getFirst()).containsEntry("title", "Login");
    assertThat(one(id)).containsEntry("title", "Login");
    restart();
    assertThat(one(id)).containsEntry("title", "Login");
    assertThat(Samples.list(get("/api/v1/patterns/facts"), "facts").getFirst())
        .containsEntry("by", "ann")
        .containsEntry("kind", "rename")
        .containsEntry("holds", true);
    String undo = "/api/v1/patterns/facts/" + version(said) + "/undo";
    said("POST", undo, "{}");
    assertThat(one(id)).containsEntry("title", before);
    HttpResponse<String> again = call("POST", undo, "application/json", "{}");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("undone already");
  }

  @Test
  void split_takesTheLinesWithAWord_andTheOldIdStaysGood() throws Exception {
    send();
    String id = id("opened");
    Map<String, Object> said =
        said("POST", "/api/v1/patterns/" + id + "/split", "{\"slot\":1,\"value\":\"anna\"}");
    assertThat(Samples.list(said, "patterns")).hasSize(2);
    assertThat(patterns()).hasSize(3);
    assertThat(one(id("by anna"))).containsEntry("count", 30L);
    assertThat(one(id)).containsEntry("count", 180L);
    restart();
    assertThat(patterns()).hasSize(3);
    String part = id("by anna");
    said("POST", "/api/v1/patterns/facts/" + version(said) + "/undo", "{}");
    assertThat(patterns()).hasSize(2);
    assertThat(one(part)).containsEntry("id", id).containsEntry("count", 210L);
    assertThat(Samples.values(one(id), "aliases")).contains(part);
  }

  @Test
  void splitByANumber_isRefusedWithItsReason() throws Exception {
    send();
    for (String value : List.of("17", "10.0.0.1", "nobody", "<*>")) {
      HttpResponse<String> refused =
          call(
              "POST",
              "/api/v1/patterns/" + id("opened") + "/split",
              "application/json",
              "{\"slot\":0,\"value\":\"" + value + "\"}");
      assertThat(refused.statusCode()).as(value).isEqualTo(409);
      assertThat(refused.body()).contains("typed values", "can_split");
    }
    assertThat(Samples.list(get("/api/v1/patterns/facts"), "facts")).isEmpty();
  }

  @Test
  void join_makesOne_andBothIdsLeadToIt() throws Exception {
    send();
    String opened = id("opened");
    String closed = id("closed");
    Map<String, Object> said =
        said("POST", "/api/v1/patterns/join", "{\"ids\":[\"" + opened + "\",\"" + closed + "\"]}");
    assertThat(patterns()).hasSize(1);
    assertThat(one(closed)).containsEntry("id", opened).containsEntry("count", 240L);
    restart();
    assertThat(one(closed)).containsEntry("id", opened);
    said("POST", "/api/v1/patterns/facts/" + version(said) + "/undo", "{}");
    assertThat(one(closed)).containsEntry("id", closed).containsEntry("count", 30L);
    HttpResponse<String> self =
        call(
            "POST",
            "/api/v1/patterns/join",
            "application/json",
            "{\"ids\":[\"" + opened + "\",\"" + opened + "\"]}");
    assertThat(self.statusCode()).isEqualTo(400);
  }

  @Test
  void pinnedPattern_keepsTheTextThatPeopleSee() throws Exception {
    send();
    String id = id("opened");
    Object text = one(id).get("text");
    assertThat(String.valueOf(text)).endsWith(" ms");
    said("POST", "/api/v1/patterns/" + id + "/pin", "{}");
    assertThat(one(id)).containsEntry("text", text);
  }

  @Test
  void pinnedPattern_saysSo_andUnknownOnesAre404() throws Exception {
    send();
    Map<String, Object> said = said("POST", "/api/v1/patterns/" + id("closed") + "/pin", "{}");
    assertThat(Samples.list(said, "facts").getFirst()).containsEntry("kind", "pin");
    assertThat(call("POST", "/api/v1/patterns/zz/pin", "application/json", "{}").statusCode())
        .isEqualTo(404);
    assertThat(
            call("POST", "/api/v1/patterns/facts/99/undo", "application/json", "{}").statusCode())
        .isEqualTo(404);
    assertThat(call("PATCH", "/api/v1/patterns/zz", "application/json", "{}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void importNeedsTheAdministrator() throws Exception {
    assertThat(call("POST", "/api/v1/patterns/import", "application/json", "{}").statusCode())
        .isEqualTo(401);
  }

  @Test
  void export_isTakenOverElsewhere_once() throws Exception {
    Samples here = Samples.filled();
    here.call("PATCH", "/api/v1/patterns/{id}", "{\"title\":\"A\"}", "id", Samples.DENIED_ID);
    here.call("PATCH", "/api/v1/patterns/{id}", "{\"title\":\"B\"}", "id", Samples.PAID_ID);
    here.call("POST", "/api/v1/patterns/facts/{version}/undo", "", "version", "1");
    String document =
        new String(here.call("GET", "/api/v1/patterns/export", "").body(), StandardCharsets.UTF_8);
    Samples there = Samples.filled();
    Map<String, Object> tried = there.post("/api/v1/patterns/import", document, "dry_run", "true");
    assertThat(tried).containsEntry("imported", 1L).containsEntry("total", 0L);
    assertThat(Samples.values(tried, "changes"))
        .singleElement(InstanceOfAssertFactories.STRING)
        .endsWith("” is called “B”");
    assertThat(there.post("/api/v1/patterns/import", document))
        .containsEntry("imported", 1L)
        .containsEntry("known", 0L);
    assertThat(there.post("/api/v1/patterns/import", document))
        .containsEntry("imported", 0L)
        .containsEntry("known", 1L)
        .containsEntry("total", 1L);
    assertThat(there.live.deeds).hasSize(1);
    Deed.EditPatterns deed = (Deed.EditPatterns) there.live.deeds.getFirst();
    assertThat(((PatternFact.Rename) deed.facts().getFirst()).title()).isEqualTo("B");
    for (String bad :
        List.of(
            "[]",
            "{}",
            "{\"schema\":\"x\",\"facts\":[]}",
            "{\"schema\":\"nightjar.patterns/1\",\"facts\":[7]}",
            "{\"schema\":\"nightjar.patterns/1\",\"facts\":[{\"kind\":\"rename\"}]}",
            "{\"schema\":\"nightjar.patterns/1\",\"facts\":[")) {
      assertThat(there.refused("POST", "/api/v1/patterns/import", bad).status())
          .as(bad)
          .isEqualTo(400);
    }
  }
}
