package nightjar.detect;

import java.util.Arrays;
import nightjar.stats.SortedSample;

/**
 * What is usual for windows: the range of each feature, how far windows lie from the usual, and how
 * surprising a distance is.
 *
 * <p>The forest ranks windows, but its scores end at about 0.8 whatever the fault, so that their
 * tail says nothing of how improbable a window is. The distance does: d = √(Σ z²) over the
 * features, z being the deviation from the median in robust spreads. Its tail is taken as
 * exponential beyond the 80 % quantile, which is heavier than that of any log tried:
 *
 * <pre>P(distance ≥ d) = 0.2 · exp(−(d − q80) / σ),   σ = (q80 − q50) / ln 2.5</pre>
 *
 * with σ widened by 1 + 2 / √n for n windows. Windows overlap and a burst fills several of them, so
 * everything here bears a fifth of odd windows.
 */
final class WindowNorm {
  private static final double TAIL = 0.2;

  /** Smallest spread of a distance: what differs less is the same. */
  private static final double MIN_TAIL_SCALE = 0.3;

  /** Average lengths that differ by less than this share do so by chance. */
  private static final double MIN_LENGTH_SPREAD = 0.03;

  private final double[][] values = new double[SlidingWindow.FEATURES][];
  private final double[] scores;
  private final double tailStart;
  private final double tailScale;

  WindowNorm(WindowSample sample) {
    for (int feature = 0; feature < values.length; feature++) {
      values[feature] = sample.values(feature);
    }
    scores = sample.scores();
    double[] distances = sample.map(this::distance);
    Arrays.sort(distances);
    tailStart = SortedSample.quantile(distances, 1 - TAIL);
    double median = SortedSample.quantile(distances, 0.5);
    tailScale =
        Math.max(MIN_TAIL_SCALE, (tailStart - median) / StrictMath.log(0.5 / TAIL))
            * (1 + 2 / Math.sqrt(distances.length)); // few windows tell the scale poorly
  }

  /** Surprise of a window: −log₂ of the share of windows that lie as far from the usual. */
  double bits(double[] features) {
    double beyond = Math.max(0, distance(features) - tailStart);
    return (beyond / tailScale - StrictMath.log(TAIL)) / StrictMath.log(2);
  }

  /** The forest's score that the given share of windows reaches. */
  double scoreReachedBy(double share) {
    return SortedSample.quantile(scores, 1 - share);
  }

  double usualLow(int feature) {
    return SortedSample.quantile(values[feature], 0.1);
  }

  double median(int feature) {
    return SortedSample.quantile(values[feature], 0.5);
  }

  double usualHigh(int feature) {
    return SortedSample.quantile(values[feature], 0.9);
  }

  private double distance(double[] features) {
    double sum = 0;
    for (int feature = 0; feature < features.length; feature++) {
      double deviation = deviation(feature, features[feature]);
      sum += deviation * deviation;
    }
    return Math.sqrt(sum);
  }

  /** The largest deviation of a feature, in spreads, its sign left out. */
  double deviation(double[] features) {
    double largest = 0;
    for (int feature = 0; feature < features.length; feature++) {
      largest = Math.max(largest, Math.abs(deviation(feature, features[feature])));
    }
    return largest;
  }

  /** Spreads by which a value lies above the median, less than 0 if below. */
  double deviation(int feature, double value) {
    double median = scaled(feature, median(feature));
    double above = scaled(feature, value) - median;
    double quartile = SortedSample.quantile(values[feature], above > 0 ? 0.75 : 0.25);
    double spread = Math.abs(scaled(feature, quartile) - median) / 0.6745;
    return above
        / Math.max(spread, feature == SlidingWindow.LENGTH ? MIN_LENGTH_SPREAD * median + 1 : 1);
  }

  /**
   * Counts vary like their square roots: twice the root has a standard deviation of about 1
   * (Anscombe 1948).
   */
  private static double scaled(int feature, double value) {
    return feature == SlidingWindow.ERRORS || feature == SlidingWindow.WARNINGS
        ? 2 * Math.sqrt(value + 0.375)
        : value;
  }
}
