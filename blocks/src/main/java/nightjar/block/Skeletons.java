package nightjar.block;

import java.util.Arrays;

/**
 * Values of one column read as literals and runs of digits: the few skeletons they have (a value
 * with each run of digits as one {@code 0}) and all numbers, row after row.
 */
final class Skeletons {
  /** Most skeletons of a column that are told apart. */
  static final int MAX = 64;

  /** Most bytes of a skeleton. */
  private static final int MAX_LENGTH = 256;

  final byte[][] skeleton = new byte[MAX][];
  final int[] runs = new int[MAX];
  final int[] rows = new int[MAX];
  int count;

  /** Skeleton of each value. */
  final long[] number = new long[BlockWriter.MAX_ROWS];

  /** Where the numbers of each value begin. */
  final int[] firstRun = new int[BlockWriter.MAX_ROWS];

  long[] digits = new long[BlockWriter.MAX_ROWS];
  byte[] width = new byte[BlockWriter.MAX_ROWS];

  private final int[] hash = new int[MAX];
  private final byte[] current = new byte[MAX_LENGTH];
  private int runsFound;

  /** False, with nothing of use, if the values are not of this kind. */
  boolean read(Values values) {
    count = 0;
    runsFound = 0;
    int last = 0;
    for (int i = 0; i < values.count; i++) {
      int before = runsFound;
      firstRun[i] = before;
      int length = parse(values.text, values.from[i], values.to[i]);
      if (length < 0) {
        return false;
      }
      last = find(length, last);
      if (last < 0) {
        return false;
      }
      number[i] = last;
      rows[last]++;
      runs[last] = runsFound - before;
    }
    return true;
  }

  /** Length of the value's skeleton; -1 if its numbers are too long. */
  private int parse(byte[] text, int from, int to) {
    if (to - from > MAX_LENGTH) {
      return -1;
    }
    if (digits.length - runsFound <= MAX_LENGTH) {
      digits = Arrays.copyOf(digits, digits.length * 2);
      width = Arrays.copyOf(width, digits.length);
    }
    int length = 0;
    int at = from;
    while (at < to) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9) {
        current[length++] = text[at++];
        continue;
      }
      int start = at;
      long value = 0;
      do {
        value = value * 10 + digit;
        at++;
        digit = at < to ? text[at] - '0' : -1;
      } while (digit >= 0 && digit <= 9);
      if (at - start > Format.MAX_DIGITS) {
        return -1;
      }
      digits[runsFound] = value;
      width[runsFound++] = (byte) (at - start);
      current[length++] = '0';
    }
    return length;
  }

  private int find(int length, int last) {
    if (count > 0 && isSame(last, length)) {
      return last;
    }
    int found = 1;
    for (int i = 0; i < length; i++) {
      found = found * 31 + current[i];
    }
    for (int i = 0; i < count; i++) {
      if (hash[i] == found && isSame(i, length)) {
        return i;
      }
    }
    if (count == MAX) {
      return -1;
    }
    hash[count] = found;
    rows[count] = 0;
    skeleton[count] = Arrays.copyOf(current, length);
    return count++;
  }

  private boolean isSame(int skeletonNumber, int length) {
    byte[] known = skeleton[skeletonNumber];
    if (known.length != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (known[i] != current[i]) {
        return false;
      }
    }
    return true;
  }
}
