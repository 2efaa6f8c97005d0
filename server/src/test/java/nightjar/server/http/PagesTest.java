package nightjar.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.HttpStatus;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages, files, problems and numbers. */
class PagesTest {
  @TempDir Path folder;
  private TestDoor door;

  @BeforeEach
  void open() throws Exception {
    door = new TestDoor(folder);
  }

  @AfterEach
  void close() {
    door.close();
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Test
  void everyAnswer_carriesWhatKeepsItSafe() throws Exception {
    door.start();
    for (String path : new String[] {"/livez", "/none", "/docs", "/"}) {
      HttpResponse<String> answer = door.get(path);
      assertThat(header(answer, "x-request-id")).as(path).isNotEmpty();
      assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
      assertThat(header(answer, "referrer-policy")).isEqualTo("no-referrer");
      assertThat(header(answer, "cross-origin-opener-policy")).isEqualTo("same-origin");
      assertThat(header(answer, "cross-origin-resource-policy")).isEqualTo("same-origin");
      assertThat(header(answer, "content-security-policy")).contains("default-src 'none'");
      assertThat(header(answer, "cache-control")).isNotEmpty();
      assertThat(answer.headers().firstValue("server")).isEmpty();
    }
    assertThat(header(door.get("/livez"), "cache-control")).isEqualTo("no-store");
  }

  @Test
  void problems_nameTheNearestAndTheMethods() throws Exception {
    door.start();
    HttpResponse<String> typo = door.get("/api/v1/lgos");
    assertThat(typo.statusCode()).isEqualTo(404);
    assertThat(header(typo, "content-type")).isEqualTo("application/problem+json");
    assertThat(typo.body()).contains("Did you mean /api/v1/logs?", header(typo, "x-request-id"));
    HttpResponse<String> method = door.send(door.to("/livez").DELETE());
    assertThat(method.statusCode()).isEqualTo(405);
    assertThat(header(method, "allow")).isEqualTo("GET, HEAD, OPTIONS");
    HttpResponse<String> hostile = door.get("/%3Cscript%3E%0A%1B");
    assertThat(hostile.statusCode()).isIn(400, 404);
    assertThat(hostile.body()).doesNotContain("<script>", "\u001B");
  }

  @Test
  void faults_areToldByTheirIdOnly() throws Exception {
    door.routes.add(
        new Route(
            "GET",
            "/api/v1/broken",
            Scope.READ,
            _ -> {
              throw new IllegalStateException("inner secret");
            }));
    door.start();
    HttpResponse<String> answer = door.get("/api/v1/broken");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .doesNotContain("inner secret")
        .contains(header(answer, "x-request-id"));
  }

  @Test
  void root_isForProgramsAndPeople() throws Exception {
    door.start();
    assertThat(door.get("/").body())
        .contains("\"message\"", "\"version\":\"1.2.3\"", "developedBy");
    HttpResponse<String> page = door.get("/", "accept", "text/html");
    assertThat(page.body()).contains("test console");
    assertThat(header(page, "content-security-policy"))
        .isEqualTo(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                + " font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types"
                + " nightjar");
    for (String path : new String[] {"/incidents", "/incidents/NJ-3", "/patterns/0a", "/system"}) {
      assertThat(door.get(path, "accept", "text/html").body()).isEqualTo(page.body());
    }
    assertThat(door.get("/incidents", "accept", "application/json").statusCode()).isEqualTo(404);
  }

  @Test
  void files_haveTagTypeAndCompression() throws Exception {
    door.start();
    HttpResponse<String> file = door.get("/assets/app.js");
    assertThat(file.body().lines().limit(6))
        .as("comments are left out, lines keep their numbers")
        .containsExactly(
            "",
            "const value1 = 1; // stays",
            "const url = '//host/'; /** stays */ const value0 = 0;",
            "",
            "",
            "const value2 = 2;");
    assertThat(header(file, "content-type")).isEqualTo("text/javascript; charset=utf-8");
    assertThat(header(file, "cache-control")).isEqualTo("no-cache");
    String tag = header(file, "etag");
    HttpResponse<String> known = door.get("/assets/app.js", "if-none-match", tag);
    assertThat(known.statusCode()).isEqualTo(304);
    assertThat(known.body()).isEmpty();
    HttpResponse<String> small = door.get("/assets/app.js", "accept-encoding", "gzip, br");
    assertThat(header(small, "content-encoding")).isEqualTo("gzip");
    assertThat(small.body().length()).isLessThan(file.body().length());
    assertThat(
            header(door.get("/assets/app.js", "accept-encoding", "gzip;q=0"), "content-encoding"))
        .isEmpty();
    assertThat(header(door.get("/assets/part/x-0123abcd.css"), "cache-control"))
        .contains("immutable");
    for (String bad :
        new String[] {
          "none.js", "part", "part/", "..%2fapp.js", ".app.js", "app.class", "%00.js"
        }) {
      assertThat(door.get("/assets/" + bad).statusCode()).as(bad).isIn(400, 404);
    }
    HttpResponse<String> head =
        door.send(door.to("/assets/app.js").method("HEAD", HttpRequest.BodyPublishers.noBody()));
    assertThat(head.body()).isEmpty();
    assertThat(header(head, "etag")).isEqualTo(tag);
  }

  @Test
  void documents_comeFromTheClassPath() throws Exception {
    door.start();
    for (String path :
        new String[] {
          "/docs/swagger/swagger-ui.css",
          "/docs/swagger/swagger-ui-bundle.js",
          "/docs/page/swagger.js",
          "/docs/redoc/redoc.standalone.js",
          "/docs/page/redoc.js"
        }) {
      assertThat(door.get(path).statusCode()).as(path).isEqualTo(200);
    }
    for (String page : new String[] {"/docs", "/redoc"}) {
      HttpResponse<String> answer = door.get(page);
      assertThat(header(answer, "content-type")).startsWith("text/html");
      assertThat(answer.body()).doesNotContain("http:", "https:", "<script>");
      assertThat(header(answer, "content-security-policy")).contains("script-src 'self';");
    }
  }

  @Test
  void readiness_saysWhyNot() throws Exception {
    door.start();
    assertThat(door.get("/readyz").statusCode()).isEqualTo(200);
    door.notReady = () -> Optional.of("The store is being opened.");
    HttpResponse<String> not = door.get("/readyz");
    assertThat(not.statusCode()).isEqualTo(503);
    assertThat(not.body()).contains("The store is being opened.");
    assertThat(door.get("/livez").statusCode()).isEqualTo(200);
    assertThat(door.get("/health/kafka").body()).contains("disabled");
  }

  @Test
  void metrics_countByRoute_neverByPath() throws Exception {
    door.routes.add(
        new Route(
            "GET",
            "/api/v1/things/{id}",
            Scope.READ,
            r -> Reply.json(r.path("id").getBytes(UTF_8))));
    door.start();
    assertThat(door.get("/api/v1/things/a%2Fb+c%C3%A9").body()).isEqualTo("a/b+cé");
    door.get("/api/v1/things/2");
    door.get("/surely/not/there");
    door.post("/api/v1/logs", "text/plain", "a\nb\n".getBytes(UTF_8));
    String text = door.get("/metrics").body();
    assertThat(text)
        .contains(
            "http_requests_total{endpoint=\"/api/v1/things/{id}\",method=\"GET\",status=\"200\"} 2.0",
            "http_requests_total{endpoint=\"none\",method=\"GET\",status=\"404\"} 1.0",
            "http_request_duration_seconds_count{endpoint=\"/api/v1/things/{id}\"",
            "nightjar_lines_in_total 2.0",
            "nightjar_lines_rejected_total 0.0",
            "nightjar_lag_seconds",
            "jvm_memory_used_bytes",
            "nightjar_limit_hits_total{limit=\"body\"}")
        .doesNotContain("surely");
  }

  @Test
  void mounts_areBehindTheSameDoor() throws Exception {
    CountDownLatch stopped = new CountDownLatch(1);
    door.mounts.add(
        new Mount(
            "GET",
            "/api/v1/events",
            Scope.READ,
            (_, _) -> com.linecorp.armeria.common.HttpResponse.of(HttpStatus.OK),
            stopped::countDown));
    door.start();
    HttpResponse<String> answer = door.get("/api/v1/events");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
    assertThat(
            door.raw(
                "GET /api/v1/events HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 421");
    door.door().close();
    assertThat(stopped.getCount()).isZero();
  }

  @Test
  void close_finishesCallsThatHaveBegun() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    door.routes.add(
        new Route(
            "GET",
            "/api/v1/long",
            Scope.READ,
            _ -> {
              begun.countDown();
              go.await();
              return Reply.json("\"done\"".getBytes(UTF_8));
            }));
    door.start();
    CompletableFuture<String> answer =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return door.get("/api/v1/long").body();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    begun.await();
    Thread closing = Thread.ofPlatform().start(door.door()::close);
    go.countDown();
    assertThat(answer.get()).isEqualTo("\"done\"");
    closing.join();
  }
}
