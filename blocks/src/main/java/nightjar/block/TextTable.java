package nightjar.block;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import nightjar.shape.FastKey;
import nightjar.shape.Slots;

/**
 * The texts of a block as they are written: rows taken apart into constants and values, and rows
 * with the same constants brought together. Rows that few others are like, or that are longer than
 * a key looks, are <em>plain</em>: layout 0, their one value the whole text.
 */
final class TextTable {
  /** Rows that make a layout worth its columns. */
  static final int LEAST_ROWS = 12;

  static final int PLAIN = 0;

  /** Layouts with one key that are told apart; what somebody has made collide is plain. */
  private static final int MAX_EQUAL_KEYS = 4;

  private static final int TABLE = 1 << 18;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  final ByteOutput text = new ByteOutput(1 << 20);
  int rows;

  /** Rows' layouts, then, after {@link #sort}, numbered in order of appearance from 1. */
  final int[] layout = new int[BlockWriter.MAX_ROWS];

  /** Layouts, with the plain one. */
  int layouts;

  /** Rows sorted by layout; those of one begin at its {@code firstOf}. */
  final int[] sorted = new int[BlockWriter.MAX_ROWS];

  final int[] firstOf = new int[BlockWriter.MAX_ROWS + 2];

  private final int[] start = new int[BlockWriter.MAX_ROWS + 1];
  private final int[] slotBase = new int[BlockWriter.MAX_ROWS + 1];
  private int[] slotStart = new int[1 << 16];
  private int[] slotEnd = new int[1 << 16];
  private final FastKey key = new FastKey(0);
  private final Slots slots = new Slots();
  private final int[] table = new int[TABLE];
  private final long[] keys = new long[BlockWriter.MAX_ROWS + 1];
  private final int[] example = new int[BlockWriter.MAX_ROWS + 1];

  void clear() {
    text.clear();
    rows = 0;
    layouts = 1;
    Arrays.fill(table, 0);
  }

  void add(String line) {
    int from = text.length;
    Utf8.put(line, text);
    int to = text.length;
    start[rows] = from;
    start[rows + 1] = to;
    if (to - from > FastKey.MAX_BYTES) {
      slots.count = 0;
      layout[rows] = PLAIN;
      keepSlots();
    } else {
      text.reserve(Long.BYTES);
      long found = key.of(text.bytes, from, to, slots);
      keepSlots();
      layout[rows] = layoutOf(found);
    }
    rows++;
  }

  private void keepSlots() {
    int base = rows == 0 ? 0 : slotBase[rows];
    int count = slots.count;
    if (slotStart.length - base < count) {
      slotStart = Arrays.copyOf(slotStart, base + count + slotStart.length);
      slotEnd = Arrays.copyOf(slotEnd, slotStart.length);
    }
    System.arraycopy(slots.start, 0, slotStart, base, count);
    System.arraycopy(slots.end, 0, slotEnd, base, count);
    slotBase[rows] = base;
    slotBase[rows + 1] = base + count;
  }

  private int layoutOf(long found) {
    int equal = 0;
    for (int at = (int) found & (TABLE - 1); ; at = (at + 1) & (TABLE - 1)) {
      int number = table[at];
      if (number == 0) {
        keys[layouts] = found;
        example[layouts] = rows;
        table[at] = layouts;
        return layouts++;
      }
      if (keys[number] == found) {
        if (isLike(example[number])) {
          return number;
        }
        if (++equal == MAX_EQUAL_KEYS) {
          return PLAIN;
        }
      }
    }
  }

  /** Has the row being added the constants of an earlier one? */
  private boolean isLike(int other) {
    int count = slotBase[rows + 1] - slotBase[rows];
    if (slotBase[other + 1] - slotBase[other] != count) {
      return false;
    }
    int mine = start[rows];
    int its = start[other];
    for (int i = 0; i <= count; i++) {
      int end = constantEnd(rows, i);
      int length = end - mine;
      if (constantEnd(other, i) - its != length || !isSame(mine, its, length)) {
        return false;
      }
      if (i < count) {
        mine = slotEnd[slotBase[rows] + i];
        its = slotEnd[slotBase[other] + i];
      }
    }
    return true;
  }

  /** Eight bytes a step; there are as many behind the last text. */
  private boolean isSame(int one, int other, int length) {
    byte[] bytes = text.bytes;
    int at = 0;
    for (; at + Long.BYTES <= length; at += Long.BYTES) {
      if ((long) LONG.get(bytes, one + at) != (long) LONG.get(bytes, other + at)) {
        return false;
      }
    }
    long differs = (long) LONG.get(bytes, one + at) ^ (long) LONG.get(bytes, other + at);
    return at == length || differs << (Long.SIZE - (length - at) * Byte.SIZE) == 0;
  }

  /** Brings rows of a layout together. */
  void sort() {
    int[] count = new int[layouts];
    for (int row = 0; row < rows; row++) {
      count[layout[row]]++;
    }
    int[] renamed = new int[layouts];
    int kept = 1;
    for (int number = 1; number < layouts; number++) {
      renamed[number] = count[number] < LEAST_ROWS ? PLAIN : kept++;
    }
    layouts = kept;
    Arrays.fill(firstOf, 0, kept + 1, 0);
    for (int row = 0; row < rows; row++) {
      layout[row] = renamed[layout[row]];
      firstOf[layout[row] + 1]++;
    }
    for (int number = 0; number < kept; number++) {
      firstOf[number + 1] += firstOf[number];
    }
    int[] next = Arrays.copyOf(firstOf, kept);
    for (int row = 0; row < rows; row++) {
      sorted[next[layout[row]]++] = row;
    }
  }

  /** Bytes of all texts. */
  long textBytes() {
    return text.length;
  }

  int rowsOf(int number) {
    return firstOf[number + 1] - firstOf[number];
  }

  /** Values each row of the layout has. */
  int values(int number) {
    int row = sorted[firstOf[number]];
    return number == PLAIN ? 1 : slotBase[row + 1] - slotBase[row];
  }

  /** Where one value of each row of a layout begins and ends. */
  void gather(int number, int value, int[] from, int[] to) {
    int first = firstOf[number];
    int count = rowsOf(number);
    for (int i = 0; i < count; i++) {
      int row = sorted[first + i];
      int slot = slotBase[row] + value;
      from[i] = number == PLAIN ? start[row] : slotStart[slot];
      to[i] = number == PLAIN ? start[row + 1] : slotEnd[slot];
    }
  }

  int textStart(int row) {
    return start[row];
  }

  int textEnd(int row) {
    return start[row + 1];
  }

  int valueStart(int row, int value) {
    return layout[row] == PLAIN ? start[row] : slotStart[slotBase[row] + value];
  }

  int valueEnd(int row, int value) {
    return layout[row] == PLAIN ? start[row + 1] : slotEnd[slotBase[row] + value];
  }

  int constantStart(int row, int constant) {
    return constant == 0 ? start[row] : valueEnd(row, constant - 1);
  }

  /** Where the row's constant ends, whose layout is not yet settled. */
  private int constantEnd(int row, int constant) {
    int slot = slotBase[row] + constant;
    return slot == slotBase[row + 1] ? start[row + 1] : slotStart[slot];
  }

  int constantEnd(int row, int constant, int values) {
    return constant == values ? start[row + 1] : valueStart(row, constant);
  }
}
