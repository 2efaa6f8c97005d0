package nightjar.block;

import java.util.Arrays;

/** Values of one column as they are written: places in the text of the block. */
final class Values {
  private static final int SAMPLE = 256;
  private static final int FEW_TIMES = 8;

  final int[] from = new int[BlockWriter.MAX_ROWS];
  final int[] to = new int[BlockWriter.MAX_ROWS];
  byte[] text = new byte[0];
  int count;

  /** Distinct values, by where they first stand. */
  final int[] distinct = new int[BlockWriter.MAX_ROWS];

  int distinctCount;

  /** Number of each value's distinct one. */
  final long[] number = new long[BlockWriter.MAX_ROWS];

  private final int[] table = new int[BlockWriter.MAX_ROWS * 2];

  void gather(TextTable rows, int layout, int value) {
    text = rows.text.bytes;
    count = rows.rowsOf(layout);
    rows.gather(layout, value, from, to);
  }

  int length(int i) {
    return to[i] - from[i];
  }

  /** Are there so few long values, in rows taken evenly, that a list of them is shorter? */
  boolean seemFew() {
    if (count < SAMPLE / 4) {
      return false;
    }
    int sample = Math.min(count, SAMPLE);
    long length = 0;
    int each = count / sample;
    for (int i = 0, at = 0; i < sample; i++, at += each) {
      length += length(at);
    }
    if (length < 4L * sample) {
      return false;
    }
    Arrays.fill(table, 0, SAMPLE * 2, 0);
    int found = 0;
    for (int i = 0, at = 0; i < sample && found * FEW_TIMES <= sample; i++, at += each) {
      int place = find(at, SAMPLE * 2);
      if (place >= 0) {
        table[place] = at + 1;
        found++;
      }
    }
    return found * FEW_TIMES <= sample;
  }

  /** Numbers distinct values; false, with nothing of use, if there are more than so many. */
  boolean enumerate(int most) {
    int size = Integer.highestOneBit(Math.max(16, 2 * Math.min(count, most + 1)) - 1) << 1;
    int room = Math.min(size, table.length);
    Arrays.fill(table, 0, room, 0);
    distinctCount = 0;
    for (int i = 0; i < count; i++) {
      int place = find(i, room);
      if (place < 0) {
        number[i] = number[table[-1 - place] - 1];
      } else if (distinctCount == most) {
        return false;
      } else {
        table[place] = i + 1;
        number[i] = distinctCount;
        distinct[distinctCount++] = i;
      }
    }
    return true;
  }

  /** A free place for a value, or -1 less the place of one that equals it. */
  private int find(int value, int size) {
    int start = from[value];
    int end = to[value];
    int hash = end - start;
    for (int i = start; i < end; i++) {
      hash = hash * 31 + text[i];
    }
    hash *= 0x9E3779B9;
    for (int place = (hash >>> 7) & (size - 1); ; place = (place + 1) & (size - 1)) {
      int there = table[place] - 1;
      if (there < 0) {
        return place;
      }
      if (Arrays.equals(text, start, end, text, from[there], to[there])) {
        return -1 - place;
      }
    }
  }
}
