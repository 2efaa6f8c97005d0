package nightjar.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nightjar.testkit.StandInJson;

/** Calls to a Nightjar that is up. */
final class UpDoor {
  private static final int PAGE = 1000;
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final String address;

  UpDoor(String address) {
    this.address = address;
  }

  HttpResponse<String> call(String path) throws IOException, InterruptedException {
    return CLIENT.send(request(path).build(), BodyHandlers.ofString());
  }

  /** The JSON of an answer, which must be 200. */
  Object get(String path) throws IOException, InterruptedException {
    return json(path, call(path));
  }

  /** Posts text; more headers as names and values in turn. */
  HttpResponse<String> post(String path, String type, byte[] body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  /** The JSON that answers a post, which must be 2xx. */
  Object posted(String path, String type, String body, String... headers)
      throws IOException, InterruptedException {
    return json(path, post(path, type, body.getBytes(StandardCharsets.UTF_8), headers));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(30));
  }

  private static Object json(String path, HttpResponse<String> response) throws IOException {
    if (response.statusCode() / 100 != 2) {
      throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
    }
    return StandInJson.read(response.body());
  }

  /** How many lines are found. */
  long total(String words) throws IOException, InterruptedException {
    return number(get(search(words) + "&limit=1"), "total");
  }

  /** All lines that are found, page by page; newest first. */
  List<Object> all(String words) throws IOException, InterruptedException {
    List<Object> found = new ArrayList<>();
    String cursor = "";
    do {
      Object page =
          get(
              search(words)
                  + "&count=false&limit="
                  + PAGE
                  + (cursor.isEmpty() ? "" : "&cursor=" + encoded(cursor)));
      List<Object> rows = StandInJson.items(page, "results");
      found.addAll(rows);
      cursor = rows.isEmpty() ? "null" : StandInJson.text(page, "next_cursor");
    } while (!cursor.equals("null"));
    return found;
  }

  private static String search(String words) {
    return "/api/v1/logs/search?query=" + encoded(words);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static long number(Object json, String name) {
    return Long.parseLong(StandInJson.text(json, name));
  }
}
