package nightjar.redact;

/**
 * A stretch of a text that is being redacted, in characters: it moves as values before it and in it
 * become markers. One thread.
 */
public final class Edges {
  private int from;
  private int to;
  private boolean isTorn;

  /** Begins with {@code [from, to)} of a text. */
  public void set(int from, int to) {
    this.from = from;
    this.to = to;
    this.isTorn = false;
  }

  // Within a pass: places before it count, what comes of them waits.
  private int nextFrom;
  private int nextTo;
  private int shift;

  void begin() {
    nextFrom = from;
    nextTo = to;
    shift = 0;
  }

  /** A value became a marker; those of a pass come from left to right. */
  void replaced(int start, int end, int length) {
    int longer = length - (end - start);
    nextFrom = moved(from, nextFrom, start, end, length);
    nextTo = moved(to, nextTo, start, end, length);
    shift += longer;
  }

  private int moved(int place, int next, int start, int end, int length) {
    if (place >= end) {
      return next + length - (end - start);
    }
    if (place <= start) {
      return next;
    }
    isTorn = true;
    return start + shift + length;
  }

  void end() {
    from = nextFrom;
    to = nextTo;
  }

  public int from() {
    return from;
  }

  public int to() {
    return to;
  }

  /** Does a value reach over an edge? Then the edge is at the end of its marker. */
  public boolean isTorn() {
    return isTorn;
  }
}
