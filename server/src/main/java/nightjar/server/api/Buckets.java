package nightjar.server.api;

/**
 * Stretches of equal length that cover a range, begun at a multiple of their length.
 *
 * @param fromNanos start of the first
 * @param nanos length of each; ten seconds or a multiple of it wherever the range allows, since the
 *     store has sums of those
 * @param count how many
 */
record Buckets(long fromNanos, long nanos, int count) {
  private static final long[] SECONDS = {
    10, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400
  };
  private static final long TEN_SECONDS = 10 * Times.SECOND;
  private static final int FEW = 20;

  /** Counts reach from 1824 to 2116: ranges of that and their sums fit a {@code long}. */
  private static final long FARTHEST = Long.MAX_VALUE / 2 - Times.DAY;

  /** At most so many of a round length. */
  static Buckets of(long fromNanos, long toNanos, int most) {
    double span = (double) held(toNanos) - held(fromNanos);
    long nanos = round(Math.max(1_000_000, span / most), span);
    Buckets buckets = exactly(fromNanos, toNanos, nanos);
    while (buckets.count > most && most > 1) { // begun earlier than asked, so one too many
      nanos = nanos < Times.DAY ? round(nanos + 1.0, Double.MAX_VALUE) : nanos + Times.DAY;
      buckets = exactly(fromNanos, toNanos, nanos);
    }
    return buckets;
  }

  /** Of a given length. */
  static Buckets exactly(long fromNanos, long toNanos, long nanos) {
    long first = Math.floorDiv(held(fromNanos), nanos);
    long end = Math.ceilDiv(held(toNanos), nanos);
    return new Buckets(first * nanos, nanos, (int) Math.max(1, end - first));
  }

  private static long held(long timeNanos) {
    return Math.clamp(timeNanos, -FARTHEST, FARTHEST);
  }

  private static long round(double exact, double span) {
    if (exact <= TEN_SECONDS && span < FEW * (double) TEN_SECONDS) {
      for (long unit = 1_000_000; ; unit *= 10) {
        for (int step : new int[] {1, 2, 5}) {
          if (unit * step >= exact) {
            return unit * step;
          }
        }
      }
    }
    for (long seconds : SECONDS) {
      if (seconds * Times.SECOND >= exact) {
        return seconds * Times.SECOND;
      }
    }
    return (long) Math.ceil(exact / Times.DAY) * Times.DAY;
  }

  long toNanos() {
    return fromNanos + nanos * count;
  }

  long start(int bucket) {
    return fromNanos + nanos * bucket;
  }

  /** The bucket a time falls in, held to the first and last. */
  int of(long timeNanos) {
    return (int) Math.clamp(Math.floorDiv(timeNanos - fromNanos, nanos), 0, count - 1L);
  }
}
