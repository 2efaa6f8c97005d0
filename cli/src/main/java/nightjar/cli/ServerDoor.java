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
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The HTTP API of a server that runs. What it answers is not trusted. */
final class ServerDoor implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_BYTES = 64 << 20;
  private static final JsonFactory FACTORY = new JsonFactory();

  private final URI base;
  private final String key;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .proxy(ProxySelector.of(null))
          .build();

  private ServerDoor(URI base, String key) {
    this.base = base;
    this.key = key;
  }

  /**
   * A server at an address.
   *
   * @param key empty for none
   * @throws UsageException if it is no web address
   */
  static ServerDoor of(String address, String key) {
    return new ServerDoor(address(address), key);
  }

  /** A web address with a slash at its end. */
  static URI address(String address) {
    try {
      URI base = URI.create(address.endsWith("/") ? address : address + "/");
      if (base.getHost() != null
          && ("http".equals(base.getScheme()) || "https".equals(base.getScheme()))) {
        return base;
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw new UsageException(
        "--server: \"" + address + "\" is no address such as http://127.0.0.1:8000");
  }

  /**
   * The JSON object that answers a call.
   *
   * @param path relative to the server's address
   * @throws UsageException if the server calls the request wrong, with its words
   * @throws NoAnswerException if there is no answer or another one
   */
  Map<String, @Nullable Object> get(String path) throws IOException {
    return answer(HttpRequest.newBuilder(base.resolve(path)).GET());
  }

  /** The same for a call with a JSON document. */
  Map<String, @Nullable Object> post(String path, String json) throws IOException {
    return answer(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  private Map<String, @Nullable Object> answer(HttpRequest.Builder request) throws IOException {
    request.timeout(PATIENCE);
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    HttpResponse<byte[]> answer = send(request.build());
    Map<String, @Nullable Object> said = object(answer.body());
    if (answer.statusCode() / 100 == 2) {
      return said;
    }
    String why = base + " says: " + said.getOrDefault("detail", "status " + answer.statusCode());
    String whole = said.get("hint") instanceof String hint ? why + " " + hint : why;
    if (answer.statusCode() == 400) {
      throw new UsageException(whole);
    }
    throw new NoAnswerException(whole, answer.statusCode());
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoAnswerException("interrupted", e);
    } catch (IOException e) {
      throw new NoAnswerException(
          "no answer from " + base + ": " + e + "; is nightjar up there?", e);
    }
  }

  private static Map<String, @Nullable Object> object(byte[] document) throws IOException {
    try (JsonParser in = FACTORY.createParser(document)) {
      if (in.nextToken() == JsonToken.START_OBJECT) {
        return members(in);
      }
    } catch (JsonProcessingException e) {
      throw new NoAnswerException("its answer is no JSON; is it a Nightjar?", e);
    }
    throw new NoAnswerException("its answer is no JSON object; is it a Nightjar?");
  }

  private static Map<String, @Nullable Object> members(JsonParser in) throws IOException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      members.put(name, value(in));
    }
    return members;
  }

  /** Maps, lists, texts, longs, doubles, booleans, null; nesting is bounded by the parser. */
  private static @Nullable Object value(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case START_OBJECT -> members(in);
      case START_ARRAY -> {
        List<@Nullable Object> items = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(in));
        }
        yield items;
      }
      case VALUE_NULL -> null;
      case VALUE_TRUE, VALUE_FALSE -> in.getBooleanValue();
      case VALUE_NUMBER_INT -> whole(in);
      case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
      default -> in.getText();
    };
  }

  private static Object whole(JsonParser in) throws IOException {
    if (in.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      return in.getDoubleValue();
    }
    return in.getLongValue();
  }

  @Override
  public void close() {
    client.close();
  }
}
