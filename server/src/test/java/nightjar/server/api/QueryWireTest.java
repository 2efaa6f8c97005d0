package nightjar.server.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import nightjar.server.http.Mount;
import nightjar.server.http.Scope;
import nightjar.server.http.TestDoor;
import nightjar.store.LogQuery;
import nightjar.store.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries as they go over the wire: what is wrong with them, and who does not wait for them. */
@Timeout(60)
class QueryWireTest {
  private static final String WHERE =
      "?query=" + URLEncoder.encode("denied levle:error", UTF_8) + "&topics=logs";

  @TempDir private Path folder;
  private final Samples samples = Samples.filled();
  private final EventsService events = new EventsService(samples.parts);
  private TestDoor door;

  @BeforeEach
  void open() throws Exception {
    door = new TestDoor(folder);
    door.routes.addAll(samples.routes);
    door.mounts.add(new Mount("GET", "/api/v1/events", Scope.READ, events, events::close));
    door.start();
  }

  @AfterEach
  void close() {
    door.close();
    events.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/logs/search",
        "/api/v1/logs/facets",
        "/api/v1/logs/volume",
        "/api/v1/events",
      })
  void badQuery_isAProblemThatSaysWhere(String path) throws Exception {
    HttpResponse<String> answer = door.get(path + WHERE);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("content-type").orElseThrow())
        .startsWith("application/problem+json");
    Map<String, Object> problem = JsonTree.object(answer.body().getBytes(UTF_8));
    assertThat(problem)
        .containsEntry("status", 400L)
        .containsEntry("position", 8L)
        .containsEntry("length", 6L)
        .containsEntry("suggestion", "level:")
        .containsEntry("caret", "denied levle:error\n       ^^^^^^");
    assertThat(String.valueOf(problem.get("detail"))).contains("character 8");
  }

  @Test
  void problemWithoutASuggestion_hasNone() throws Exception {
    HttpResponse<String> answer =
        door.get("/api/v1/logs/search?query=%2F%28x%7B1000%7D%29%7B1000%7D%2F");
    Map<String, Object> problem = JsonTree.object(answer.body().getBytes(UTF_8));
    assertThat(problem).containsEntry("position", 1L).doesNotContainKey("suggestion");
  }

  @Test
  void oneCall_fillsAScreen() throws Exception {
    HttpResponse<String> answer =
        door.get(
            "/api/v1/logs/search?query=service:pay&count=false&limit=2"
                + "&facets=level,service,source,pattern&histogram=10");
    assertThat(answer.statusCode()).isEqualTo(200);
    Map<String, Object> page = JsonTree.object(answer.body().getBytes(UTF_8));
    assertThat(Samples.list(page, "results")).hasSize(2);
    assertThat(Samples.object(page, "facets"))
        .containsOnlyKeys("level", "service", "source", "pattern");
    assertThat(Samples.object(page, "histogram"))
        .containsEntry("complete", true)
        .containsEntry("total_logs", 420L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "facets=service",
        "facets=source",
        "facets=pattern",
        "histogram=10",
        "facets=level,source&histogram=10"
      })
  void callerWhoGoes_breaksCountsOff(String counts) throws Exception {
    CompletableFuture<String> begun = new CompletableFuture<>();
    CompletableFuture<String> end = new CompletableFuture<>();
    CountDownLatch never = new CountDownLatch(1);
    List<LogQuery> counted = new CopyOnWriteArrayList<>();
    samples.store.counting =
        what -> {
          counted.add(what);
          begun.complete("");
          try {
            never.await();
            end.complete("whole");
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end.complete("broken off");
            throw new StoreException("the count was broken off", e);
          }
        };
    String call =
        "GET /api/v1/logs/search?limit=1&%s HTTP/1.1\r\nHost: localhost:%d\r\n\r\n"
            .formatted(counts, door.port());
    try (Socket socket = door.socket()) {
      socket.getOutputStream().write(call.getBytes(US_ASCII));
      begun.get();
    }
    assertThat(end.get()).isEqualTo("broken off");
    assertThat(counted).as("what was counted").hasSize(1);
    samples.store.counting = _ -> {};
    assertThat(door.get("/api/v1/logs/search?limit=1&" + counts).statusCode()).isEqualTo(200);
  }
}
