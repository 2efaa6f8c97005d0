package nightjar.server.http;

import java.util.Map;
import java.util.Objects;

/** Why a call cannot be answered, told to the caller as RFC 9457 problem details. */
public final class Problem extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String hint;
  private final transient Map<String, String> headers;

  /**
   * @param status HTTP status, 400 or more
   * @param detail what is wrong, and where
   * @param hint what to do next; may be empty
   * @param headers such as {@code Retry-After}
   */
  public Problem(int status, String detail, String hint, Map<String, String> headers) {
    super(Objects.requireNonNull(detail));
    this.status = status;
    this.hint = Objects.requireNonNull(hint);
    this.headers = Map.copyOf(headers);
  }

  public Problem(int status, String detail, String hint) {
    this(status, detail, hint, Map.of());
  }

  public int status() {
    return status;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  public String hint() {
    return hint;
  }

  public Map<String, String> headers() {
    return headers;
  }
}
