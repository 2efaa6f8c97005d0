package nightjar.web;

import java.io.IOException;
import java.time.Duration;

/** Loki answered, but not with entries. The message has its words and is hostile. */
final class LokiException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean lasting;
  private final Duration after;

  /**
   * A failure.
   *
   * @param lasting will the same question get the same answer until somebody changes something?
   * @param after wait that the server asked for; zero if it did not
   */
  LokiException(String message, boolean lasting, Duration after) {
    super(message);
    this.lasting = lasting;
    this.after = after;
  }

  boolean isLasting() {
    return lasting;
  }

  Duration after() {
    return after;
  }
}
