package nightjar.server.http;

import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.common.RequestHeaders;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** A call that was let in. */
@SuppressWarnings("ArrayRecordComponent") // read once
record CallRequest(
    RequestHeaders headers,
    Map<String, String> parameters,
    QueryParams query,
    byte[] body,
    Caller caller,
    String id,
    Room room)
    implements Request {
  /** The memory for the bodies of all calls. */
  @FunctionalInterface
  interface Room {
    void grow(long bytes) throws Problem;
  }

  @Override
  public void room(long bytes) throws Problem {
    room.grow(bytes);
  }

  @Override
  public String path(String name) {
    String raw = parameters.get(name);
    if (raw == null) {
      throw new IllegalArgumentException("the route has no parameter " + name);
    }
    // In a path a plus is a plus.
    return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  @Override
  public boolean allows(Scope scope) {
    return caller.allows(scope);
  }

  @Override
  public String keyName() {
    return caller.name();
  }
}
