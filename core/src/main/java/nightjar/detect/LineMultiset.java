package nightjar.detect;

/**
 * The 64-bit hashes of the lines of one window, each with how often it is there: lines come and go,
 * and the number of distinct ones is always known. An open hash table that is never more than a
 * quarter full; O(1) a call, no allocation.
 */
final class LineMultiset {
  private final long[] keys;
  private final int[] counts;
  private final int mask;
  private int distinct;

  /** A set for at most {@code capacity} lines at a time. */
  LineMultiset(int capacity) {
    int size = Integer.highestOneBit(Math.max(2, capacity) * 2 - 1) * 4;
    keys = new long[size];
    counts = new int[size];
    mask = size - 1;
  }

  int distinct() {
    return distinct;
  }

  void add(long hash) {
    int at = find(hash);
    if (counts[at] == 0) {
      keys[at] = hash;
      distinct++;
    }
    counts[at]++;
  }

  /** Takes one line out that was added before. */
  void remove(long hash) {
    int at = find(hash);
    if (--counts[at] == 0) {
      distinct--;
      closeGap(at);
    }
  }

  /** Place of a hash, or the free place where it belongs. */
  private int find(long hash) {
    int at = (int) hash & mask;
    while (counts[at] != 0 && keys[at] != hash) {
      at = (at + 1) & mask;
    }
    return at;
  }

  /**
   * Moves later entries of the probe sequence up, so that a search may stop at the first free
   * place.
   */
  private void closeGap(int freed) {
    int gap = freed;
    for (int at = (gap + 1) & mask; counts[at] != 0; at = (at + 1) & mask) {
      int home = (int) keys[at] & mask;
      if (((at - home) & mask) >= ((at - gap) & mask)) {
        keys[gap] = keys[at];
        counts[gap] = counts[at];
        counts[at] = 0;
        gap = at;
      }
    }
  }
}
