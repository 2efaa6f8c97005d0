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

  /** Forgets the keys from a number on; costs a walk over the table if there are any. */
  void truncate(int newSize) {
    if (newSize < size) {
      rehash(keys.length, newSize);
      size = newSize;
    }
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
    rehash(keys.length * 2, size);
  }

  /** Lays the keys below a number out anew. */
  private void rehash(int capacity, int below) {
    long[] oldKeys = keys;
    int[] oldNumbers = numbers;
    keys = new long[capacity];
    numbers = new int[capacity];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0 && oldNumbers[i] < below) {
        int at = place(oldKeys[i]);
        keys[at] = oldKeys[i];
        numbers[at] = oldNumbers[i];
      }
    }
  }
}
