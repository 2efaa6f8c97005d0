package nightjar.block;

import java.util.Arrays;

/** Gathers the long runs of digits of a block for {@link LongNumbers}. */
final class LongNumbersWriter {
  /** Numbers of a run that counts up, from which on its range is told instead of them. */
  private static final int LEAST_OF_RANGE = 64;

  /** How many numbers a range may have for each that is there. */
  private static final long LOOSEST_RANGE = 1024;

  private final ByteOutput ranges = new ByteOutput(256);
  private long[] hashes = new long[1 << 12];
  private final byte[] run = new byte[Format.MAX_DIGITS];
  private int count;
  private int rangeCount;
  private long lengths;

  void clear() {
    ranges.clear();
    count = 0;
    rangeCount = 0;
    lengths = 0;
  }

  /** Adds every long run of a text. */
  void addText(byte[] bytes, int from, int to) {
    int digits = 0;
    for (int i = from; i < to; i++) {
      if (Digits.isDigit(bytes[i])) {
        digits++;
      } else {
        addRun(bytes, i - digits, i);
        digits = 0;
      }
    }
    addRun(bytes, to - digits, to);
  }

  private void addRun(byte[] bytes, int from, int to) {
    int digits = to - from;
    if (digits < LongNumbers.LEAST_LENGTH) {
      return;
    }
    lengths |= LongNumbers.length(digits);
    if (digits < LongNumbers.VERY_LONG) {
      add(ValueFilter.hash(Digits.parse(bytes, from, to), digits));
      return;
    }
    if (digits >= LongNumbers.MOST_LENGTH) {
      return;
    }
    long last = 0;
    for (int at = from; at + LongNumbers.VERY_LONG <= to; at++) {
      long part = LongNumbers.part(bytes, at);
      if (part != last) {
        add(part);
      }
      last = part;
    }
  }

  void add(long number, int digits) {
    if (digits >= LongNumbers.VERY_LONG) {
      Digits.put(number, digits, run, 0);
      addRun(run, 0, digits);
    } else if (digits >= LongNumbers.LEAST_LENGTH) {
      lengths |= LongNumbers.length(digits);
      add(ValueFilter.hash(number, digits));
    }
  }

  private void add(long hash) {
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * count);
    }
    hashes[count++] = hash;
  }

  /** Is a range of neighbours that lie close together enough to tell what is not there? */
  static boolean isRange(int mode, int rows, long reach, int mostDigits) {
    return mostDigits < LongNumbers.VERY_LONG
        && mode == NumberStream.STEPS
        && rows >= LEAST_OF_RANGE
        && Long.compareUnsigned(reach, rows * LOOSEST_RANGE) < 0;
  }

  /** Adds numbers of so many digits instead of each that is there. */
  void addRange(long least, long reach, int fewestDigits, int mostDigits) {
    ranges.putVar(least);
    ranges.putVar(reach);
    rangeCount++;
    for (int digits = fewestDigits; digits <= mostDigits; digits++) {
      lengths |= LongNumbers.length(digits);
    }
  }

  void write(ByteOutput out, FilterWriter filters) {
    out.putLong(lengths);
    out.putVar(rangeCount);
    out.put(ranges.bytes, 0, ranges.length);
    byte[] bits = filters.bits(hashes, count, 1);
    out.put(bits, 0, bits.length);
  }
}
