package nightjar.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import nightjar.stats.IsolationForest;

/**
 * What is remembered of an endless row of windows: an even sample of them all to learn from, and
 * the oddest ones. The forest that says which are odd is grown anew from the sample whenever the
 * number of windows has doubled.
 */
final class WindowSample {
  /** Windows to learn from. */
  static final int RESERVOIR = 2048;

  /** Odd windows kept. */
  static final int KEPT = 512;

  private static final int FIRST_FOREST = 64;
  private static final int FEATURES = SlidingWindow.FEATURES;

  /**
   * Trees asked first, and three standard errors of what they say: most windows are clearly
   * ordinary.
   */
  private static final int ROUGH_TREES = 16;

  private static final double ROUGH_MARGIN = 0.05;

  private final SplittableRandom random;
  private final long seed;
  private final double[] reservoir = new double[RESERVOIR * FEATURES];
  private final PriorityQueue<KeptWindow> kept = new PriorityQueue<>(KEPT, byScore());
  private IsolationForest forest = IsolationForest.fit(new double[FEATURES], FEATURES, 0);
  private long windows;

  WindowSample(long seed) {
    this.seed = seed;
    random = new SplittableRandom(seed);
  }

  private static Comparator<KeptWindow> byScore() {
    return Comparator.<KeptWindow>comparingDouble(window -> window.score)
        .thenComparing(window -> window.index, Comparator.reverseOrder())
        .thenComparing(window -> window.source, Comparator.reverseOrder());
  }

  /** Windows seen. */
  long windows() {
    return windows;
  }

  /** Takes notice of the window that is complete now. */
  void offer(SlidingWindow window, double[] features) {
    sample(features);
    if (windows >= FIRST_FOREST && Long.bitCount(windows) == 1) {
      forest = fit();
      rescore();
    }
    if (kept.size() < KEPT) {
      keep(new KeptWindow(), window, features, forest.score(features));
    } else {
      offerToFull(window, features);
    }
  }

  private void offerToFull(SlidingWindow window, double[] features) {
    KeptWindow least = kept.element();
    if (forest.roughScore(features, 0, ROUGH_TREES) < least.score - ROUGH_MARGIN) {
      return;
    }
    double score = forest.score(features);
    if (score > least.score) {
      keep(kept.remove(), window, features, score);
    }
  }

  private void keep(KeptWindow place, SlidingWindow window, double[] features, double score) {
    place.fill(window, features, score);
    kept.add(place);
  }

  /**
   * Reservoir sampling: each of n windows is in the sample with the same probability, {@value
   * RESERVOIR} / n.
   */
  private void sample(double[] features) {
    windows++;
    long at = windows <= RESERVOIR ? windows - 1 : random.nextLong(windows);
    if (at < RESERVOIR) {
      System.arraycopy(features, 0, reservoir, (int) at * FEATURES, FEATURES);
    }
  }

  /** The odd windows, scored by the forest of all that is known now; the oddest first. */
  List<KeptWindow> oddest() {
    IsolationForest now = fit();
    List<KeptWindow> oddest = new ArrayList<>(kept);
    for (KeptWindow window : oddest) {
      window.judged = now.score(window.features);
    }
    oddest.sort(
        Comparator.<KeptWindow>comparingDouble(window -> -window.judged)
            .thenComparing(window -> window.source)
            .thenComparing(window -> window.index));
    return oddest;
  }

  private IsolationForest fit() {
    return IsolationForest.fit(Arrays.copyOf(reservoir, sampled() * FEATURES), FEATURES, seed);
  }

  private void rescore() {
    List<KeptWindow> all = new ArrayList<>(kept);
    kept.clear();
    for (KeptWindow window : all) {
      window.score = forest.score(window.features);
      kept.add(window);
    }
  }

  /** Scores of the sample by the forest of all that is known now, ascending. */
  double[] scores() {
    IsolationForest now = fit();
    double[] scores = new double[sampled()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = now.score(reservoir, i * FEATURES);
    }
    Arrays.sort(scores);
    return scores;
  }

  /** Values of one feature in the sample, ascending. */
  double[] values(int feature) {
    double[] values = new double[sampled()];
    for (int i = 0; i < values.length; i++) {
      values[i] = reservoir[i * FEATURES + feature];
    }
    Arrays.sort(values);
    return values;
  }

  /** A function of each window of the sample. */
  double[] map(ToDoubleFunction<double[]> function) {
    double[] values = new double[sampled()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          function.applyAsDouble(Arrays.copyOfRange(reservoir, i * FEATURES, (i + 1) * FEATURES));
    }
    return values;
  }

  private int sampled() {
    return (int) Math.min(windows, RESERVOIR);
  }
}
