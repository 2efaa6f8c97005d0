package nightjar.session;

import java.util.Arrays;

/**
 * The distinct shapes of each open session, in order of first appearance: lists of blocks of {@link
 * #BLOCK} numbers from one pool. A list is named by its first block; word 0 of a block is its
 * length for the first one and unused for others, the last word names the next block.
 */
final class SessionShapeLists {
  /** Most shapes a list keeps; further ones are forgotten. */
  static final int MOST_SHAPES = 84;

  private static final int BLOCK = 16;
  private static final int NEXT = BLOCK - 1;
  private static final int PER_BLOCK = BLOCK - 2;
  private static final int NONE = -1;

  private int[] pool = new int[BLOCK * 64];
  private int used;
  private int free = NONE;

  /** A new, empty list. */
  int open() {
    int block = take();
    pool[block] = 0;
    return block;
  }

  /** Adds a shape to a list unless it is there. */
  void add(int list, int shape) {
    int left = pool[list];
    int block = list;
    for (int at = 1; left > 0; left--, at++) {
      if (at > PER_BLOCK) {
        block = pool[block + NEXT];
        at = 1;
      }
      if (pool[block + at] == shape) {
        return;
      }
    }
    append(list, block, shape);
  }

  /** Copies a list and returns its length. */
  int copy(int list, int[] target) {
    int length = pool[list];
    int block = list;
    for (int i = 0, at = 1; i < length; i++, at++) {
      if (at > PER_BLOCK) {
        block = pool[block + NEXT];
        at = 1;
      }
      target[i] = pool[block + at];
    }
    return length;
  }

  /** Gives the blocks of a list back. */
  void close(int list) {
    for (int block = list; block != NONE; ) {
      int next = pool[block + NEXT];
      pool[block + NEXT] = free;
      free = block;
      block = next;
    }
  }

  private void append(int list, int lastBlock, int shape) {
    int length = pool[list];
    if (length >= MOST_SHAPES) {
      return;
    }
    int block = lastBlock;
    int at = length % PER_BLOCK;
    if (at == 0 && length > 0) {
      int added = take();
      pool[block + NEXT] = added;
      block = added;
    }
    pool[block + 1 + at] = shape;
    pool[list] = length + 1;
  }

  private int take() {
    int block = free;
    if (block == NONE) {
      block = used;
      used += BLOCK;
      if (used > pool.length) {
        pool = Arrays.copyOf(pool, pool.length * 2);
      }
    } else {
      free = pool[block + NEXT];
    }
    pool[block + NEXT] = NONE;
    return block;
  }
}
