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
      int from = values.from[i];
      int to = values.to[i];
      if (!hasRoom(to - from)) {
        return false;
      }
      if (count == 0 || !follows(skeleton[last], values.text, from, to)) {
        runsFound = before;
        int length = parse(values.text, from, to);
        last = length < 0 ? -1 : find(length);
        if (last < 0) {
          return false;
        }
      }
      number[i] = last;
      rows[last]++;
      runs[last] = runsFound - before;
    }
    return true;
  }

  private boolean hasRoom(int length) {
    if (length > MAX_LENGTH) {
      return false;
    }
    if (digits.length - runsFound <= MAX_LENGTH) {
      digits = Arrays.copyOf(digits, digits.length * 2);
      width = Arrays.copyOf(width, digits.length);
    }
    return true;
  }

  /**
   * Reads the numbers of a value that has a known skeleton, as most have that of the one before.
   */
  private boolean follows(byte[] known, byte[] text, int from, int to) {
    int at = from;
    for (byte b : known) {
      if (b != '0') {
        if (at == to || text[at++] != b) {
          return false;
        }
        continue;
      }
      int start = at;
      long value = 0;
      int digit = at < to ? text[at] - '0' : -1;
      while (digit >= 0 && digit <= 9) {
        value = value * 10 + digit;
        at++;
        digit = at < to ? text[at] - '0' : -1;
      }
      if (at == start || at - start > Format.MAX_DIGITS) {
        return false;
      }
      digits[runsFound] = value;
      width[runsFound++] = (byte) (at - start);
    }
    return at == to;
  }

  /** Length of the value's skeleton; -1 if its numbers are too long. */
  private int parse(byte[] text, int from, int to) {
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

  private int find(int length) {
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
