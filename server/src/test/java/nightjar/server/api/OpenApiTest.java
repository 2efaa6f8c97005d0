package nightjar.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nightjar.redact.Redactor;
import nightjar.redact.RuleFile;
import nightjar.search.LogId;
import nightjar.server.http.Reply;
import nightjar.server.http.Route;
import nightjar.server.http.Scope;
import nightjar.store.LogQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The document and the server say the same: calls, parameters, fields. */
class OpenApiTest {
  /** Documented here, answered by the door, the intake or the stream of events. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "POST /api/v1/logs",
          "GET /api/v1/events",
          "GET /api/v1/backups",
          "POST /api/v1/backups",
          "GET /health/kafka",
          "GET /livez",
          "GET /readyz",
          "GET /metrics",
          "GET /openapi.json",
          "GET /docs",
          "GET /redoc",
          "GET /");

  private final Map<String, Object> document = read();
  private final SchemaCheck check = new SchemaCheck(document);
  private final Samples samples = Samples.filled();
  private final Map<String, Set<String>> asked = new TreeMap<>();
  private String logId = "";

  private static Map<String, Object> read() {
    try (InputStream in = ApiRoutes.class.getResourceAsStream("/nightjar/server/openapi.json")) {
      return JsonTree.object(Objects.requireNonNull(in).readAllBytes());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Map<String, Object> operation(String method, String path) {
    return Samples.object(
        Samples.object(Samples.object(document, "paths"), path), method.toLowerCase(Locale.ROOT));
  }

  @BeforeEach
  void idOfAnUnusualRecord() throws Exception {
    logId =
        String.valueOf(
            Samples.list(samples.get("/api/v1/logs/search", "is_anomaly", "true"), "results")
                .getFirst()
                .get("id"));
  }

  @Test
  void calls_areThoseOfTheDocument() {
    Set<String> documented = new TreeSet<>();
    Samples.object(document, "paths")
        .forEach(
            (path, item) ->
                ((Map<?, ?>) item)
                    .keySet()
                    .forEach(
                        method ->
                            documented.add(
                                method.toString().toUpperCase(Locale.ROOT) + " " + path)));
    Set<String> served = new TreeSet<>(ELSEWHERE);
    for (Route route : samples.routes) {
      assertThat(served.add(route.method() + " " + route.path())).isTrue();
      assertThat(operation(route.method(), route.path()).get("x-scope"))
          .isEqualTo(route.scope().name().toLowerCase(Locale.ROOT));
    }
    assertThat(documented).isEqualTo(served);
  }

  @Test
  void fieldsAndParameters_areThoseOfTheDocument() throws Exception {
    everyCall();
    assertThat(check.errors).isEmpty();
    List<String> unseen = new ArrayList<>();
    Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Route route : samples.routes) {
      check.unseen(
          schema(route.method(), route.path(), answer(route)), route.path(), visited, unseen);
    }
    assertThat(unseen).as("documented and never answered").isEmpty();
    for (Route route : samples.routes) {
      assertThat(asked.get(route.method() + " " + route.path()))
          .as(route.method() + " " + route.path())
          .isEqualTo(parameters(route));
    }
  }

  @Test
  void references_lead_somewhere_and_examples_fit() {
    Map<String, Object> schemas = Samples.object(Samples.object(document, "components"), "schemas");
    schemas.forEach(
        (name, schema) -> {
          Object example = ((Map<?, ?>) schema).get("example");
          if (example != null) {
            check.check(schema, example, name);
          }
        });
    references(document, schemas.keySet());
    assertThat(check.errors).isEmpty();
  }

  private void references(Object node, Set<String> schemas) {
    if (node instanceof Map<?, ?> map) {
      if (map.get("$ref") instanceof String ref && ref.startsWith("#/components/schemas/")) {
        assertThat(schemas).contains(ref.substring(ref.lastIndexOf('/') + 1));
      }
      map.values().forEach(value -> references(value, schemas));
    } else if (node instanceof List<?> list) {
      list.forEach(value -> references(value, schemas));
    }
  }

  @Test
  void eventData_isAsDocumented() {
    Views views = new Views(samples.parts);
    EventQueue queue = new EventQueue(true, true);
    EventFeed feed =
        new EventFeed(
            views,
            new IncidentJson(samples.parts),
            Set.of("status", "incidents", "logs"),
            LogQuery.ALL,
            queue,
            EventFeed.Pace.USUAL);
    queue.add(new StoredRows(samples.store.rows.subList(0, 3), () -> new LogJson(views)));
    queue.add(samples.store.incident(3).orElseThrow());
    Map<String, String> schemas =
        Map.of("status", "StatusEvent", "incident", "IncidentBrief", "logs", "LogsEvent");
    List<String> names = new ArrayList<>();
    for (String block : new String(feed.due(0), StandardCharsets.UTF_8).split("\n\n", -1)) {
      String[] lines = block.split("\n", -1);
      if (lines.length == 3 && lines[2].startsWith("data: ")) {
        String name = lines[1].substring("event: ".length());
        names.add(name);
        byte[] data = lines[2].substring("data: ".length()).getBytes(StandardCharsets.UTF_8);
        check.check(
            Map.of("$ref", "#/components/schemas/" + schemas.get(name)),
            JsonTree.object(data),
            name);
      }
    }
    assertThat(names).containsExactly("status", "incident", "logs");
    assertThat(check.errors).isEmpty();
  }

  private static String answer(Route route) {
    return route.path().equals("/api/v1/markers") && route.method().equals("POST") ? "201" : "200";
  }

  private Object schema(String method, String path, String status) {
    Map<String, Object> responses = Samples.object(operation(method, path), "responses");
    Map<String, Object> content = Samples.object(Samples.object(responses, status), "content");
    return Samples.object(Samples.object(content, "application/json"), "schema");
  }

  private Set<String> parameters(Route route) {
    Set<String> names = new TreeSet<>();
    Map<String, Object> operation = operation(route.method(), route.path());
    for (Map<String, Object> parameter : Samples.list(operation, "parameters")) {
      if ("query".equals(parameter.get("in"))) {
        names.add((String) parameter.get("name"));
      } else {
        assertThat(route.path()).contains("{" + parameter.get("name") + "}");
      }
    }
    return names;
  }

  private void everyCall() throws Exception {
    samples.live.raw.put(1L, "as it was sent\n");
    String rules =
        "{\"rules\": [{\"name\": \"STAFF\", \"pattern\": \"E-[0-9]+\"}], \"sources\": {\"a\": {}}}";
    samples.parts.redactors().replace(RuleFile.read(rules, "redaction.json", null));
    samples.parts.redactors().tally().add(new Redactor().redact("10.1.2.3"));
    for (Route route : samples.routes) {
      call(
          route,
          "number",
          "3",
          "log_id",
          logId,
          "id",
          Samples.DENIED_ID,
          "target",
          "slack",
          "version",
          "1",
          "arrival",
          "1");
    }
    call(samples.route("GET", "/api/v1/logs/{log_id}"), "log_id", withRaw(), "raw", "yes");
    var masked = samples.store.rows.get(1);
    String maskedId = LogId.of(masked).toString();
    Route why = samples.route("GET", "/api/v1/logs/{log_id}/redactions");
    call(why, "log_id", maskedId);
    samples.live.raw.put(masked.arrival(), masked.text().replace("[EMAIL]", "a@b.co") + "\n");
    call(why, "log_id", maskedId);
    call(samples.route("GET", "/api/v1/logs/search"), "use_semantic_search", "true");
    call(
        samples.route("GET", "/api/v1/logs/search"),
        "facets",
        "level,service,source,pattern",
        "histogram",
        "10");
    for (String method : List.of("IsolationForest", "Z-score", "IQR")) {
      String path = "/api/v1/logs/anomaly-detection/score/{log_id}";
      call(samples.route("POST", path), "log_id", logId, "method", method);
    }
  }

  private String withRaw() {
    var row = samples.store.rows.getFirst();
    samples.live.raw.put(row.arrival(), row.text() + "\n");
    return LogId.of(row).toString();
  }

  private void call(Route route, String... pairs) throws Exception {
    FakeRequest request = Samples.request(route.path(), body(route), pairs);
    request
        .query
        .keySet()
        .removeIf(
            Set.of("number", "log_id", "id", "target", "version", "arrival", "raw")::contains);
    if (List.of(pairs).contains("raw")) {
      request.scopes.add(Scope.READ_RAW);
    }
    Reply reply = route.handler().answer(request);
    String key = route.method() + " " + route.path();
    assertThat(String.valueOf(reply.status())).isEqualTo(answer(route));
    check.check(
        schema(route.method(), route.path(), answer(route)), JsonTree.object(reply.body()), key);
    asked.computeIfAbsent(key, k -> new TreeSet<>()).addAll(request.asked);
  }

  /** What a call cannot do without; done last, an undo finds something to undo. */
  private static String body(Route route) {
    return switch (route.path()) {
      case "/api/v1/incidents/{number}/state" -> "{\"state\": \"open\", \"note\": \"seen\"}";
      case "/api/v1/incidents/{number}/mark" -> "{\"mark\": \"real\"}";
      case "/api/v1/incidents/{number}/assign" -> "{\"assignee\": \"Kim\"}";
      case "/api/v1/markers" ->
          route.method().equals("POST") ? "{\"text\": \"pay 2.2\", \"kind\": \"deploy\"}" : "";
      case "/api/v1/patterns/{id}" ->
          route.method().equals("PATCH") ? "{\"title\": \"Denied\"}" : "";
      case "/api/v1/searches" ->
          route.method().equals("POST") ? "{\"name\": \"Denied\", \"query\": \"card\"}" : "";
      case "/api/v1/redact" -> "{\"text\": \"from 10.1.2.3\"}";
      case "/api/v1/searches/remove" -> "{\"name\": \"denied\"}";
      case "/api/v1/patterns/{id}/split" -> "{\"slot\": 0, \"value\": \"anna\"}";
      case "/api/v1/patterns/join" ->
          "{\"ids\": [\"" + Samples.DENIED_ID + "\", \"" + Samples.PAID_ID + "\"]}";
      case "/api/v1/patterns/import" -> "{\"schema\": \"nightjar.patterns/1\", \"facts\": []}";
      default -> "";
    };
  }
}
