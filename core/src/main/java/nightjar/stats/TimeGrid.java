package nightjar.stats;

/**
 * Event time cut into a bounded number of equal columns. A column is 1 s · 2^g wide, where g, the
 * {@link #generation()}, is the smallest that lets all times seen so far fit; it never shrinks.
 * Columns are numbered absolutely, {@code floor(time / width)}, so that the same times give the
 * same columns whatever came first, and a column of one generation is exactly two of the generation
 * before: halve (arithmetically) the numbers kept whenever the generation has grown.
 *
 * <p>Example: with 4 columns, the times 3 s, 5 s and 9 s give the columns 3 and 5 (width 1 s), then
 * 2 (width 4 s, where the first two have become 0 and 1).
 *
 * <p>One thread at a time. No call allocates.
 */
public final class TimeGrid {
  /** Columns of a grid if not said otherwise. */
  public static final int MAX_COLUMNS = 512;

  /** Stands for "no time": users leave such records out. Equals {@code LineRef.NO_TIME}. */
  public static final long NO_TIME = Long.MIN_VALUE;

  private static final long SECOND = 1_000_000_000L;
  private final int maxColumns;
  private int generation;
  private long firstSecond = Long.MAX_VALUE;
  private long lastSecond = Long.MIN_VALUE;

  public TimeGrid() {
    this(MAX_COLUMNS);
  }

  /**
   * A grid of its own size.
   *
   * @param maxColumns most columns, 2 or more
   */
  public TimeGrid(int maxColumns) {
    if (maxColumns < 2) {
      throw new IllegalArgumentException("a time grid needs at least 2 columns, not " + maxColumns);
    }
    this.maxColumns = maxColumns;
  }

  /**
   * Column of a time, to which the grid is extended first, to the left or to the right; this may
   * raise the generation.
   *
   * @param timeNanos nanoseconds since 1970, not {@link #NO_TIME}
   */
  public int column(long timeNanos) {
    long second = Math.floorDiv(timeNanos, SECOND);
    if (second < firstSecond || second > lastSecond) {
      extend(second);
    }
    return (int) (second >> generation);
  }

  private void extend(long second) {
    firstSecond = Math.min(firstSecond, second);
    lastSecond = Math.max(lastSecond, second);
    while ((lastSecond >> generation) - (firstSecond >> generation) >= maxColumns
        || overflows(second >> generation)) {
      generation++;
    }
  }

  /** Seconds before 1901 or after 2038 are no int: such times start with wider columns. */
  private static boolean overflows(long column) {
    return column != (int) column;
  }

  /** log2 of the width in seconds; grows by one whenever two columns become one. */
  public int generation() {
    return generation;
  }

  /** Width of a column. */
  public long widthNanos() {
    return SECOND << generation;
  }

  /** Has it seen no time yet? */
  public boolean isEmpty() {
    return firstSecond > lastSecond;
  }

  /** Column of the earliest time seen; 0 if there is none. */
  public int firstColumn() {
    return isEmpty() ? 0 : (int) (firstSecond >> generation);
  }

  /** Column of the latest time seen; -1 if there is none. */
  public int lastColumn() {
    return isEmpty() ? -1 : (int) (lastSecond >> generation);
  }

  /** Columns from the first to the last, those without a record included; 0 if no time was seen. */
  public int columns() {
    return lastColumn() - firstColumn() + 1;
  }

  /** First nanosecond of a column; the next column's is the end of this one. */
  public long startNanos(int column) {
    long second = (long) column << generation;
    return second > Long.MAX_VALUE / SECOND
        ? Long.MAX_VALUE
        : second < Long.MIN_VALUE / SECOND ? Long.MIN_VALUE + 1 : second * SECOND;
  }
}
