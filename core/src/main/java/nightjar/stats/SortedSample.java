package nightjar.stats;

/** Quantiles of numbers in ascending order. */
public final class SortedSample {
  private SortedSample() {}

  /**
   * The value that the given share of the numbers lies at or below, by linear interpolation between
   * order statistics.
   *
   * @param ascending at least one number
   * @param share 0 to 1
   */
  public static double quantile(double[] ascending, double share) {
    double at = share * (ascending.length - 1);
    int below = (int) at;
    double rest = at - below;
    return rest == 0
        ? ascending[below]
        : ascending[below] * (1 - rest) + ascending[below + 1] * rest;
  }
}
