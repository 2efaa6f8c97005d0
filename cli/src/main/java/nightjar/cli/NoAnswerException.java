package nightjar.cli;

import java.io.IOException;

/** A server or a store gives no answer, or a strange one; the message is for people. */
final class NoAnswerException extends IOException {
  private static final long serialVersionUID = 1;

  NoAnswerException(String message) {
    super(message);
  }

  NoAnswerException(String message, Throwable cause) {
    super(message, cause);
  }
}
