package nightjar.stats;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A forest of random trees in which odd points end up alone after few splits [1]. A point's score
 * is
 *
 * <pre>s(x) = 2^(−E(h(x)) / c(ψ)),   c(n) = 2 H(n−1) − 2 (n−1) / n,   H(i) = 1 + 1/2 + … + 1/i
 * </pre>
 *
 * where h(x) is the depth at which x ends in a tree, plus c(m) for a leaf with m training points, E
 * its mean over the trees, and ψ the points each tree was grown from. The score lies in (0, 1):
 * about 0.5 for ordinary points, near 1 for odd ones.
 *
 * <p>Immutable, so any number of threads may score. The same rows and seed give the same bits on
 * every machine. Memory: 100 trees of 256 points take 310 kB.
 *
 * <p>Implementation: every tree is stored as a full binary tree of the height limit ⌈log₂ ψ⌉, the
 * children of node i being 2i + 1 and 2i + 2; below a leaf reached early all nodes send points to
 * the left. So every descent takes the same number of steps without a branch, and eight trees are
 * descended side by side to hide the latency of memory.
 *
 * <p>[1] F. T. Liu, K. M. Ting, Z.-H. Zhou, "Isolation Forest", ICDM 2008.
 */
public final class IsolationForest {
  /** Trees of a forest: path lengths converge well before [1]. */
  public static final int TREES = 100;

  /**
   * Points a tree is grown from: enough to tell odd points, few enough that they do not mask each
   * other [1].
   */
  public static final int SAMPLE = 256;

  private static final int SIDE_BY_SIDE = 8;
  private static final int EXACT_HARMONIC = 1024;
  private static final double EULER_GAMMA = 0.5772156649015329;

  private final int features;
  private final int trees;
  private final int height;
  private final int innerNodes;
  private final double averageDepth;

  /** Inner nodes of tree t start at t · innerNodes: x goes right where x[feature] > threshold. */
  private final double[] threshold;

  private final byte[] feature;

  /** Path length of the lowest leaves, tree by tree, from left to right. */
  private final float[] depth;

  private IsolationForest(int features, int trees, int sample) {
    this.features = features;
    this.trees = trees;
    height = Integer.SIZE - Integer.numberOfLeadingZeros(sample - 1);
    innerNodes = (1 << height) - 1;
    averageDepth = Math.max(averageDepth(sample), Double.MIN_NORMAL); // one point: every score is 1
    threshold = new double[trees * innerNodes];
    feature = new byte[trees * innerNodes];
    depth = new float[trees << height];
  }

  /** A forest of {@link #TREES} trees, each grown from {@link #SAMPLE} points. */
  public static IsolationForest fit(double[] rows, int features, long seed) {
    return fit(rows, features, TREES, SAMPLE, new SplittableRandom(seed));
  }

  /**
   * A forest grown from rows.
   *
   * @param rows finite values, one row behind the other, at least one row
   * @param features values in a row, 1 to 127
   * @param trees trees to grow, at least 1
   * @param sample most rows a tree is grown from, drawn without replacement; at least 1
   */
  public static IsolationForest fit(
      double[] rows, int features, int trees, int sample, RandomGenerator random) {
    int count = features < 1 ? 0 : rows.length / features;
    if (features > Byte.MAX_VALUE
        || count == 0
        || rows.length % features != 0
        || trees < 1
        || sample < 1) {
      throw new IllegalArgumentException(
          "no forest of "
              + trees
              + " trees grows from "
              + rows.length
              + " values, "
              + features
              + " a row");
    }
    int drawn = Math.min(sample, count);
    var forest = new IsolationForest(features, trees, drawn);
    var growth =
        new ForestGrowth(forest.threshold, forest.feature, forest.depth, rows, features, random);
    for (int tree = 0; tree < trees; tree++) {
      growth.grow(tree, drawn, forest.height);
    }
    return forest;
  }

  /** Score of a point with as many values as the rows had features. */
  public double score(double[] point) {
    return score(point, 0);
  }

  /** Score of the point whose values start at {@code offset}. Costs about 1 µs at four features. */
  public double score(double[] points, int offset) {
    return roughScore(points, offset, trees);
  }

  /**
   * Score by the first trees only: an estimate for a share of the cost, whose standard error is
   * about 0.07 / √trees.
   *
   * @param firstTrees trees to ask, at least 1; all of them if there are fewer
   */
  public double roughScore(double[] points, int offset, int firstTrees) {
    return StrictMath.pow(
        2, -pathLength(points, offset, Math.min(trees, firstTrees)) / averageDepth);
  }

  /** Values in a row. */
  public int features() {
    return features;
  }

  private double pathLength(double[] points, int offset, int asked) {
    double sum = 0;
    int tree = 0;
    for (; tree + SIDE_BY_SIDE <= asked; tree += SIDE_BY_SIDE) {
      sum += eightTrees(tree, points, offset);
    }
    for (; tree < asked; tree++) {
      int node = 0;
      int base = tree * innerNodes;
      for (int level = 0; level < height; level++) {
        node = child(base, node, points, offset);
      }
      sum += depth[(tree << height) + node - innerNodes];
    }
    return sum / asked;
  }

  private double eightTrees(int tree, double[] points, int offset) {
    int width = innerNodes;
    int b0 = tree * width;
    int b1 = b0 + width;
    int b2 = b1 + width;
    int b3 = b2 + width;
    int b4 = b3 + width;
    int b5 = b4 + width;
    int b6 = b5 + width;
    int b7 = b6 + width;
    int n0 = 0;
    int n1 = 0;
    int n2 = 0;
    int n3 = 0;
    int n4 = 0;
    int n5 = 0;
    int n6 = 0;
    int n7 = 0;
    for (int level = 0; level < height; level++) {
      n0 = child(b0, n0, points, offset);
      n1 = child(b1, n1, points, offset);
      n2 = child(b2, n2, points, offset);
      n3 = child(b3, n3, points, offset);
      n4 = child(b4, n4, points, offset);
      n5 = child(b5, n5, points, offset);
      n6 = child(b6, n6, points, offset);
      n7 = child(b7, n7, points, offset);
    }
    int leaf = (tree << height) - width;
    int leaves = 1 << height;
    double sum = depth[leaf + n0];
    sum += depth[leaf + leaves + n1];
    sum += depth[leaf + 2 * leaves + n2];
    sum += depth[leaf + 3 * leaves + n3];
    sum += depth[leaf + 4 * leaves + n4];
    sum += depth[leaf + 5 * leaves + n5];
    sum += depth[leaf + 6 * leaves + n6];
    sum += depth[leaf + 7 * leaves + n7];
    return sum;
  }

  private int child(int base, int node, double[] points, int offset) {
    int at = base + node;
    return 2 * node + 1 + (points[offset + feature[at]] > threshold[at] ? 1 : 0);
  }

  /**
   * Mean depth c(n) of an unsuccessful search in a binary search tree of n points, which normalises
   * path lengths [1].
   *
   * @param n points, 0 or more
   * @return 0 for n ≤ 1, 1 for 2, 10.25 for 256
   */
  public static double averageDepth(int n) {
    return n <= 1 ? 0 : 2 * harmonic(n - 1) - 2.0 * (n - 1) / n;
  }

  private static double harmonic(int i) {
    if (i > EXACT_HARMONIC) {
      return StrictMath.log(i) + EULER_GAMMA + 0.5 / i - 1 / (12.0 * i * i);
    }
    double sum = 0;
    for (int k = i; k >= 1; k--) {
      sum += 1.0 / k;
    }
    return sum;
  }
}
