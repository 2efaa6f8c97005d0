package nightjar.shape;

import java.util.Arrays;

/**
 * Where the blanks of one line are: the tokens that hold a digit or follow a {@code =}, in order of
 * appearance. Refilled for every line; offsets point into the bytes that were scanned.
 */
public final class Slots {
  /** Room for every blank that a message can have, and for numbers of its header. */
  public static final int MAX = FastKey.MAX_BYTES / 2 + 64;

  public final int[] start;
  public final int[] end;
  public int count;

  public Slots() {
    this(MAX);
  }

  /** With room for fewer. */
  Slots(int room) {
    this.start = new int[room];
    this.end = new int[room];
  }

  /** Adds a value that varies; nothing happens when all places are taken. */
  public void add(int from, int to) {
    if (count < start.length) {
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
