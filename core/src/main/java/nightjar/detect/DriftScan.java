package nightjar.detect;

import java.util.Arrays;
import nightjar.stats.TailBits;

/**
 * Looks for the run of adjacent time columns whose mean differs most from that of all others.
 * Columns vary by chance of their values, σ²/n, and as a whole, with a variance τ² that is taken
 * from the median absolute deviation of their means; neighbours may resemble each other
 * (correlation ρ). With R the run, O the rest,
 *
 * <pre>t = (m_R − m_O) / √(V_R + V_O),   V_A = τ² g Σ n² / (Σ n)² + σ² / Σ n over the columns of A,
 * g = min(columns of A, (1 + ρ) / (1 − ρ))</pre>
 *
 * and t is Student's with half as many degrees of freedom as there are columns, the median absolute
 * deviation being that much less precise than a standard deviation.
 */
final class DriftScan {
  private static final double MAD_TO_SIGMA = 1.4826;

  private static final double UPPER = 0.85;
  private static final double UPPER_DEVIATE = 1.0364;

  /** Clips columns in the estimate of their correlation, so that a drift does not count as one. */
  private static final double CLIP = 2;

  private static final double MAX_CORRELATION = 0.9;

  /**
   * A run of columns.
   *
   * @param from first column, as an index of the arrays
   * @param to the column after the last
   * @param count values in the run
   * @param mean their mean
   * @param meanElsewhere mean of all others
   * @param bits surprise, not corrected for the number of runs looked at
   */
  record Run(int from, int to, long count, double mean, double meanElsewhere, double bits) {}

  private final long[] count;
  private final double variance;
  private final double between;
  private final double persistence;
  private final long[] counts;
  private final double[] sums;
  private final double[] countSquares;

  /**
   * A scan over columns.
   *
   * @param count values per column, more than 0
   * @param sum sums per column
   * @param variance variance of values within columns, σ²
   * @param floor least standard deviation of a column as a whole, τ
   * @param skewed do the means of columns spread further upwards than downwards, as small shares
   *     do? Then τ is taken from their median and 85 % quantile if that is more
   */
  DriftScan(long[] count, double[] sum, double variance, double floor, boolean skewed) {
    this.count = count;
    this.variance = variance;
    int size = count.length;
    counts = new long[size + 1];
    sums = new double[size + 1];
    countSquares = new double[size + 1];
    double[] means = new double[size];
    for (int i = 0; i < size; i++) {
      counts[i + 1] = counts[i] + count[i];
      sums[i + 1] = sums[i] + sum[i];
      countSquares[i + 1] = countSquares[i] + (double) count[i] * count[i];
      means[i] = sum[i] / count[i];
    }
    double centre = quantile(means, 0.5);
    double[] off = new double[size];
    double[] sizes = new double[size];
    for (int i = 0; i < size; i++) {
      off[i] = Math.abs(means[i] - centre);
      sizes[i] = count[i];
    }
    double spread =
        Math.max(
            MAD_TO_SIGMA * quantile(off, 0.5),
            skewed ? (quantile(means, UPPER) - centre) / UPPER_DEVIATE : 0);
    between = Math.max(floor * floor, spread * spread - variance / quantile(sizes, 0.5));
    persistence = persistence(means, centre, Math.max(spread, floor));
  }

  /** Quantile over columns, each as often as it has values. */
  private double quantile(double[] values, double share) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
    double below = share * counts[values.length];
    long seen = 0;
    int at = 0;
    while (at < values.length - 1 && (seen += count[order[at]]) <= below) {
      at++;
    }
    return values[order[at]];
  }

  /** Standard deviation of columns as a whole, τ. */
  double wander() {
    return Math.sqrt(between);
  }

  private static double persistence(double[] means, double centre, double spread) {
    double products = 0;
    double squares = 0;
    double before = 0;
    for (double mean : means) {
      double clipped = Math.clamp((mean - centre) / spread, -CLIP, CLIP);
      products += clipped * before;
      squares += clipped * clipped;
      before = clipped;
    }
    double correlation = squares == 0 ? 0 : Math.clamp(products / squares, 0, MAX_CORRELATION);
    return (1 + correlation) / (1 - correlation);
  }

  /**
   * The most surprising runs, one for each doubling of the length: of at most half of the columns,
   * with at least {@code minCount} values in and outside it.
   */
  Run[] best(int minCount) {
    int size = count.length;
    Run[] best = new Run[Integer.SIZE - Integer.numberOfLeadingZeros(size / 2)];
    double[] top = new double[best.length];
    for (int from = 0; from < size; from++) {
      for (int to = from + 1; to <= size && to - from <= size / 2; to++) {
        int lengths = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(to - from);
        long inside = counts[to] - counts[from];
        if (inside >= minCount && counts[size] - inside >= minCount) {
          double t = Math.abs(deviate(from, to));
          if (t > top[lengths]) {
            top[lengths] = t;
            best[lengths] = run(from, to, t);
          }
        }
      }
    }
    return Arrays.stream(best).filter(run -> run != null).toArray(Run[]::new);
  }

  private double deviate(int from, int to) {
    int size = count.length;
    double inside = counts[to] - counts[from];
    double outside = counts[size] - inside;
    double squaresInside = countSquares[to] - countSquares[from];
    double difference =
        (sums[to] - sums[from]) / inside - (sums[size] - sums[to] + sums[from]) / outside;
    double variation =
        variance(to - from, inside, squaresInside)
            + variance(size - to + from, outside, countSquares[size] - squaresInside);
    return difference / Math.sqrt(variation);
  }

  private double variance(int columns, double values, double squares) {
    return between * Math.min(columns, persistence) * squares / (values * values)
        + variance / values;
  }

  private Run run(int from, int to, double t) {
    int size = count.length;
    long inside = counts[to] - counts[from];
    double mean = (sums[to] - sums[from]) / inside;
    double elsewhere = (sums[size] - sums[to] + sums[from]) / (counts[size] - inside);
    return new Run(from, to, inside, mean, elsewhere, TailBits.student(t, Math.max(3, size / 2.0)));
  }
}
