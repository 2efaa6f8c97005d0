package nightjar.block;

import java.util.Arrays;

/**
 * Rows of one block, by their place in it from 0. What joins sets gives a new one; both must be of
 * the same block. Not thread-safe while rows are added.
 */
public final class RowSet {
  private final int rows;
  private final long[] words;

  /** No row of a block of so many. */
  public RowSet(int rows) {
    this(rows, new long[(rows + Long.SIZE - 1) / Long.SIZE]);
  }

  private RowSet(int rows, long[] words) {
    this.rows = rows;
    this.words = words;
  }

  /** Every row of a block of so many. */
  public static RowSet all(int rows) {
    return new RowSet(rows).not();
  }

  /** Rows the block has. */
  public int rows() {
    return rows;
  }

  public void add(int row) {
    words[row >> 6] |= 1L << row;
  }

  public boolean contains(int row) {
    return ((words[row >> 6] >>> row) & 1) != 0;
  }

  public RowSet and(RowSet other) {
    long[] joined = words.clone();
    for (int i = 0; i < joined.length; i++) {
      joined[i] &= same(other).words[i];
    }
    return new RowSet(rows, joined);
  }

  public RowSet or(RowSet other) {
    long[] joined = words.clone();
    for (int i = 0; i < joined.length; i++) {
      joined[i] |= same(other).words[i];
    }
    return new RowSet(rows, joined);
  }

  /** The rows that are not in this set. */
  public RowSet not() {
    long[] others = new long[words.length];
    for (int i = 0; i < words.length; i++) {
      others[i] = ~words[i];
    }
    if ((rows & 63) != 0) {
      others[words.length - 1] &= (1L << rows) - 1;
    }
    return new RowSet(rows, others);
  }

  public int count() {
    int count = 0;
    for (long word : words) {
      count += Long.bitCount(word);
    }
    return count;
  }

  public boolean isEmpty() {
    return Arrays.stream(words).allMatch(word -> word == 0);
  }

  /** The first row of the set from this place on; -1 if there is none. */
  public int next(int from) {
    if (from >= rows) {
      return -1;
    }
    int at = from >> 6;
    long word = words[at] & (-1L << from);
    while (word == 0) {
      if (++at == words.length) {
        return -1;
      }
      word = words[at];
    }
    return (at << 6) + Long.numberOfTrailingZeros(word);
  }

  /** The last row of the set up to this place and with it; -1 if there is none. */
  public int previous(int from) {
    if (from < 0) {
      return -1;
    }
    int at = from >> 6;
    long word = words[at] & (-1L >>> (63 - (from & 63)));
    while (word == 0) {
      if (--at < 0) {
        return -1;
      }
      word = words[at];
    }
    return (at << 6) + 63 - Long.numberOfLeadingZeros(word);
  }

  private RowSet same(RowSet other) {
    if (other.rows != rows) {
      throw new IllegalArgumentException("rows of blocks of " + rows + " and " + other.rows);
    }
    return other;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowSet set && set.rows == rows && Arrays.equals(set.words, words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("rows");
    for (int row = next(0); row >= 0; row = next(row + 1)) {
      text.append(' ').append(row);
    }
    return text.toString();
  }
}
