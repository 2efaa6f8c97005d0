package nightjar.cli;

import java.io.IOException;

/** A server or a store gives no answer, or a strange one; the message is for people. */
final class NoAnswerException extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;

  NoAnswerException(String message) {
    this(message, 0);
  }

  /**
   * @param status of HTTP
   */
  NoAnswerException(String message, int status) {
    super(message);
    this.status = status;
  }

  NoAnswerException(String message, Throwable cause) {
    super(message, cause);
    this.status = 0;
  }

  /** Status of HTTP; 0 if there is none. */
  int status() {
    return status;
  }
}
