package nightjar.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import nightjar.EpochNanos;
import nightjar.store.DeadLetter;

/** Dead letters of a server that runs, over its HTTP API. What it answers is not trusted. */
final class DeadLetterServer implements DeadLetters {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_BYTES = 64 << 20;
  private static final int NOT_FOUND = 404;
  private static final JsonFactory FACTORY = new JsonFactory();

  private final URI base;
  private final String key;

  private DeadLetterServer(URI base, String key) {
    this.base = base;
    this.key = key;
  }

  /**
   * A server at an address.
   *
   * @param key empty for none
   * @throws UsageException if it is no web address
   */
  static DeadLetters of(String address, String key) {
    return new DeadLetterServer(ServerDoor.address(address), key);
  }

  @Override
  public List<Letter> list() throws IOException {
    List<Letter> letters = new ArrayList<>();
    for (Map<String, String> each : objects(call("GET", "?limit=1000", 0))) {
      if (each.containsKey("sample")) {
        letters.add(letter(each));
      }
    }
    return letters;
  }

  @Override
  public String raw(long arrival) throws IOException {
    return text(objects(call("GET", "/" + arrival + "/raw", arrival)).getLast(), "text");
  }

  @Override
  public Resubmitted resubmit(long arrival) throws IOException {
    Map<String, String> answer =
        objects(call("POST", "/" + arrival + "/resubmit", arrival)).getLast();
    return new Resubmitted(
        number(answer, "lines"),
        number(answer, "arrival"),
        Boolean.parseBoolean(text(answer, "replayed")));
  }

  private static Letter letter(Map<String, String> fields) throws IOException {
    return new Letter(
        new DeadLetter(
            number(fields, "arrival"),
            text(fields, "source"),
            EpochNanos.of(Instant.parse(text(fields, "time"))),
            number(fields, "lines"),
            number(fields, "bytes"),
            text(fields, "reason"),
            text(fields, "sample")),
        fields.containsKey("resubmitted_as")
            ? OptionalLong.of(number(fields, "resubmitted_as"))
            : OptionalLong.empty());
  }

  private static String text(Map<String, String> fields, String name) throws IOException {
    String value = fields.get(name);
    if (value == null) {
      throw new IOException("its answer lacks " + name + "; is it a Nightjar of this version?");
    }
    return value;
  }

  private static long number(Map<String, String> fields, String name) throws IOException {
    String value = text(fields, name);
    if (!value.matches("-?[0-9]{1,18}")) {
      throw new IOException("its answer has no number as " + name + ": " + value);
    }
    return Long.parseLong(value);
  }

  private byte[] call(String method, String path, long arrival) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve("api/v1/dead-letters" + path))
            .timeout(PATIENCE)
            .method(method, BodyPublishers.noBody());
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    HttpResponse<byte[]> answer = send(request.build());
    if (answer.statusCode() == NOT_FOUND && isUnknown(answer.body())) {
      throw DeadLetters.unknown(arrival);
    }
    if (answer.statusCode() != 200) {
      throw new IOException(base + " says: " + problem(answer));
    }
    return answer.body();
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    try (HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(ProxySelector.of(null))
            .build()) {
      return client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (IOException e) {
      throw new IOException("no answer from " + base + ": " + e + "; is nightjar up there?", e);
    }
  }

  private static boolean isUnknown(byte[] body) {
    return new String(body, StandardCharsets.UTF_8).contains("There is no dead letter");
  }

  private static String problem(HttpResponse<byte[]> answer) throws IOException {
    List<Map<String, String>> said = objects(answer.body());
    Map<String, String> problem = said.isEmpty() ? Map.of() : said.getLast();
    return problem.getOrDefault("detail", "status " + answer.statusCode())
        + " "
        + problem.getOrDefault("hint", "");
  }

  /** The plain fields of every object of a document, inner ones before those around them. */
  private static List<Map<String, String>> objects(byte[] document) throws IOException {
    List<Map<String, String>> found = new ArrayList<>();
    List<Map<String, String>> open = new ArrayList<>();
    try (JsonParser in = FACTORY.createParser(document)) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        switch (token) {
          case START_OBJECT -> open.add(new HashMap<>());
          case END_OBJECT -> found.add(open.removeLast());
          default -> {
            if (token.isScalarValue() && token != JsonToken.VALUE_NULL && !open.isEmpty()) {
              open.getLast().put(String.valueOf(in.currentName()), in.getText());
            }
          }
        }
      }
    } catch (JsonProcessingException e) {
      throw new IOException("its answer is no JSON; is it a Nightjar?", e);
    }
    return found;
  }
}
