package nightjar.cli;

/** Something typed that cannot be done: what, and what would be right. */
final class UsageException extends RuntimeException {
  UsageException(String message) {
    super(message, null, false, false);
  }
}
