package nightjar.server.live;

import nightjar.redact.Redactor;

/** Why something failed, in words that may be shown: what is thrown may quote a line. */
final class Why {
  private static final Redactor REDACTOR = new Redactor();

  private Why() {}

  /** What was thrown, with its class. */
  static String of(Throwable thrown) {
    return REDACTOR.redact(thrown.toString()).toString();
  }

  /** What it says, or its class if it says nothing. */
  static String said(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null ? of(thrown) : REDACTOR.redact(message).toString();
  }
}
