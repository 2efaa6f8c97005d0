package nightjar.duckdb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import nightjar.store.LogRow;

/**
 * The latest records, which are no block yet. What is seen of it never changes: a longer one shares
 * the array and fills places that the shorter one does not look at. Of those that follow from one
 * tail only one is ever seen, so one thread makes them.
 */
final class Tail {
  /** Characters of text at which it becomes a block, however few records they are. */
  static final long MOST_TEXT = 16L << 20;

  private final long firstRow;
  private final LogRow[] rows;
  private final int size;
  private final long text;
  private final long leastNanos;
  private final long greatestNanos;

  private Tail(
      long firstRow, LogRow[] rows, int size, long text, long leastNanos, long greatestNanos) {
    this.firstRow = firstRow;
    this.rows = rows;
    this.size = size;
    this.text = text;
    this.leastNanos = leastNanos;
    this.greatestNanos = greatestNanos;
  }

  /** None yet; the first record to come has that number. */
  static Tail empty(long firstRow) {
    return new Tail(firstRow, new LogRow[0], 0, 0, Long.MAX_VALUE, Long.MIN_VALUE);
  }

  /** With more records behind. */
  Tail with(List<LogRow> more) {
    int longer = size + more.size();
    LogRow[] all =
        longer <= rows.length ? rows : Arrays.copyOf(rows, Math.max(longer, 2 * rows.length));
    long characters = text;
    long least = leastNanos;
    long greatest = greatestNanos;
    for (int i = size; i < longer; i++) {
      LogRow row = more.get(i - size);
      all[i] = row;
      characters += row.text().length();
      least = Math.min(least, row.timeNanos());
      greatest = Math.max(greatest, row.timeNanos());
    }
    return new Tail(firstRow, all, longer, characters, least, greatest);
  }

  /** Are there records for so many blocks? */
  boolean isFull(int blocks, int blockRows) {
    return size >= (long) blocks * blockRows || text >= blocks * MOST_TEXT;
  }

  /** Records for blocks, as many as make whole ones; the rest is left out. */
  List<List<LogRow>> whole(int blockRows) {
    List<List<LogRow>> pieces = new ArrayList<>();
    int from = 0;
    long characters = 0;
    for (int i = 0; i < size; i++) {
      characters += rows[i].text().length();
      if (i + 1 - from >= blockRows || characters >= MOST_TEXT) {
        pieces.add(rows().subList(from, i + 1));
        from = i + 1;
        characters = 0;
      }
    }
    return pieces;
  }

  /** What stays of it behind so many of its records. */
  Tail behind(int gone) {
    return empty(firstRow + gone).with(rows().subList(gone, size));
  }

  List<LogRow> rows() {
    return Collections.unmodifiableList(Arrays.asList(rows).subList(0, size));
  }

  LogRow get(int place) {
    return rows[place];
  }

  int size() {
    return size;
  }

  long firstRow() {
    return firstRow;
  }

  long lastRow() {
    return firstRow + size - 1;
  }

  /** Least event time; the greatest number there is if it is empty. */
  long leastNanos() {
    return leastNanos;
  }

  /** Greatest event time; the least number there is if it is empty. */
  long greatestNanos() {
    return greatestNanos;
  }
}
