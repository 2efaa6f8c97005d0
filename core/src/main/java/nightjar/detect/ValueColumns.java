package nightjar.detect;

import java.util.List;

/**
 * The values of one slot of a pattern by time column, those of several shapes together: each
 * shape's are taken as deviations from its own mean, so that a mere change in the mix of shapes is
 * no drift.
 */
final class ValueColumns {
  /** Numbers of the columns that hold a value, ascending; the arrays below are parallel to it. */
  final int[] column;

  final long[] count;

  /** Sum of deviations, and of their squares. */
  final double[] sum;

  final double[] squares;
  final long[] compared;
  final long[] above;

  ValueColumns(List<ValueSlot> slots, int firstColumn, int lastColumn) {
    int width = lastColumn - firstColumn + 1;
    long[] n = new long[width];
    double[] s = new double[width];
    double[] q = new double[width];
    long[] c = new long[width];
    long[] a = new long[width];
    for (ValueSlot slot : slots) {
      double mean = slot.mean();
      ValueSeries series = slot.series;
      for (int i = 0; i < series.size; i++) {
        int at = series.columns[i] - firstColumn;
        n[at] += series.count[i];
        s[at] += series.sum[i] - series.count[i] * mean;
        q[at] += series.squares[i] - 2 * mean * series.sum[i] + series.count[i] * mean * mean;
        c[at] += series.compared[i];
        a[at] += series.above[i];
      }
    }
    int used = 0;
    for (long x : n) {
      used += x > 0 ? 1 : 0;
    }
    column = new int[used];
    count = new long[used];
    sum = new double[used];
    squares = new double[used];
    compared = new long[used];
    above = new long[used];
    int to = 0;
    for (int at = 0; at < width; at++) {
      if (n[at] > 0) {
        column[to] = firstColumn + at;
        count[to] = n[at];
        sum[to] = s[at];
        squares[to] = q[at];
        compared[to] = c[at];
        above[to++] = a[at];
      }
    }
  }

  int size() {
    return column.length;
  }

  /** Variance of values around the mean of their column. */
  double varianceWithin() {
    return varianceOutside(0, 0);
  }

  /** The same without the columns {@code [from, to)}. */
  double varianceOutside(int from, int to) {
    double around = 0;
    long degrees = 0;
    for (int i = 0; i < column.length; i++) {
      if (i < from || i >= to) {
        around += squares[i] - sum[i] * sum[i] / count[i];
        degrees += count[i] - 1;
      }
    }
    return Math.max(0, around) / Math.max(1, degrees);
  }
}
