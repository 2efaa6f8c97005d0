package nightjar.shape;

import java.util.Arrays;

/**
 * Where the blanks of one line are: the tokens that hold a digit or follow a {@code =}, in order of
 * appearance. Refilled for every line; offsets point into the bytes that were scanned.
 */
public final class Slots {
  /** Blanks kept of one line; further ones are blanked all the same, only not listed. */
  public static final int MAX = 256;

  public final int[] start = new int[MAX];
  public final int[] end = new int[MAX];
  public int count;

  /** Adds a value that varies; nothing happens when all places are taken. */
  public void add(int from, int to) {
    if (count < MAX) {
      start[count] = from;
      end[count] = to;
      count++;
    }
  }

  @Override
  public String toString() {
    return "slots "
        + Arrays.toString(Arrays.copyOf(start, count))
        + Arrays.toString(Arrays.copyOf(end, count));
  }
}
