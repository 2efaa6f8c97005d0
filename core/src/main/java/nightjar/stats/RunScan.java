package nightjar.stats;

import org.jspecify.annotations.Nullable;

/**
 * Finds the run of columns in which a count departs most from what the rest of the series lets
 * expect: a scan statistic over dyadic lengths (Kulldorff 1997) with the log likelihood ratio of a
 * Poisson count, x·ln(x/μ) − (x − μ), divided by the dispersion of counts over runs of that length.
 * By Chernoff's bound e^(−ratio) is at least the probability of a count as odd.
 *
 * <p>μ and the dispersion come from outside the run, so an anomaly does not hide itself. Cost:
 * columns × lengths (about a dozen), plus the dispersion of the winners.
 */
public final class RunScan {
  /** Nothing shorter has enough columns to say what is usual. */
  public static final int MIN_COLUMNS = 12;

  private static final double LN_2 = Math.log(2);
  private static final int[] LENGTHS = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128};

  /** A run may cover this share of the columns at most. */
  private static final double MAX_SHARE = 0.34;

  /**
   * Added to the count outside, so that a series that is empty there does not make anything
   * infinitely odd.
   */
  private static final double PRIOR_COUNT = 2;

  private final double[] weightBefore;

  /**
   * A scan over columns with these expected proportions.
   *
   * @param weight per column, how much of a series is expected there, 0 or more; only proportions
   *     matter
   */
  public RunScan(double[] weight) {
    this.weightBefore = new double[weight.length + 1];
    for (int i = 0; i < weight.length; i++) {
      weightBefore[i + 1] = weightBefore[i] + weight[i];
    }
  }

  /**
   * An odd run.
   *
   * @param from first column
   * @param to column after the last
   * @param observed count in it
   * @param expected count expected in it
   * @param dispersion variance over mean of counts over runs of its length, 1 or more
   * @param bits −log2 of the probability of a count as odd in this run, no tests accounted for
   */
  public record Run(
      int from, int to, long observed, double expected, double dispersion, double bits) {
    public boolean isUp() {
      return observed > expected;
    }
  }

  /** The oddest run with more (or less) than expected; null if there is none. */
  public @Nullable Run oddest(int[] counts, boolean up) {
    if (counts.length < MIN_COLUMNS) {
      return null;
    }
    long[] before = new long[counts.length + 1];
    for (int i = 0; i < counts.length; i++) {
      before[i + 1] = before[i] + counts[i];
    }
    Run best = null;
    for (int length : LENGTHS) {
      if (length <= Math.max(1, counts.length * MAX_SHARE)) {
        Run run = oddest(before, length, up);
        if (run != null && (best == null || run.bits > best.bits)) {
          best = run;
        }
      }
    }
    return best;
  }

  private @Nullable Run oddest(long[] before, int length, boolean up) {
    int bestFrom = -1;
    double best = 0;
    for (int from = 0; from + length < before.length; from++) {
      long observed = before[from + length] - before[from];
      double expected = expected(before, from, from + length);
      if (observed > expected == up) {
        double ratio = ratio(observed, expected);
        if (ratio > best) {
          best = ratio;
          bestFrom = from;
        }
      }
    }
    if (bestFrom < 0) {
      return null;
    }
    return run(before, bestFrom, bestFrom + length);
  }

  /** What is known of a run given from outside. */
  public Run run(int[] counts, int from, int to) {
    long[] before = new long[counts.length + 1];
    for (int i = 0; i < counts.length; i++) {
      before[i + 1] = before[i] + counts[i];
    }
    return run(before, from, to);
  }

  private Run run(long[] before, int from, int to) {
    long observed = before[to] - before[from];
    double expected = expected(before, from, to);
    double dispersion = dispersion(before, from, to);
    return new Run(
        from, to, observed, expected, dispersion, ratio(observed, expected) / dispersion / LN_2);
  }

  private double expected(long[] before, int from, int to) {
    int n = before.length - 1;
    double inside = weightBefore[to] - weightBefore[from];
    double outside = weightBefore[n] - inside;
    long count = before[n] - (before[to] - before[from]);
    return outside <= 0 ? 0 : (count + PRIOR_COUNT) * inside / outside;
  }

  private static double ratio(long observed, double expected) {
    if (expected <= 0) {
      return 0;
    }
    return observed == 0
        ? expected
        : observed * Math.log(observed / expected) - (observed - expected);
  }

  /**
   * Variance over mean of counts over runs as long as [from, to) and shorter ones, outside of it
   * and of a guard of one column on each side; the largest over all lengths with at least eight
   * runs, so that slow waves count. Rare series are held to be burstier than they had the chance to
   * show.
   */
  private double dispersion(long[] before, int from, int to) {
    int n = before.length - 1;
    long outside = before[n] - (before[to] - before[from]);
    double largest = outside < 8 ? 4 : outside < 32 ? 2 : 1;
    for (int length : LENGTHS) {
      if (length > to - from) {
        break;
      }
      double sum = 0;
      int runs = 0;
      for (int at = 0; at + length <= n; at += length) {
        if (at + length > from - 1 && at < to + 1) {
          continue;
        }
        double expected = expectedOutside(before, at, at + length, from, to);
        if (expected > 0) {
          double difference = before[at + length] - before[at] - expected;
          sum += difference * difference / expected;
          runs++;
        }
      }
      if (runs >= 8) {
        largest = Math.max(largest, sum / (runs - 1));
      }
    }
    return largest;
  }

  private double expectedOutside(long[] before, int at, int end, int from, int to) {
    int n = before.length - 1;
    double share = weightBefore[n] - (weightBefore[to] - weightBefore[from]);
    double count = before[n] - (before[to] - before[from]);
    return share <= 0 ? 0 : count * (weightBefore[end] - weightBefore[at]) / share;
  }
}
