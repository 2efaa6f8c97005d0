package nightjar.redact;

/**
 * A half-open piece of text, [start, end), in one {@code long}, so that finding allocates nothing.
 */
final class Span {
  /** No piece of text. */
  static final long NONE = -1;

  private Span() {}

  static long of(int start, int end) {
    return (long) start << 32 | end;
  }

  static int start(long span) {
    return (int) (span >>> 32);
  }

  static int end(long span) {
    return (int) span;
  }
}
