package nightjar.pattern;

import java.util.Arrays;

/**
 * What is known of a fast key: one array in which the key and what it stands for lie side by side,
 * so that a known line costs one cache line. Bounded: at {@link #MAX_KEYS} all are forgotten and
 * met again. One thread at a time.
 */
final class KeyTable {
  static final int MAX_KEYS = 1 << 18;

  private long[] table = new long[1 << 13];
  private int known;

  /** Place of a key; {@link #isKnown} says whether it is there. A key is not 0. */
  int place(long key) {
    long[] at = table;
    int mask = at.length - 2;
    int place = (int) (key >>> 39) & mask;
    while (at[place] != key && at[place] != 0) {
      place = (place + 2) & mask;
    }
    return place;
  }

  boolean isKnown(int place) {
    return table[place] != 0;
  }

  long entry(int place) {
    return table[place + 1];
  }

  void entry(int place, long entry) {
    table[place + 1] = entry;
  }

  /** Adds a key that is not there. */
  void add(long key, long entry) {
    if (known == MAX_KEYS) {
      Arrays.fill(table, 0);
      known = 0;
    } else if (known * 4 >= table.length) {
      grow();
    }
    int place = place(key);
    table[place] = key;
    table[place + 1] = entry;
    known++;
  }

  private void grow() {
    long[] old = table;
    table = new long[2 * old.length];
    for (int i = 0; i < old.length; i += 2) {
      if (old[i] != 0) {
        int place = place(old[i]);
        table[place] = old[i];
        table[place + 1] = old[i + 1];
      }
    }
  }
}
