package nightjar.detect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * What the window detector wants of a line, by one pass of eight bytes a step: a 64-bit hash of its
 * bytes, and whether it has the words {@code ERROR} or {@code Error}, {@code WARN} or {@code
 * Warning} (anywhere, also inside of longer words, as the detector has always counted). Refilled
 * for every line.
 */
final class LineScan {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
  private static final long FINISHER = 0xD6E8FEB86659FD93L;
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  /**
   * 'E' and 'W' differ in these two bits: without them one test finds both (and 'G' and 'U', told
   * apart later).
   */
  private static final long E_OR_W_MASK = ~(ONES * ('E' ^ 'W'));

  private static final long E_OR_W = ONES * ('E' & 'W');

  /** What follows is "R", "r" or "A", "a": alike but for these bits. Spares most comparisons. */
  private static final long R_OR_A_MASK = ~(ONES * (('R' ^ 'A') | ' '));

  private static final long R_OR_A = ONES * ('R' & 'A');

  private static final long FOUR_BYTES = 0xFFFFFFFFL;
  private static final long FIVE_BYTES = 0xFFFFFFFFFFL;
  private static final long SEVEN_BYTES = 0xFFFFFFFFFFFFFFL;
  private static final long ERROR_CAPITALS = word("ERROR");
  private static final long ERROR = word("Error");
  private static final long WARN_CAPITALS = word("WARN");
  private static final long WARNING = word("Warning");

  /** Hash of the line scanned last. */
  long hash;

  /** Has the line scanned last one of the words? */
  boolean error;

  boolean warning;

  /**
   * Scans {@code bytes[from, to)}.
   *
   * @param bytes readable up to 16 bytes behind {@code to}
   */
  void scan(byte[] bytes, int from, int to) {
    error = false;
    warning = false;
    long sum = (long) to - from;
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long word = (long) LONG.get(bytes, at);
      sum = Long.rotateLeft((sum ^ word) * MULTIPLIER, 31);
      long candidates = candidates(word, (long) LONG.get(bytes, at + 1));
      if (candidates != 0) {
        compare(bytes, at, to, candidates);
      }
    }
    if (at < to) {
      long rest = (long) LONG.get(bytes, at) & -1L >>> (Long.SIZE - (to - at) * Byte.SIZE);
      sum = Long.rotateLeft((sum ^ rest) * MULTIPLIER, 31);
      compare(bytes, at, to, candidates(rest, rest >>> Byte.SIZE));
    }
    sum = (sum ^ (sum >>> 32)) * FINISHER;
    hash = sum ^ (sum >>> 29);
  }

  /** The high bit of each byte where a word may begin, and of some where none does. */
  private static long candidates(long word, long next) {
    long zeroes = ((word & E_OR_W_MASK) ^ E_OR_W) | ((next & R_OR_A_MASK) ^ R_OR_A);
    return (zeroes - ONES) & ~zeroes & HIGHS;
  }

  private void compare(byte[] bytes, int at, int to, long candidates) {
    for (long left = candidates; left != 0; left &= left - 1) {
      int start = at + Long.numberOfTrailingZeros(left) / Byte.SIZE;
      long word = (long) LONG.get(bytes, start);
      long five = word & FIVE_BYTES;
      if (five == ERROR_CAPITALS || five == ERROR) {
        error |= start + 5 <= to;
      } else if ((word & FOUR_BYTES) == WARN_CAPITALS) {
        warning |= start + 4 <= to;
      } else if ((word & SEVEN_BYTES) == WARNING) {
        warning |= start + 7 <= to;
      }
    }
  }

  private static long word(String text) {
    long word = 0;
    for (int i = text.length() - 1; i >= 0; i--) {
      word = word << Byte.SIZE | text.charAt(i);
    }
    return word;
  }
}
