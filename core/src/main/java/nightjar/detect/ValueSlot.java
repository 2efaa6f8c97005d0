package nightjar.detect;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import nightjar.stats.Log2;
import nightjar.stats.TimeGrid;

/**
 * What is known of the numbers at one place of one shape. The first {@value #EARLY} are held back
 * until it can be told whether they measure something; from then on moments by time column, a
 * histogram and the two largest are kept, of
 *
 * <pre>y = sign(v) · log₂(1 + |v| / scale)</pre>
 *
 * whose differences are ratios where v is large and which is calm around 0. The scale is 1 for
 * whole numbers, and a sixteenth of the usual size for small fractions.
 */
final class ValueSlot {
  /** Values looked at before anything is decided. */
  static final int EARLY = 64;

  /** Values after which the threshold of large ones is set, by the 90 % quantile. */
  private static final int BEFORE_TAIL = 256;

  private static final double TAIL = 0.9;

  /**
   * Octaves above it: where the bulk ends at the quantile, a move of a tenth must not carry it
   * over.
   */
  static final double CLEAR_OF_BULK = 0.5;

  private static final int MAX_OTHER_TOKENS = 7;
  private static final int MIN_STEPS = 8;
  private static final double COUNTER = 0.85;
  private static final double SMALLEST_ID = 100_000;
  private static final int ID_DISTINCT = 60;
  private static final double EVENLY = 0.2;

  final String label;
  final int unit;
  private int otherUnit;
  private double otherFactor = 1;

  private double[] early = new double[EARLY];
  private long[] earlyTimes = new long[EARLY];
  private int others;
  private boolean rejected;

  private int ups;
  private int downs;
  private double before;

  private double scale = 1;
  long total;
  ValueHistogram histogram = new ValueHistogram(0);
  final ValueSeries series;
  double threshold = Double.POSITIVE_INFINITY;
  double largest = Double.NEGATIVE_INFINITY;
  double second = Double.NEGATIVE_INFINITY;
  long largestTime;

  ValueSlot(String label, int unit, TimeGrid grid) {
    this.label = label;
    this.unit = unit;
    otherUnit = unit;
    series = new ValueSeries(grid.generation());
  }

  /** Has it turned out not to measure anything? */
  boolean isRejected() {
    return rejected;
  }

  /** A token that is no number. */
  void skip() {
    if (total < EARLY && ++others > MAX_OTHER_TOKENS) {
      rejected = true;
    }
  }

  void add(NumberToken token, long timeNanos, int column, TimeGrid grid) {
    double value = token.value;
    if (token.unit != unit) {
      if (token.unit != otherUnit) {
        otherUnit = token.unit;
        otherFactor = NumberToken.factor(token.unit, unit);
      }
      value *= otherFactor;
      if (Double.isNaN(value)) {
        skip();
        return;
      }
    }
    if (value > before) {
      ups++;
    } else if (value < before) {
      downs++;
    }
    before = value;
    if (total >= EARLY) {
      take(log(value), timeNanos, column);
    } else {
      early[(int) total] = value;
      earlyTimes[(int) total] = timeNanos;
      if (++total == EARLY) {
        decide(grid);
      }
    }
  }

  private void decide(TimeGrid grid) {
    double[] sorted = early.clone();
    Arrays.sort(sorted);
    double middle = Math.abs(sorted[EARLY / 2]);
    boolean whole = Arrays.stream(sorted).allMatch(value -> value == Math.rint(value));
    rejected = isCounter() || (whole && isId(sorted));
    scale = whole || middle == 0 ? 1 : Math.min(1, middle / 16);
    histogram = new ValueHistogram(log(sorted[EARLY / 2]));
    total = 0;
    for (int i = 0; i < EARLY && !rejected; i++) {
      take(log(early[i]), earlyTimes[i], grid.column(earlyTimes[i]));
    }
    early = new double[0];
    earlyTimes = new long[0];
  }

  /** Does it nearly always go the same way? */
  boolean isCounter() {
    int steps = ups + downs;
    return steps >= MIN_STEPS && Math.max(ups, downs) >= COUNTER * steps;
  }

  /**
   * Large, nearly all distinct, and spread like numbers drawn at random: Kolmogorov's distance from
   * evenness is small.
   */
  private static boolean isId(double[] sorted) {
    double low = sorted[0];
    double range = sorted[EARLY - 1] - low;
    Set<Double> distinct = new HashSet<>();
    double distance = 0;
    for (int i = 0; i < EARLY; i++) {
      distinct.add(sorted[i]);
      distance = Math.max(distance, Math.abs((sorted[i] - low) / range - (i + 0.5) / EARLY));
    }
    return low >= SMALLEST_ID && distinct.size() >= ID_DISTINCT && distance < EVENLY;
  }

  private void take(double log, long timeNanos, int column) {
    total++;
    histogram.add(log);
    boolean compare = threshold != Double.POSITIVE_INFINITY;
    series.add(column, log, compare, log > threshold);
    if (total == BEFORE_TAIL) {
      threshold = histogram.quantile(TAIL) + CLEAR_OF_BULK;
    }
    if (log > second) {
      if (log > largest) {
        second = largest;
        largest = log;
        largestTime = timeNanos;
      } else {
        second = log;
      }
    }
  }

  private double log(double value) {
    double log = Log2.of(1 + Math.abs(value) / scale);
    return value < 0 ? -log : log;
  }

  /** The number whose logarithm this is. */
  double value(double log) {
    double size = (StrictMath.pow(2, Math.abs(log)) - 1) * scale;
    return log < 0 ? -size : size;
  }

  double mean() {
    double sum = 0;
    for (int i = 0; i < series.size; i++) {
      sum += series.sum[i];
    }
    return sum / total;
  }
}
