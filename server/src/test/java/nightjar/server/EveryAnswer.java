package nightjar.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nightjar.server.api.ApiRoutes;

/** Asks a server everything that can be asked by GET, and keeps what it answers. */
final class EveryAnswer {
  /** Given to who may read raw lines: what is behind this name is as it was sent. */
  private static final Pattern RAW = Pattern.compile("\"raw_log\":\"((?:[^\"\\\\]|\\\\.)*+)\"");

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private static final int MOST_OF_ONE = 40;

  private final String address;
  private final String key;
  private final Places places;
  private final Set<String> raw = new LinkedHashSet<>();

  EveryAnswer(String address, String key, Places places) {
    this.address = address;
    this.key = key;
    this.places = places;
  }

  /** Paths of the document that are asked for by GET. */
  static List<String> paths() throws IOException {
    List<String> paths = new ArrayList<>();
    try (InputStream in = ApiRoutes.class.getResourceAsStream("/nightjar/server/openapi.json");
        JsonParser json = new JsonFactory().createParser(Objects.requireNonNull(in))) {
      String path = "";
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.FIELD_NAME) {
          String name = json.currentName();
          path = name.startsWith("/") ? name : path;
          if (name.equals("get")) {
            paths.add(path);
          }
        }
      }
    }
    return paths;
  }

  /** Asks for all of them, and for what they name. */
  void askAll() throws Exception {
    List<String> paths = new ArrayList<>(paths());
    paths.remove("/api/v1/events"); // does not end
    paths.remove("/api/v1/dead-letters/{arrival}/raw"); // raw lines
    for (String path : paths) {
      for (String filled : filled(path)) {
        look(filled);
      }
    }
    for (String query :
        List.of(
            "search?limit=1000",
            "search?limit=1000&offset=1000",
            "search?facets=level,service,source,pattern&histogram=20",
            "search?query=refund&limit=1000",
            "search?is_anomaly=true&limit=500",
            "search?use_semantic_search=true&query=refund",
            "volume?hours=2",
            "facets?query=refund")) {
      look("/api/v1/logs/" + query);
    }
    look("/api/v1/patterns?limit=500");
    look("/api/v1/patterns?q=harbour");
    look("/api/v1/incidents?state=all");
    for (String method : List.of("isolation-forest", "z-score", "iqr")) {
      look(
          "POST " + method,
          send("POST", "/api/v1/logs/anomaly-detection/" + method + "?limit=200", "{}"));
    }
  }

  private List<String> filled(String path) throws Exception {
    if (!path.contains("{")) {
      return List.of(path);
    }
    String list =
        path.contains("{log_id}")
            ? "/api/v1/logs/search?query=refund&limit=" + MOST_OF_ONE
            : path.contains("{number}")
                ? "/api/v1/incidents?state=all"
                : path.contains("{id}") ? "/api/v1/patterns?limit=500" : "";
    String name = path.contains("{number}") ? "number" : "id";
    assertThat(list).as("what " + path + " is filled with").isNotEmpty();
    Matcher value =
        Pattern.compile("\"" + name + "\":\\s*\"?([0-9a-f-]+)\"?").matcher(get(list).body());
    List<String> filled = new ArrayList<>();
    while (value.find()) {
      filled.add(path.replaceFirst("\\{\\w+}", value.group(1)));
    }
    assertThat(filled).as(path).isNotEmpty();
    return filled;
  }

  private void look(String path) throws Exception {
    look(path, get(path));
  }

  private void look(String place, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(place + answer.body()).isLessThan(300);
    Matcher given = RAW.matcher(answer.body());
    while (given.find()) {
      raw.add(given.group(1));
    }
    String shown = given.replaceAll("");
    places.look(place.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID"), shown);
    places.look(place + " head", answer.headers().map().toString());
  }

  /** Raw lines that were given, as JSON writes them. */
  Set<String> raw() {
    return raw;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send("GET", path, "");
  }

  HttpResponse<String> send(String method, String path, String json)
      throws IOException, InterruptedException {
    return send(method, path, "application/json", json);
  }

  HttpResponse<String> send(String method, String path, String type, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path);
    if (!method.equals("GET")) {
      request.header("Content-Type", type);
    }
    return CLIENT.send(
        request.method(method, BodyPublishers.ofString(body, StandardCharsets.UTF_8)).build(),
        BodyHandlers.ofString());
  }

  /** Reads the stream of events until the server ends it. */
  Thread listen() {
    return Thread.ofVirtual()
        .start(
            () -> {
              StringBuilder told = new StringBuilder();
              try {
                HttpResponse<InputStream> stream =
                    CLIENT.send(
                        request("/api/v1/events?topics=status,incidents,logs").build(),
                        BodyHandlers.ofInputStream());
                byte[] some = new byte[8192];
                for (int read = 0; read >= 0; read = stream.body().read(some)) {
                  told.append(new String(some, 0, read, StandardCharsets.UTF_8));
                }
              } catch (IOException e) {
                // The server has ended.
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              places.look("events", told.toString());
            });
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60));
    return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
  }
}
