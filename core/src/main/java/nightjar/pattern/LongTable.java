package nightjar.pattern;

/**
 * Numbers of keys of 64 bits: open addressing over two arrays, no object a key. Keys can be added,
 * not taken out. One thread at a time; a look-up costs one probe.
 */
final class LongTable {
  private static final int ABSENT = -1;

  private long[] keys = new long[64];
  private int[] values = new int[64];
  private int size;
  private int ofZero = ABSENT;

  /** Number of a key, or -1. */
  int get(long key) {
    return key == 0 ? ofZero : at(slot(key));
  }

  private int at(int slot) {
    return keys[slot] == 0 ? ABSENT : values[slot];
  }

  /** Sets the number, at least 0, of a key. */
  void put(long key, int value) {
    if (key == 0) {
      ofZero = value;
      return;
    }
    int slot = slot(key);
    if (keys[slot] == 0) {
      if (2 * ++size > keys.length) {
        grow();
        slot = slot(key);
      }
      keys[slot] = key;
    }
    values[slot] = value;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[2 * oldKeys.length];
    values = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
      }
    }
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) (mix(key) >>> 32) & mask;
    while (keys[slot] != key && keys[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** Spreads what a number tells over all of its bits. */
  static long mix(long x) {
    long y = (x ^ (x >>> 32)) * 0xD6E8FEB86659FD93L;
    y = (y ^ (y >>> 32)) * 0xD6E8FEB86659FD93L;
    return y ^ (y >>> 32);
  }

  /** 64-bit hash of a text. */
  static long hash(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = hash * 0x100000001B3L ^ text.charAt(i);
    }
    return mix(hash);
  }
}
