package nightjar.duckdb;

import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of records cut into windows that widen, so that a search which finds its records near
 * its beginning is over soon, and a long one can end between two windows.
 *
 * @param low first number in it
 * @param high last number in it
 */
record Window(long low, long high) {
  /** Two of DuckDB's row groups: some 30 ms for a search in texts. */
  private static final long FIRST = 200_000;

  private static final long WIDEST = 3_200_000;

  /** Rows whose whole texts, 32 KiB at most each, are in memory at one time. */
  private static final long NARROW = 8_192;

  /** From {@code highest} down to {@code lowest}. */
  static List<Window> down(long lowest, long highest) {
    List<Window> windows = new ArrayList<>();
    long size = FIRST;
    for (long high = highest; high >= lowest; high -= size, size = wider(size)) {
      windows.add(new Window(Math.max(lowest, high - size + 1), high));
    }
    return windows;
  }

  /** From {@code highest} down to {@code lowest}, all narrow: for rows that are read whole. */
  static List<Window> narrow(long lowest, long highest) {
    List<Window> windows = new ArrayList<>();
    for (long high = highest; high >= lowest; high -= NARROW) {
      windows.add(new Window(Math.max(lowest, high - NARROW + 1), high));
    }
    return windows;
  }

  /** From {@code lowest} up to {@code highest}. */
  static List<Window> up(long lowest, long highest) {
    List<Window> windows = new ArrayList<>();
    long size = FIRST;
    for (long low = lowest; low <= highest; low += size, size = wider(size)) {
      windows.add(new Window(low, Math.min(highest, low + size - 1)));
    }
    return windows;
  }

  private static long wider(long size) {
    return Math.min(4 * size, WIDEST);
  }

  String sql() {
    return "number BETWEEN " + low + " AND " + high;
  }
}
