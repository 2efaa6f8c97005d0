package nightjar.server.http;

import com.linecorp.armeria.server.HttpService;
import java.util.Objects;

/**
 * A call that is answered piece by piece, such as a stream of events. The door checks host, origin
 * and key before it is asked.
 *
 * @param method {@code GET} or {@code POST}
 * @param path as of a {@link Route}
 * @param scope what a caller must be allowed
 * @param service answers on the event loop and must not wait there; it clears its own request
 *     timeout
 * @param onStop ends its answers, called when the door begins to close
 */
public record Mount(String method, String path, Scope scope, HttpService service, Runnable onStop) {
  public Mount {
    Objects.requireNonNull(method);
    Objects.requireNonNull(path);
    Objects.requireNonNull(scope);
    Objects.requireNonNull(service);
    Objects.requireNonNull(onStop);
  }
}
