package nightjar.server.api;

/** Lengths of time in nanoseconds. */
final class Times {
  static final long SECOND = 1_000_000_000L;
  static final long DAY = 86_400 * SECOND;

  private Times() {}
}
