package nightjar.web;

import java.io.IOException;

/**
 * A request brought no reply that can be used. The message is a clause for people, without secrets:
 * {@code loki:3100 did not answer within 10 s}.
 */
final class OutboundException extends IOException {
  private static final long serialVersionUID = 1L;

  OutboundException(String message, Throwable cause) {
    super(message, cause);
  }

  OutboundException(String message) {
    super(message);
  }
}
