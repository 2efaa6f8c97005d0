package nightjar.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a stand-in answers. */
@SuppressWarnings("ArrayRecordComponent") // not compared
public record StandInReply(int status, Map<String, String> headers, byte[] body) {
  public StandInReply {
    headers = Map.copyOf(headers);
  }

  public static StandInReply text(int status, String text) {
    return new StandInReply(
        status, Map.of("Content-Type", "text/plain; charset=utf-8"), text.getBytes(UTF_8));
  }

  public static StandInReply json(int status, String json) {
    return new StandInReply(
        status, Map.of("Content-Type", "application/json; charset=UTF-8"), json.getBytes(UTF_8));
  }

  public static StandInReply html(int status, String html) {
    return new StandInReply(status, Map.of("Content-Type", "text/html"), html.getBytes(UTF_8));
  }

  /** The same with one more header. */
  public StandInReply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new StandInReply(status, more, body);
  }
}
