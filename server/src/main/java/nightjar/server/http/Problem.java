package nightjar.server.http;

import java.util.Map;
import java.util.Objects;

/** Why a call cannot be answered, told to the caller as RFC 9457 problem details. */
public final class Problem extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String hint;
  private final transient Map<String, String> headers;
  private final transient Map<String, Object> members;

  /**
   * @param status HTTP status, 400 or more
   * @param detail what is wrong, and where
   * @param hint what to do next; may be empty
   * @param headers such as {@code Retry-After}
   * @param members of the problem beside those every one has; texts and whole numbers
   */
  public Problem(
      int status,
      String detail,
      String hint,
      Map<String, String> headers,
      Map<String, Object> members) {
    super(Objects.requireNonNull(detail));
    this.status = status;
    this.hint = Objects.requireNonNull(hint);
    this.headers = Map.copyOf(headers);
    this.members = Map.copyOf(members);
  }

  public Problem(int status, String detail, String hint, Map<String, String> headers) {
    this(status, detail, hint, headers, Map.of());
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

  /** In no order. */
  public Map<String, Object> members() {
    return members;
  }
}
