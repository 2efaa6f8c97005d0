package nightjar.detect;

import java.util.Arrays;
import nightjar.stats.TimeGrid;

/**
 * Moments of a slot's values by time column: number, sum, sum of squares, and how many exceed a
 * threshold among those read since it is known. Only columns with a value are kept, in ascending
 * order; see {@link nightjar.stats.CountSeries}.
 */
final class ValueSeries {
  int size;
  int[] columns = new int[2];
  int[] count = new int[2];
  double[] sum = new double[2];
  double[] squares = new double[2];

  /** Values compared with the threshold, and those above it. */
  int[] compared = new int[2];

  int[] above = new int[2];
  private int generation;

  /** The column in hand: side by side, so that a value costs one cache line and not six. */
  private int openColumn;

  private int openCount;
  private int openCompared;
  private int openAbove;
  private double openSum;
  private double openSquares;

  ValueSeries(int generation) {
    this.generation = generation;
  }

  /** Adds a value; seen by others after {@link #close}. */
  void add(int column, double value, boolean isCompared, boolean isAbove) {
    if (column != openColumn || openCount == 0) {
      close();
      open(column);
    }
    openCount++;
    openSum += value;
    openSquares += value * value;
    openCompared += isCompared ? 1 : 0;
    openAbove += isAbove ? 1 : 0;
  }

  /**
   * Takes a column in hand with what it has: values are summed in their order, however often
   * somebody looks in between, so that the sums are the same to the last bit.
   */
  private void open(int column) {
    openColumn = column;
    int at = size == 0 ? -1 : Arrays.binarySearch(columns, 0, size, column);
    if (at >= 0) {
      openCount = count[at];
      openSum = sum[at];
      openSquares = squares[at];
      openCompared = compared[at];
      openAbove = above[at];
    }
  }

  /** Moves the values of the column in hand to the arrays. */
  void close() {
    if (openCount > 0) {
      int at = place(openColumn);
      count[at] = openCount;
      sum[at] = openSum;
      squares[at] = openSquares;
      compared[at] = openCompared;
      above[at] = openAbove;
    }
    openCount = 0;
    openSum = 0;
    openSquares = 0;
    openCompared = 0;
    openAbove = 0;
  }

  private int place(int column) {
    int found =
        size == 0 || column > columns[size - 1]
            ? -size - 1
            : Arrays.binarySearch(columns, 0, size, column);
    if (found >= 0) {
      return found;
    }
    int at = -found - 1;
    if (size == columns.length) {
      resize(size * 2);
    }
    for (int i = size++; i > at; i--) {
      move(i - 1, i);
    }
    columns[at] = column;
    clear(at);
    return at;
  }

  private void resize(int capacity) {
    columns = Arrays.copyOf(columns, capacity);
    count = Arrays.copyOf(count, capacity);
    sum = Arrays.copyOf(sum, capacity);
    squares = Arrays.copyOf(squares, capacity);
    compared = Arrays.copyOf(compared, capacity);
    above = Arrays.copyOf(above, capacity);
  }

  private void move(int from, int to) {
    columns[to] = columns[from];
    count[to] = count[from];
    sum[to] = sum[from];
    squares[to] = squares[from];
    compared[to] = compared[from];
    above[to] = above[from];
  }

  private void clear(int at) {
    count[at] = 0;
    sum[at] = 0;
    squares[at] = 0;
    compared[at] = 0;
    above[at] = 0;
  }

  /** Merges columns until they are as wide as the grid's now. */
  void foldTo(TimeGrid grid) {
    close();
    int shift = grid.generation() - generation;
    generation = grid.generation();
    int kept = 0;
    for (int i = 0; i < size; i++) {
      int column = columns[i] >> shift;
      if (kept > 0 && columns[kept - 1] == column) {
        merge(i, kept - 1);
      } else {
        move(i, kept);
        columns[kept++] = column;
      }
    }
    size = kept;
  }

  private void merge(int from, int to) {
    count[to] += count[from];
    sum[to] += sum[from];
    squares[to] += squares[from];
    compared[to] += compared[from];
    above[to] += above[from];
  }
}
