package nightjar.eval.live;

import java.util.Arrays;

/** Numbers of which percentiles are wanted. Any thread may add. */
public final class Samples {
  private double[] values = new double[1_024];
  private int size;

  public synchronized void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  /** The least value that a share of all values is not above (nearest rank); NaN without values. */
  public synchronized double percentile(double share) {
    if (size == 0) {
      return Double.NaN;
    }
    Arrays.sort(values, 0, size);
    return values[Math.clamp((int) Math.ceil(share * size) - 1, 0, size - 1)];
  }

  /** How many. */
  public synchronized int size() {
    return size;
  }
}
