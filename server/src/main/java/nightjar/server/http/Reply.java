package nightjar.server.http;

import java.util.Map;
import java.util.Objects;

/**
 * An answer.
 *
 * @param status HTTP status
 * @param contentType media type with charset
 * @param body bytes
 * @param headers further headers
 */
@SuppressWarnings("ArrayRecordComponent")
public record Reply(int status, String contentType, byte[] body, Map<String, String> headers) {
  public Reply {
    Objects.requireNonNull(contentType);
    headers = Map.copyOf(headers);
  }

  /** 200 with JSON in UTF-8. */
  public static Reply json(byte[] body) {
    return json(200, body);
  }

  /** Any status with JSON in UTF-8. */
  public static Reply json(int status, byte[] body) {
    return new Reply(status, "application/json", body, Map.of());
  }
}
