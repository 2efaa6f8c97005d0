package nightjar.block;

import java.util.Arrays;

/** Distinct numbers in order of appearance, numbered from 0, and how many rows have each. */
final class Numbering {
  private long[] values = new long[64];
  private int[] rows = new int[64];
  private int[] table = new int[256];
  private int size;
  private int last;

  void clear() {
    Arrays.fill(table, 0);
    Arrays.fill(rows, 0, size, 0);
    size = 0;
    last = 0;
  }

  /** Counts a row; the number of its value. */
  int add(long value) {
    if (size > 0 && value == values[last]) { // neighbours are mostly equal
      rows[last]++;
      return last;
    }
    int at = find(value);
    if (table[at] == 0) {
      if (size == values.length) {
        grow();
        at = find(value);
      }
      values[size] = value;
      table[at] = ++size;
    }
    last = table[at] - 1;
    rows[last]++;
    return last;
  }

  /** The place of a value in the table, or a free one for it. */
  private int find(long value) {
    int mask = table.length - 1;
    int at = hash(value) & mask;
    while (table[at] != 0 && values[table[at] - 1] != value) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    values = Arrays.copyOf(values, 2 * size);
    rows = Arrays.copyOf(rows, 2 * size);
    table = new int[8 * size];
    for (int number = 0; number < size; number++) {
      table[find(values[number])] = number + 1;
    }
  }

  private static int hash(long value) {
    return (int) ((value * 0x9E3779B97F4A7C15L) >>> 40);
  }

  int size() {
    return size;
  }

  long value(int number) {
    return values[number];
  }

  /** Rows with the value. */
  int rows(int number) {
    return rows[number];
  }
}
