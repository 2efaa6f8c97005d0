package nightjar.block;

import java.util.Arrays;

/**
 * Which long runs of digits the texts of a block have, so that an id it does not hold is refused
 * before layouts and columns are read.
 *
 * <pre>
 * 8        bit number n: a run of n digits is there; the highest stands for 63 and more
 * var      ranges; each: var least number, var how far the greatest is above it: runs that count up
 *          and are not in the filter
 *          bits of a {@link ValueFilter} of all other runs of 8 to 16 digits, and of parts of
 *          longer ones; none if there are no such runs
 * </pre>
 *
 * <p>Runs of 63 digits and more are not in the filter. Of one of 17 or more it has parts of 8: of
 * each ten that begin one behind the other that with the least hash. So every piece of 17 digits,
 * wherever in a run it stands, has the same part as the run (S. Schleimer et al., Winnowing, SIGMOD
 * 2003), mostly one or two a run.
 */
final class LongNumbers {
  /** Digits of a run that somebody would search by itself. */
  static final int LEAST_LENGTH = 8;

  /** Digits of a window of a very long run. */
  private static final int WINDOW = 8;

  /** Neighbouring windows, of which one is taken. */
  private static final int CHOICE = 10;

  /** Digits of a run that has a part that is in the filter wherever the run stands. */
  static final int VERY_LONG = WINDOW + CHOICE - 1;

  private static final long HUNDRED_MILLION = 100_000_000;

  private final long lengths;
  private final long[] least;
  private final long[] reach;
  private final byte[] filter;

  LongNumbers(ByteInput in) {
    lengths = in.readLong();
    int ranges = in.readCount("ranges", in.end - in.at);
    least = new long[ranges];
    reach = new long[ranges];
    for (int i = 0; i < ranges; i++) {
      least[i] = in.readVar();
      reach[i] = in.readVar();
    }
    filter = Arrays.copyOfRange(in.bytes, in.at, in.end);
  }

  /** Bytes that they take in memory. */
  int bytes() {
    return filter.length + 16 * least.length;
  }

  /** Digits of runs that are not told apart, nor in the filter, as are longer ones. */
  static final int MOST_LENGTH = Long.SIZE - 1;

  /** Bit of a run's length. */
  static long length(int digits) {
    return 1L << Math.min(digits, MOST_LENGTH);
  }

  /** Has the word a run that these numbers are asked for? */
  static boolean areAsked(byte[] word) {
    int digits = 0;
    for (byte b : word) {
      digits = Digits.isDigit(b) ? digits + 1 : 0;
      if (digits == LEAST_LENGTH) {
        return true;
      }
    }
    return false;
  }

  /** False if surely no text holds the word. */
  boolean mayHold(byte[] word) {
    int from = 0;
    while (from < word.length) {
      int to = from;
      while (to < word.length && Digits.isDigit(word[to])) {
        to++;
      }
      if (to - from >= LEAST_LENGTH && !mayHold(word, from, to)) {
        return false;
      }
      from = to + 1;
    }
    return true;
  }

  /** The hash of the part that is taken of the ten beginning here. */
  static long part(byte[] digits, int from) {
    long number = Digits.parse(digits, from, from + WINDOW - 1);
    long least = -1;
    for (int i = WINDOW - 1; i < VERY_LONG; i++) {
      number = (number * 10 + digits[from + i] - '0') % HUNDRED_MILLION;
      long hash = ValueFilter.hash(number, 0);
      least = Long.compareUnsigned(hash, least) < 0 ? hash : least;
    }
    return least;
  }

  private boolean holdsParts(byte[] word, int from, int to) {
    if (lengths < 0) {
      return true; // it may be a part of one that is not in the filter
    }
    for (int at = from; at + VERY_LONG <= to; at++) {
      if (filter.length == 0 || !ValueFilter.mayHold(filter, part(word, at))) {
        return false;
      }
    }
    return true;
  }

  private boolean mayHold(byte[] word, int from, int to) {
    int digits = to - from;
    if (digits >= VERY_LONG) {
      return holdsParts(word, from, to);
    }
    boolean whole = from > 0 && to < word.length;
    if (!whole && lengths >>> (digits + 1) != 0) {
      return true; // it may be a part of a longer one
    }
    if ((lengths & length(digits)) == 0) {
      return false;
    }
    long number = Digits.parse(word, from, to);
    for (int i = 0; i < least.length; i++) {
      if (Long.compareUnsigned(number - least[i], reach[i]) <= 0) {
        return true;
      }
    }
    return filter.length > 0 && ValueFilter.mayHold(filter, ValueFilter.hash(number, digits));
  }
}
