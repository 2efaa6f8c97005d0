package nightjar.stats;

import java.util.random.RandomGenerator;

/** Grows the trees of an {@link IsolationForest} into its arrays. */
final class ForestGrowth {
  private final double[] threshold;
  private final byte[] feature;
  private final float[] depth;
  private final double[] rows;
  private final int features;
  private final RandomGenerator random;

  /** Rows by number; those of the tree in hand come first, those of one node side by side. */
  private final int[] order;

  private final int[] candidates;
  private int height;
  private int tree;
  private double low;
  private double high;

  ForestGrowth(
      double[] threshold,
      byte[] feature,
      float[] depth,
      double[] rows,
      int features,
      RandomGenerator random) {
    this.threshold = threshold;
    this.feature = feature;
    this.depth = depth;
    this.rows = rows;
    this.features = features;
    this.random = random;
    order = new int[rows.length / features];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    candidates = new int[features];
  }

  void grow(int number, int sample, int heightLimit) {
    tree = number;
    height = heightLimit;
    for (int i = 0; i < sample; i++) {
      swap(i, i + random.nextInt(order.length - i));
    }
    split(0, 0, 0, sample);
  }

  /** Grows the node that holds {@code order[from, to)}. */
  private void split(int node, int level, int from, int to) {
    if (level == height || to - from <= 1 || !chooseFeature(node, from, to)) {
      leaf(node, level, level + IsolationForest.averageDepth(to - from));
      return;
    }
    int at = at(node);
    double cut = low + random.nextDouble() * (high - low);
    threshold[at] = cut < high ? cut : low; // rounding must not leave the right side empty
    int middle = partition(feature[at], threshold[at], from, to);
    split(2 * node + 1, level + 1, from, middle);
    split(2 * node + 2, level + 1, middle, to);
  }

  /**
   * Draws features until one differs among the rows; leaves its bounds in {@link #low} and {@link
   * #high}.
   */
  private boolean chooseFeature(int node, int from, int to) {
    for (int i = 0; i < features; i++) {
      candidates[i] = i;
    }
    for (int left = features; left > 0; left--) {
      int drawn = random.nextInt(left);
      int chosen = candidates[drawn];
      candidates[drawn] = candidates[left - 1];
      bounds(chosen, from, to);
      if (low < high) {
        feature[at(node)] = (byte) chosen;
        return true;
      }
    }
    return false;
  }

  private void bounds(int chosen, int from, int to) {
    low = Double.POSITIVE_INFINITY;
    high = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      double value = rows[order[i] * features + chosen];
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }

  private int partition(int chosen, double cut, int from, int to) {
    int middle = from;
    for (int i = from; i < to; i++) {
      if (rows[order[i] * features + chosen] <= cut) {
        swap(i, middle++);
      }
    }
    return middle;
  }

  /** Gives all lowest leaves below a node its path length, and sends points to the left there. */
  private void leaf(int node, int level, double pathLength) {
    if (level == height) {
      int innerNodes = (1 << height) - 1;
      depth[(tree << height) + node - innerNodes] = (float) pathLength;
      return;
    }
    threshold[at(node)] = Double.POSITIVE_INFINITY;
    leaf(2 * node + 1, level + 1, pathLength);
    leaf(2 * node + 2, level + 1, pathLength);
  }

  private int at(int node) {
    return tree * ((1 << height) - 1) + node;
  }

  private void swap(int i, int j) {
    int kept = order[i];
    order[i] = order[j];
    order[j] = kept;
  }
}
