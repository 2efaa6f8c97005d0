package nightjar.server.http;

import java.util.Objects;
import java.util.Set;

/**
 * A call the server answers.
 *
 * @param method {@code GET}, {@code POST} or {@code PATCH}
 * @param path with parameters in braces: {@code /api/v1/logs/{log_id}}
 * @param scope what a caller must be allowed
 * @param accepts media types of its body; any if empty. JSON is checked before the handler sees it
 *     if it is the only one
 * @param handler answers it, on a thread of its own that may wait. Where the scope is to read, the
 *     thread is interrupted when nobody waits for the answer any more
 */
public record Route(String method, String path, Scope scope, Set<String> accepts, Handler handler) {
  /** Media type of JSON. */
  public static final String JSON = "application/json";

  public Route {
    Objects.requireNonNull(method);
    Objects.requireNonNull(path);
    Objects.requireNonNull(scope);
    accepts = Set.copyOf(accepts);
    Objects.requireNonNull(handler);
  }

  /** A call whose body, if it has one, is JSON. */
  public Route(String method, String path, Scope scope, Handler handler) {
    this(method, path, scope, Set.of(JSON), handler);
  }

  /**
   * Does it only read? Then it is broken off when its caller has gone, by interrupting the thread
   * of its handler; what changes something is finished, whoever listens.
   */
  boolean isReadOnly() {
    return scope == Scope.NONE || scope == Scope.READ;
  }

  /** Answers a call. */
  @FunctionalInterface
  public interface Handler {
    /**
     * Answers one call.
     *
     * @throws Problem to be told as {@code application/problem+json}
     * @throws Exception anything else is a fault of ours: 500 with the request's id, details in the
     *     log only
     */
    Reply answer(Request request) throws Exception;
  }
}
