package nightjar.shape;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The key by which a line that looks like an earlier one is recognised: a 64-bit hash of the
 * message with every <em>blank</em> replaced by one constant. A blank is a token that holds a digit
 * or stands directly after a {@code =}.
 *
 * <p>Token characters are ASCII letters, digits and {@code _ - / .}; a dot beside another dot,
 * every other byte and every byte from 0x80 on is a delimiter and is hashed as it is. Lines with
 * equal keys have equal {@link #blanked} text, up to a chance of about 2⁻⁶⁴ for a pair. Whoever
 * knows the seed can make lines that collide; where it is secret nobody can, for the factor of
 * every product comes of it and both halves of the product count [2].
 *
 * <p>Immutable. Eight bytes are looked at in each step [1], so a message costs about 1 ns a byte,
 * and nothing is allocated.
 *
 * <p>[1] L. Lamport, Multiple byte processing with full-word instructions, CACM 18 (8), 1975.
 *
 * <p>[2] Wang Yi et al., Modern non-cryptographic hash function and pseudorandom generator
 * (wyhash), 2020. The lower half alone would not do: a difference in the upper bits of a word stays
 * in the upper bits whatever the factor, and the next word can undo it.
 */
public final class FastKey {
  /** Bytes of a message that count; what follows tells no more about what kind of line it is. */
  public static final int MAX_BYTES = 4096;

  /** What a blank becomes in {@link #blanked} text. */
  public static final char BLANK = '0';

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MIX_1 = 0xBF58476D1CE4E5B9L;
  private static final long MIX_2 = 0x94D049BB133111EBL;
  private static final long STEP = 0x9E3779B97F4A7C15L;

  /** Bytes looked at together: as many as a word has bits. */
  private static final int BLOCK = Long.SIZE;

  private static final long EACH = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long LOW = 0x7F7F7F7F7F7F7F7FL;

  private final long start;
  private final long factor;

  /**
   * Keys of a seed, any number: equal seeds give equal keys. Where senders of lines are not trusted
   * it must come from a {@link java.security.SecureRandom} and be told to nobody.
   */
  public FastKey(long seed) {
    this.start = mix(seed + STEP);
    this.factor = mix(seed + 2 * STEP) | 1;
  }

  /**
   * Key of the message {@code bytes[from, to)}; its blanks go to {@code slots}.
   *
   * @param bytes readable up to eight bytes behind {@code to}
   */
  public long of(byte[] bytes, int from, int to, Slots slots) {
    int end = Math.min(to, from + MAX_BYTES);
    blanks(bytes, from, end, slots);
    long hash = start;
    int literal = from;
    for (int i = 0; i < slots.count; i++) {
      hash = literal(hash, bytes, literal, slots.start[i]);
      literal = slots.end[i];
    }
    return mix(literal(hash, bytes, literal, end));
  }

  /** The message with each blank as {@code 0}: what the shape is computed from, once per key. */
  public static String blanked(byte[] bytes, int from, int to) {
    int end = Math.min(to, from + MAX_BYTES);
    byte[] padded = new byte[end - from + Long.BYTES];
    System.arraycopy(bytes, from, padded, 0, end - from);
    Slots slots = new Slots((end - from) / 2 + 1);
    blanks(padded, 0, end - from, slots);
    byte[] out = new byte[end - from];
    int length = 0;
    int literal = 0;
    for (int i = 0; i < slots.count; i++) {
      int size = slots.start[i] - literal;
      System.arraycopy(padded, literal, out, length, size);
      length += size;
      out[length++] = BLANK;
      literal = slots.end[i];
    }
    System.arraycopy(padded, literal, out, length, end - from - literal);
    length += end - from - literal;
    return new String(out, 0, length, StandardCharsets.UTF_8);
  }

  /** Finds the blanks of {@code bytes[from, end)}, block by block; each ends behind a delimiter. */
  private static void blanks(byte[] bytes, int from, int end, Slots slots) {
    slots.count = 0;
    int at = from;
    while (at < end) {
      int length = Math.min(BLOCK, end - at);
      long tokens = 0;
      long digits = 0;
      long equals = 0;
      long dotRuns = 0;
      long dotBefore = 0;
      for (int i = 0; i < length; i += Long.BYTES) {
        long word = (long) LONG.get(bytes, at + i);
        tokens |= bits(tokens(word)) << i;
        digits |= bits(digits(word)) << i;
        equals |= same(word, '=');
        long dots = same(word, '.');
        dotRuns |= dots & ((dots >>> Byte.SIZE) | dotBefore);
        dotBefore = dots >>> (Long.SIZE - Byte.SIZE);
      }
      if (at + length < end) {
        if (tokens == -1L) {
          at = longRun(bytes, from, at, end, slots);
          continue;
        }
        length = BLOCK - Long.numberOfLeadingZeros(~tokens);
      }
      long block = -1L >>> (BLOCK - length);
      long runs = tokens & block; // dots in a row included
      long free = dotRuns == 0 ? runs : runs & ~inRow(positions(bytes, at, length, '.') & block);
      long marks = digits & block;
      if (equals != 0 || isAfterEquals(bytes, from, at)) {
        marks |= values(bytes, from, at, length, end, runs, free);
      }
      add(marks, free, at, slots);
      at += length;
    }
  }

  /** Adds each token of a block that has a mark in it. */
  private static void add(long marksOfBlock, long tokens, int at, Slots slots) {
    long marks = marksOfBlock;
    while (marks != 0) {
      int mark = Long.numberOfTrailingZeros(marks);
      int start = BLOCK - Long.numberOfLeadingZeros(~tokens & ((1L << mark) - 1));
      int end = mark + Long.numberOfTrailingZeros(~(tokens >>> mark));
      slots.add(at + start, at + end);
      marks = end == BLOCK ? 0 : marks & (-1L << end);
    }
  }

  /**
   * First bytes of the tokens of a block that follow a '=' and are not names before another one; a
   * run of dots does not end that look.
   */
  private static long values(
      byte[] bytes, int from, int at, int length, int end, long runs, long tokens) {
    long after = positions(bytes, at, length, '=') << 1;
    after |= isAfterEquals(bytes, from, at) ? 1 : 0;
    long values = 0;
    for (long left = tokens & ~(tokens << 1) & after; left != 0; left &= left - 1) {
      int start = Long.numberOfTrailingZeros(left);
      int behind = at + start + Long.numberOfTrailingZeros(~(runs >>> start));
      if (behind >= end || bytes[behind] != '=') {
        values |= Long.lowestOneBit(left);
      }
    }
    return values;
  }

  /** A run that fills a block, byte by byte; returns where it ends. */
  private static int longRun(byte[] bytes, int from, int at, int end, Slots slots) {
    int behind = at;
    while (behind < end && isToken(bytes[behind])) {
      behind++;
    }
    boolean mark = isAfterEquals(bytes, from, at) && (behind == end || bytes[behind] != '=');
    int start = at;
    for (int i = at; i <= behind; i++) {
      if (i == behind || isDotOfRow(bytes, at, i, behind)) {
        if (mark && i > start) {
          slots.add(start, i);
        }
        mark = false;
        start = i + 1;
      } else {
        mark |= bytes[i] >= '0' && bytes[i] <= '9';
      }
    }
    return behind;
  }

  private static boolean isAfterEquals(byte[] bytes, int from, int at) {
    return at > from && bytes[at - 1] == '=';
  }

  private static boolean isDotOfRow(byte[] bytes, int from, int i, int end) {
    return bytes[i] == '.'
        && ((i > from && bytes[i - 1] == '.') || (i + 1 < end && bytes[i + 1] == '.'));
  }

  private static boolean isToken(byte b) {
    return (b >= '-' && b <= '9') || ((b | 0x20) >= 'a' && (b | 0x20) <= 'z') || b == '_';
  }

  /** Highest bit of each byte that is a token character; {@code -./} and the digits are a range. */
  private static long tokens(long word) {
    long low = word & LOW;
    long small = low | (0x20 * EACH);
    long range = atLeast(low, '-') & ~atLeast(low, '9' + 1);
    long letters = atLeast(small, 'a') & ~atLeast(small, 'z' + 1);
    long other = (low ^ ('_' * EACH)) + LOW;
    return (range | letters | ~other) & HIGH & ~word;
  }

  private static long digits(long word) {
    long low = word & LOW;
    return atLeast(low, '0') & ~atLeast(low, '9' + 1) & HIGH & ~word;
  }

  /** Highest bit of each byte that is this ASCII character. */
  private static long same(long word, int c) {
    return ~(((word & LOW) ^ (c * EACH)) + LOW) & HIGH & ~word;
  }

  /** Highest bit of each byte that is not below this one, where all are below 0x80. */
  private static long atLeast(long word, int c) {
    return word + (0x80 - c) * EACH;
  }

  /** The highest bits of the eight bytes, side by side. */
  private static long bits(long highBits) {
    return (highBits * 0x0002040810204081L) >>> 56;
  }

  private static long positions(byte[] bytes, int at, int length, int c) {
    long positions = 0;
    for (int i = 0; i < length; i += Long.BYTES) {
      positions |= bits(same((long) LONG.get(bytes, at + i), c)) << i;
    }
    return positions;
  }

  private static long inRow(long dots) {
    return dots & ((dots << 1) | (dots >>> 1));
  }

  /** Takes constant bytes into the hash, eight a step; their number counts too. */
  private long literal(long before, byte[] bytes, int from, int to) {
    int left = to - from;
    int at = from;
    long hash = before + left * factor;
    while (left > Long.BYTES) {
      hash = product(hash ^ (long) LONG.get(bytes, at));
      at += Long.BYTES;
      left -= Long.BYTES;
    }
    if (left > 0) {
      hash ^= (long) LONG.get(bytes, at) & (-1L >>> (Long.SIZE - left * Byte.SIZE));
    }
    return product(hash);
  }

  /** Both halves of the product with the secret factor, in one. */
  private long product(long word) {
    return (word * factor) ^ Math.unsignedMultiplyHigh(word, factor);
  }

  /** Every bit of the outcome depends on every bit: the finish of SplitMix64. */
  private static long mix(long word) {
    long mixed = (word ^ (word >>> 30)) * MIX_1;
    mixed = (mixed ^ (mixed >>> 27)) * MIX_2;
    return mixed ^ (mixed >>> 31);
  }
}
