package nightjar.eval.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import nightjar.eval.live.HttpConnection;

/** Calls to a Nightjar that is up. One thread at a time. */
public final class ServerDoor implements AutoCloseable {
  private static final int PAGE = 1000;
  private static final JsonFactory JSON = new JsonFactory();
  private final HttpConnection http;

  public ServerDoor(String address) {
    URI server = URI.create(address);
    http = new HttpConnection(server.getHost(), server.getPort(), "");
  }

  /**
   * What {@code /health} says of what came in and where it is.
   *
   * @param behind arrivals of the journal that are not read: after a start they are not yet in the
   *     other numbers
   */
  public record Conservation(long in, long stored, long pending, long rejected, long behind) {
    /** Is everything that came stored or refused? */
    public boolean isSettled() {
      return pending == 0 && behind == 0;
    }

    /** Lines that came and are nowhere. */
    public long difference() {
      return in - stored - pending - rejected;
    }
  }

  /** Sends one line; the status. */
  int sendLine(String words) throws IOException {
    byte[] body = (Instant.now() + " INFO shop - " + words + "\n").getBytes(StandardCharsets.UTF_8);
    return http.post("/api/v1/logs?source=fresh", "", body, body.length).status();
  }

  /** How things stand. */
  public Conservation conservation() throws IOException {
    String health = http.get("/health").body();
    int at = Math.max(0, health.indexOf("\"conservation\""));
    String part = health.substring(at);
    int detection = Math.max(0, health.indexOf("\"detection\""));
    return new Conservation(
        number(part, "in"),
        number(part, "stored"),
        number(part, "pending"),
        number(part, "rejected"),
        number(health.substring(detection), "behind_arrivals"));
  }

  /** How long ago the oldest line came that is not judged. */
  double lagSeconds() throws IOException {
    String health = http.get("/health").body();
    String part = health.substring(Math.max(0, health.indexOf("\"detection\"")));
    try (JsonParser parser = JSON.createParser(part.substring(Math.max(0, part.indexOf('{'))))) {
      while (parser.nextToken() != null && parser.currentToken() != JsonToken.END_OBJECT) {
        if ("lag_seconds".equals(parser.currentName())) {
          parser.nextToken();
          return parser.getDoubleValue();
        }
      }
    }
    return 0; // nothing was judged yet
  }

  /** Messages to the check's own alert target that wait to be told. */
  int waitingAlerts() throws IOException {
    HttpConnection.Answer answer = http.get("/api/v1/deliveries?limit=" + PAGE);
    if (answer.status() != 200) {
      throw new IOException("deliveries answered " + answer.status() + ": " + answer.body());
    }
    int waiting = 0;
    boolean isOurs = false;
    try (JsonParser parser = JSON.createParser(answer.body())) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING && "target".equals(parser.currentName())) {
          isOurs = AlertReceiver.TARGET.equals(parser.getText());
        } else if (token == JsonToken.VALUE_STRING && "state".equals(parser.currentName())) {
          waiting += isOurs && parser.getText().equals("pending") ? 1 : 0;
        }
      }
    }
    return waiting;
  }

  private static long number(String json, String name) throws IOException {
    try (JsonParser parser = JSON.createParser(json.substring(Math.max(0, json.indexOf('{'))))) {
      while (parser.nextToken() != null && parser.currentToken() != JsonToken.END_OBJECT) {
        if (parser.currentToken() == JsonToken.FIELD_NAME && name.equals(parser.currentName())) {
          parser.nextToken();
          return parser.getLongValue();
        }
      }
    }
    throw new IOException("/health does not tell \"" + name + "\"");
  }

  /** Gives the text of every stored line, doubles too. */
  void texts(Consumer<String> to) throws IOException {
    String cursor = "";
    do {
      String more =
          cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
      String path = "/api/v1/logs/search?query=&count=false&limit=" + PAGE + more;
      HttpConnection.Answer answer = http.get(path);
      if (answer.status() != 200) {
        throw new IOException("search answered " + answer.status() + ": " + answer.body());
      }
      cursor = page(answer.body(), to);
    } while (!cursor.isEmpty());
  }

  /** Tells the texts of one page; what to ask for the next one. */
  private static String page(String body, Consumer<String> to) throws IOException {
    String cursor = "";
    int depth = 0;
    try (JsonParser parser = JSON.createParser(body)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (token == JsonToken.VALUE_STRING && depth == 3 && "text".equals(parser.currentName())) {
          to.accept(parser.getText());
        } else if (token == JsonToken.VALUE_STRING
            && depth == 1
            && "next_cursor".equals(parser.currentName())) {
          cursor = parser.getText();
        }
      }
    }
    return cursor;
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}
