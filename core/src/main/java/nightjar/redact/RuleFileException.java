package nightjar.redact;

/** A file of rules that cannot be used; the message says where in it and why. */
public final class RuleFileException extends Exception {
  private static final long serialVersionUID = 1;

  RuleFileException(String message) {
    super(message);
  }
}
