package nightjar.server.api;

import java.util.Arrays;

/**
 * How many records a bucket may be expected to have, from those before it: median ± 3 spreads of up
 * to 48 earlier buckets, where the spread is 1.4826 times the median distance from the median, and
 * at least the root of the median, as counts scatter by chance alone.
 */
final class ExpectedRange {
  static final int LEAST = 8;
  static final int MOST = 48;
  private static final double SPREADS = 3;
  private static final double NORMAL = 1.4826;

  private ExpectedRange() {}

  /**
   * One pair of lowest and highest per count.
   *
   * @return NaN where fewer than eight earlier buckets are known; time before the first record is
   *     not
   */
  static double[][] of(long[] counts) {
    double[][] ranges = new double[counts.length][];
    int first = 0;
    while (first < counts.length && counts[first] == 0) {
      first++;
    }
    for (int i = 0; i < counts.length; i++) {
      int known = Math.min(MOST, i - first);
      ranges[i] =
          known < LEAST
              ? new double[] {Double.NaN, Double.NaN}
              : around(Arrays.copyOfRange(counts, i - known, i));
    }
    return ranges;
  }

  private static double[] around(long[] earlier) {
    double[] values = Arrays.stream(earlier).asDoubleStream().toArray();
    double median = median(values);
    double[] distances = Arrays.stream(values).map(v -> Math.abs(v - median)).toArray();
    double spread = Math.max(NORMAL * median(distances), Math.sqrt(Math.max(1, median)));
    return new double[] {Math.max(0, median - SPREADS * spread), median + SPREADS * spread};
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
