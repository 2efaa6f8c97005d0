package nightjar.stats;

import java.util.Arrays;

/**
 * Counts over the columns of a {@link TimeGrid}; only columns with a count are kept, in ascending
 * order. As many entries as the grid has columns at most. Starts at 24 bytes of entries, since most
 * keys of a log are rare.
 *
 * <p>One thread at a time. {@link #add} is O(1) where columns come in order, O(log n) to find an
 * older one, O(n) to insert one.
 */
public final class CountSeries {
  private int generation;
  private int size;
  private long total;
  private int[] columns = new int[2];
  private long[] counts = new long[2];

  /** A series of columns of the given {@link TimeGrid#generation()}. */
  public CountSeries(int generation) {
    this.generation = generation;
  }

  /** Adds to a column of the generation that the series is folded to. */
  public void add(int column, long count) {
    total += count;
    int last = size - 1;
    if (last >= 0 && columns[last] == column) {
      counts[last] += count;
    } else {
      addElsewhere(column, count);
    }
  }

  private void addElsewhere(int column, long count) {
    int at =
        size == 0 || column > columns[size - 1]
            ? -size - 1
            : Arrays.binarySearch(columns, 0, size, column);
    if (at >= 0) {
      counts[at] += count;
    } else {
      insert(-at - 1, column, count);
    }
  }

  private void insert(int at, int column, long count) {
    if (size == columns.length) {
      columns = Arrays.copyOf(columns, size * 2);
      counts = Arrays.copyOf(counts, size * 2);
    }
    System.arraycopy(columns, at, columns, at + 1, size - at);
    System.arraycopy(counts, at, counts, at + 1, size - at);
    columns[at] = column;
    counts[at] = count;
    size++;
  }

  /** Merges columns until they are as wide as the grid's now. */
  public void foldTo(TimeGrid grid) {
    int shift = grid.generation() - generation;
    if (shift == 0) {
      return;
    }
    generation = grid.generation();
    int kept = 0;
    for (int i = 0; i < size; i++) {
      int column = columns[i] >> shift;
      if (kept > 0 && columns[kept - 1] == column) {
        counts[kept - 1] += counts[i];
      } else {
        columns[kept] = column;
        counts[kept++] = counts[i];
      }
    }
    size = kept;
  }

  /** Adds all counts of another series, folded to the same grid. */
  public void addAll(CountSeries other) {
    if (other.generation != generation) {
      throw new IllegalArgumentException(
          "series of different column widths: " + generation + ", " + other.generation);
    }
    for (int i = 0; i < other.size; i++) {
      add(other.columns[i], other.counts[i]);
    }
  }

  /**
   * Counts of all columns from the first to the last given, zeros where there is none; counts
   * beyond an int are cut to its maximum.
   */
  public int[] dense(int firstColumn, int lastColumn) {
    int[] dense = new int[Math.max(0, lastColumn - firstColumn + 1)];
    for (int i = 0; i < size; i++) {
      if (columns[i] >= firstColumn && columns[i] <= lastColumn) {
        dense[columns[i] - firstColumn] = (int) Math.min(Integer.MAX_VALUE, counts[i]);
      }
    }
    return dense;
  }

  /** Columns with a count. */
  public int size() {
    return size;
  }

  /** Number of the {@code i}-th column with a count. */
  public int columnAt(int i) {
    return columns[i];
  }

  /** Count in the {@code i}-th column with a count. */
  public long countAt(int i) {
    return counts[i];
  }

  public long total() {
    return total;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** Number of the first column with a count; 0 if there is none. */
  public int firstColumn() {
    return size == 0 ? 0 : columns[0];
  }

  /** Number of the last column with a count; -1 if there is none. */
  public int lastColumn() {
    return size == 0 ? -1 : columns[size - 1];
  }
}
