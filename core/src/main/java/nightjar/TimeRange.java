package nightjar;

/**
 * A half-open span of event time, {@code [from, to)}, in nanoseconds since 1970-01-01T00:00Z.
 *
 * @param fromNanos first nanosecond in the range
 * @param toNanos first nanosecond after it, not before {@code fromNanos}
 */
public record TimeRange(long fromNanos, long toNanos) {
  public TimeRange {
    if (toNanos < fromNanos) {
      throw new IllegalArgumentException(
          "time range ends before it begins: " + fromNanos + " to " + toNanos);
    }
  }

  /** Do the two share a moment, or lie no more than {@code slackNanos} apart? */
  public boolean touches(TimeRange other, long slackNanos) {
    return fromNanos - slackNanos <= other.toNanos && other.fromNanos - slackNanos <= toNanos;
  }

  /** The smallest range that holds both. */
  public TimeRange union(TimeRange other) {
    return new TimeRange(Math.min(fromNanos, other.fromNanos), Math.max(toNanos, other.toNanos));
  }

  public long nanos() {
    return toNanos - fromNanos;
  }
}
