package nightjar.session;

import java.util.Arrays;

/**
 * Numbers 64-bit keys in order of first appearance: open addressing with linear probing, at most
 * half full. Key 0 is not allowed. One thread at a time; looking up allocates nothing.
 */
final class SessionIndex {
  /** The key is not in the table. */
  static final int ABSENT = -1;

  private long[] keys;
  private int[] numbers;
  private int size;

  SessionIndex(int expected) {
    int capacity = Math.max(16, Integer.highestOneBit(Math.max(1, expected)) * 4);
    keys = new long[capacity];
    numbers = new int[capacity];
  }

  /** Number of the key, from 0, or {@link #ABSENT}. */
  int find(long key) {
    int at = place(key);
    return keys[at] == key ? numbers[at] : ABSENT;
  }

  /** Number of the key, which is added if new: then the number is the size before. */
  int add(long key) {
    int at = place(key);
    if (keys[at] == key) {
      return numbers[at];
    }
    keys[at] = key;
    numbers[at] = size;
    if (++size * 2 > keys.length) {
      grow();
    }
    return size - 1;
  }

  int size() {
    return size;
  }

  void clear() {
    Arrays.fill(keys, 0);
    size = 0;
  }

  private int place(long key) {
    int mask = keys.length - 1;
    int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    while (keys[at] != 0 && keys[at] != key) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldNumbers = numbers;
    keys = new long[oldKeys.length * 2];
    numbers = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int at = place(oldKeys[i]);
        keys[at] = oldKeys[i];
        numbers[at] = oldNumbers[i];
      }
    }
  }
}
