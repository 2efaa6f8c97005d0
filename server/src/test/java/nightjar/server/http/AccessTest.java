package nightjar.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nightjar.server.config.ConfigException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in and who is not. */
class AccessTest {
  private static final byte[] LINE = "hello\n".getBytes(UTF_8);

  @TempDir Path folder;
  private TestDoor door;

  @BeforeEach
  void open() throws IOException {
    door = new TestDoor(folder);
    for (Scope scope : Scope.values()) {
      door.routes.add(
          new Route(
              "GET",
              "/api/v1/test/" + scope,
              scope,
              request -> Reply.json(("\"" + request.keyName() + "\"").getBytes(UTF_8))));
    }
    door.routes.add(
        new Route("POST", "/api/v1/test/post", Scope.MARK, request -> Reply.json(request.body())));
  }

  @AfterEach
  void close() {
    door.close();
  }

  private String withHost(String host) throws IOException {
    return door.raw("GET /livez HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
  }

  @Test
  void ownNames_areAnswered_othersAre421() throws Exception {
    door.flags.put("http.hosts", "logs.example.com, other.example.com:9000");
    door.start();
    String port = ":" + door.port();
    for (String good :
        new String[] {
          "localhost" + port,
          "LocalHost" + port,
          "127.0.0.1" + port,
          "[::1]" + port,
          "logs.example.com",
          "logs.example.com:1234",
          "other.example.com:9000"
        }) {
      assertThat(withHost(good)).as(good).startsWith("HTTP/1.1 200");
    }
    for (String bad :
        new String[] {
          "evil.example",
          "evil.example" + port,
          "localhost",
          "localhost:1",
          "localhost.evil.example" + port,
          "other.example.com",
          "127.0.0.1" + port + ".evil.example",
          ""
        }) {
      assertThat(withHost(bad)).as(bad).matches("(?s)HTTP/1.1 4(21|00).*");
    }
    assertThat(withHost("evil.example")).contains("application/problem+json", "NIGHTJAR_HOSTS");
  }

  @Test
  void missingOrDoubleHost_isRefused() throws Exception {
    door.start();
    assertThat(door.raw("GET /livez HTTP/1.1\r\nConnection: close\r\n\r\n"))
        .matches("(?s)HTTP/1.1 4(21|00).*");
    String port = ":" + door.port();
    assertThat(
            door.raw(
                "GET /livez HTTP/1.1\r\nHost: localhost"
                    + port
                    + "\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .matches("(?s)HTTP/1.1 4(21|00).*");
  }

  @Test
  void absoluteAddressOfAnotherHost_isRefused() throws Exception {
    door.start();
    assertThat(
            door.raw(
                "GET http://evil.example/livez HTTP/1.1\r\nHost: evil.example\r\nConnection:"
                    + " close\r\n\r\n"))
        .matches("(?s)HTTP/1.1 4(21|00|04).*");
  }

  private HttpResponse<String> postWith(String... headers) throws Exception {
    return door.post("/api/v1/logs", "text/plain", LINE, headers);
  }

  @Test
  void pagesOfOtherOrigins_changeNothing() throws Exception {
    door.start();
    String own = "http://127.0.0.1:" + door.port();
    assertThat(postWith("origin", own).statusCode()).isEqualTo(200);
    assertThat(postWith("sec-fetch-site", "same-origin").statusCode()).isEqualTo(200);
    assertThat(postWith("sec-fetch-site", "none").statusCode()).isEqualTo(200);
    assertThat(postWith().statusCode()).isEqualTo(200);
    assertThat(postWith("sec-fetch-site", "cross-site").statusCode()).isEqualTo(403);
    assertThat(postWith("sec-fetch-site", "same-site").statusCode()).isEqualTo(403);
    assertThat(postWith("origin", "http://evil.example").statusCode()).isEqualTo(403);
    assertThat(postWith("origin", "null").statusCode()).isEqualTo(403);
    assertThat(postWith("origin", "http://127.0.0.1:1").statusCode()).isEqualTo(403);
    assertThat(postWith("origin", own.replace("http", "https")).statusCode()).isEqualTo(403);
    assertThat(door.system.arrivals).hasSize(4);
  }

  @Test
  void noCorsByDefault_listedOriginsOnly() throws Exception {
    door.flags.put("http.cors-origins", "https://dash.example");
    door.start();
    HttpResponse<String> listed = postWith("origin", "https://dash.example");
    assertThat(listed.statusCode()).isEqualTo(200);
    assertThat(listed.headers().firstValue("access-control-allow-origin"))
        .hasValue("https://dash.example");
    HttpResponse<String> other = door.get("/livez", "origin", "https://evil.example");
    assertThat(other.headers().firstValue("access-control-allow-origin")).isEmpty();
    HttpResponse<String> preflight =
        door.send(
            door.to("/api/v1/logs")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("origin", "https://dash.example")
                .header("access-control-request-method", "POST"));
    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.headers().firstValue("access-control-allow-methods")).hasValue("POST");
  }

  @Test
  void onLoopback_readingIsFree_raisedThingsNeedAKey() throws Exception {
    door.start();
    for (Scope free : Set.of(Scope.NONE, Scope.READ, Scope.INGEST, Scope.MARK)) {
      assertThat(door.get("/api/v1/test/" + free).statusCode()).isEqualTo(200);
    }
    for (Scope raised : Set.of(Scope.READ_RAW, Scope.ACT, Scope.ADMIN)) {
      HttpResponse<String> answer = door.get("/api/v1/test/" + raised);
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("www-authenticate")).isPresent();
      assertThat(answer.body()).contains("\"hint\"", "\"request_id\"");
    }
  }

  @Test
  void keys_allowWhatTheyAllow() throws Exception {
    door.start();
    String act = door.keys.create("bot", Set.of(Scope.ACT), Optional.empty()).secret().reveal();
    HttpResponse<String> allowed = door.get("/api/v1/test/ACT", "authorization", "Bearer " + act);
    assertThat(allowed.statusCode()).isEqualTo(200);
    assertThat(allowed.body()).isEqualTo("\"bot\"");
    assertThat(door.get("/api/v1/test/ACT", "x-api-key", act).statusCode()).isEqualTo(200);
    assertThat(door.get("/api/v1/test/ADMIN", "x-api-key", act).statusCode()).isEqualTo(403);
    String admin = door.keys.create("me", Set.of(Scope.ADMIN), Optional.empty()).secret().reveal();
    assertThat(door.get("/api/v1/test/READ_RAW", "x-api-key", admin).statusCode()).isEqualTo(200);
  }

  @Test
  void wrongKeys_are401EvenWhereNoneIsNeeded() throws Exception {
    door.start();
    String key = door.keys.create("a", Set.of(Scope.READ), Optional.empty()).secret().reveal();
    for (String wrong : new String[] {"x", "nj_", "nj__", key + "x", "nj_00000000_x"}) {
      assertThat(door.get("/api/v1/test/READ", "x-api-key", wrong).statusCode()).isEqualTo(401);
    }
    assertThat(door.get("/api/v1/test/READ", "authorization", "Basic eDp5").statusCode())
        .isEqualTo(401);
  }

  @Test
  void otherThanLoopback_needsTlsOrInsecure_andThenKeysForAll() throws Exception {
    door.flags.put("http.bind", "0.0.0.0");
    assertThatThrownBy(door::start)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("http.insecure");
    door.flags.put("http.insecure", "true");
    door.start();
    assertThat(door.get("/livez").statusCode()).isEqualTo(200);
    for (String path :
        new String[] {"/readyz", "/metrics", "/api/v1/test/NONE", "/api/v1/test/READ", "/none"}) {
      assertThat(door.get(path).statusCode()).as(path).isEqualTo(401);
    }
    assertThat(postWith().statusCode()).isEqualTo(401);
    String key = door.keys.create("a", Set.of(Scope.READ), Optional.empty()).secret().reveal();
    assertThat(door.get("/metrics", "x-api-key", key).statusCode()).isEqualTo(200);
    assertThat(door.get("/api/v1/test/READ", "x-api-key", key).statusCode()).isEqualTo(200);
    assertThat(postWith("x-api-key", key).statusCode()).isEqualTo(403);
  }

  @Test
  void brokenTlsSettings_nameTheirKey() throws Exception {
    door.flags.put("http.tls.cert", folder.resolve("no.pem").toString());
    assertThatThrownBy(door::start).hasMessageContaining("http.tls.cert");
    Path bad = Files.writeString(folder.resolve("bad.pem"), "x");
    door.flags.put("http.tls.cert", bad.toString());
    assertThatThrownBy(door::start).hasMessageContaining("http.tls.key");
    door.flags.put("http.tls.key", bad.toString());
    assertThatThrownBy(door::start).hasMessageContaining("cannot be used");
  }

  @Test
  void jsonCalls_takeJsonOnly() throws Exception {
    door.start();
    byte[] json = "{\"a\":1}".getBytes(UTF_8);
    String path = "/api/v1/test/post";
    assertThat(door.post(path, "application/json", json).body()).isEqualTo("{\"a\":1}");
    assertThat(door.post(path, "application/json; charset=UTF-8", json).statusCode())
        .isEqualTo(200);
    for (String type :
        new String[] {
          "text/plain",
          "application/x-www-form-urlencoded",
          "application/jsonx",
          "application/json; charset=latin1",
          "text/json"
        }) {
      assertThat(door.post(path, type, json).statusCode()).as(type).isEqualTo(415);
    }
    assertThat(door.post(path, "application/json", "{a}".getBytes(UTF_8)).body())
        .contains("line 1, column 2");
    assertThat(door.send(door.to(path).POST(HttpRequest.BodyPublishers.noBody())).statusCode())
        .isEqualTo(200);
  }

  @Test
  void takenPort_isSaidInWords() throws Exception {
    door.start();
    try (TestDoor second = new TestDoor(folder)) {
      second.flags.putAll(Map.of("http.port", Integer.toString(door.port())));
      assertThatThrownBy(second::start)
          .isInstanceOf(IOException.class)
          .hasMessage(
              "port %d on 127.0.0.1 is taken: another Nightjar? Try --port %d"
                  .formatted(door.port(), door.port() + 1));
    }
  }
}
