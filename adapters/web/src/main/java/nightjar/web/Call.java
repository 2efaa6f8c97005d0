package nightjar.web;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request to be sent by {@link Outbound}. Prints its method and host only.
 *
 * @param method {@code GET}, {@code POST}, {@code PATCH}
 * @param uri where to
 * @param headers names and values
 * @param body bytes to send; null for none
 * @param timeout from the first byte sent to the last received
 * @param mostBytes largest reply read
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
record Call(
    String method,
    URI uri,
    Map<String, String> headers,
    byte @Nullable [] body,
    Duration timeout,
    long mostBytes) {
  static final Duration TIMEOUT = Duration.ofSeconds(10);
  static final long MOST_BYTES = 1 << 20;

  Call {
    headers = Map.copyOf(headers);
  }

  static Call get(URI uri) {
    return new Call("GET", uri, Map.of(), null, TIMEOUT, MOST_BYTES);
  }

  /** A call that sends JSON. */
  static Call json(String method, URI uri, byte[] json) {
    return new Call(
        method,
        uri,
        Map.of("Content-Type", "application/json; charset=utf-8"),
        json,
        TIMEOUT,
        MOST_BYTES);
  }

  Call with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Call(method, uri, more, body, timeout, mostBytes);
  }

  /** The same with an {@code Authorization} header, if there is one. */
  Call authorized(Optional<Secret> authorization) {
    return authorization.map(secret -> with("Authorization", secret.reveal())).orElse(this);
  }

  Call within(Duration time) {
    return new Call(method, uri, headers, body, time, mostBytes);
  }

  Call atMost(long bytes) {
    return new Call(method, uri, headers, body, timeout, bytes);
  }

  @Override
  public String toString() {
    return method + " " + uri.getHost();
  }
}
