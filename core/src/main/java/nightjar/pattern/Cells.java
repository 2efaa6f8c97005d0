package nightjar.pattern;

import java.util.Arrays;

/**
 * Where records are counted: a cell for every (shape, source group, severity) that was met, so that
 * counting a known line touches one number, and counts by shape, by source or by severity are sums
 * of it.
 *
 * <p>The cells of a shape are a chain. Memory: 24 bytes a cell. One thread at a time.
 */
final class Cells {
  static final int SEVERITIES = 25;

  private static final int SEVERITY_BITS = 5;
  private static final int SOURCE_BITS = 8;

  /** The sums themselves, by cell; added to in place on the path of a line. */
  long[] counts = new long[256];

  private long[] keys = new long[256];
  private int[] nextOfShape = new int[256];
  private int[] firstOfShape = new int[256];
  private final LongTable numbers = new LongTable();
  private int size;

  Cells() {
    Arrays.fill(firstOfShape, -1);
  }

  int size() {
    return size;
  }

  /** The cell of a shape, source and severity; -1 if there is none. */
  int find(int shape, int source, int severity) {
    return numbers.get(key(shape, source, severity));
  }

  /** Is there a cell of a shape and source, whatever the severity? */
  boolean has(int shape, int source) {
    for (int cell = first(shape); cell >= 0; cell = next(cell)) {
      if (source(cell) == source) {
        return true;
      }
    }
    return false;
  }

  /** The cell of a shape, source and severity, which is made if there is none. */
  int of(int shape, int source, int severity) {
    long key = key(shape, source, severity);
    int known = numbers.get(key);
    if (known >= 0) {
      return known;
    }
    if (size == counts.length) {
      counts = Arrays.copyOf(counts, 2 * size);
      keys = Arrays.copyOf(keys, 2 * size);
      nextOfShape = Arrays.copyOf(nextOfShape, 2 * size);
    }
    int room = firstOfShape.length;
    if (shape >= room) {
      firstOfShape = Arrays.copyOf(firstOfShape, Math.max(shape + 1, 2 * room));
      Arrays.fill(firstOfShape, room, firstOfShape.length, -1);
    }
    keys[size] = key;
    nextOfShape[size] = firstOfShape[shape];
    firstOfShape[shape] = size;
    numbers.put(key, size);
    return size++;
  }

  private static long key(int shape, int source, int severity) {
    return ((long) shape << (SOURCE_BITS + SEVERITY_BITS))
        | ((long) source << SEVERITY_BITS)
        | severity;
  }

  /** The first cell of a shape, -1 if it has none. */
  int first(int shape) {
    return shape < firstOfShape.length ? firstOfShape[shape] : -1;
  }

  /** The next cell of the same shape, -1 behind the last. */
  int next(int cell) {
    return nextOfShape[cell];
  }

  int source(int cell) {
    return (int) (keys[cell] >>> SEVERITY_BITS) & ((1 << SOURCE_BITS) - 1);
  }

  int severity(int cell) {
    return (int) keys[cell] & ((1 << SEVERITY_BITS) - 1);
  }

  /** Records of a shape. */
  long count(int shape) {
    long count = 0;
    for (int cell = first(shape); cell >= 0; cell = next(cell)) {
      count += counts[cell];
    }
    return count;
  }
}
