package nightjar.web;

import java.io.IOException;
import nightjar.act.AlertOutcome;

/** GitHub did not do what it was asked for; the outcome says what that means for the delivery. */
final class GithubException extends IOException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // never written
  private final AlertOutcome outcome;

  GithubException(String message, AlertOutcome outcome) {
    super(message);
    this.outcome = outcome;
  }

  AlertOutcome outcome() {
    return outcome;
  }
}
