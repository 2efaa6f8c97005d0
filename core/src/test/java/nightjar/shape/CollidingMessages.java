package nightjar.shape;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What somebody can do who knows the seed of a fast key: two messages that differ in their first
 * word and have one key. The mixing is written out here a second time, as it is published: of two
 * messages that begin with other letters, the next eight bytes make the states equal again.
 */
public final class CollidingMessages {
  private static final long STEP = 0x9E3779B97F4A7C15L;
  private static final long LETTERS_DIFFER_IN = 0x3F3F3F3F3F3F3F3FL;

  private final SplittableRandom random = new SplittableRandom(20261122);
  private final long seed;

  public CollidingMessages(long seed) {
    this.seed = seed;
  }

  /** Two messages: sixteen letters each, then the end, which has no blanks. */
  public List<String> pair(String end) {
    long factor = mix(seed + 2 * STEP) | 1;
    long begin = mix(seed + STEP) + (16 + end.length()) * factor;
    long one = letters();
    while (true) {
      long other = letters();
      long undo = product(begin ^ one, factor) ^ product(begin ^ other, factor);
      if (one != other && (undo & ~LETTERS_DIFFER_IN) == 0) {
        long behind = lettersThatStayLetters(undo);
        return List.of(text(one) + text(behind) + end, text(other) + text(behind ^ undo) + end);
      }
    }
  }

  private long letters() {
    long word = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      word = word << Byte.SIZE | ('a' + random.nextInt(26));
    }
    return word;
  }

  private static long lettersThatStayLetters(long difference) {
    long word = 0;
    for (int at = 0; at < Long.SIZE; at += Byte.SIZE) {
      int bits = (int) (difference >>> at) & 0xFF;
      int letter = 'a';
      while (!Character.isLetter(letter ^ bits)) {
        letter++;
      }
      if (letter > 'z') {
        throw new IllegalStateException("no letters differ in " + bits);
      }
      word |= (long) letter << at;
    }
    return word;
  }

  private static String text(long word) {
    byte[] bytes =
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(word).array();
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  private static long product(long word, long factor) {
    return (word * factor) ^ Math.unsignedMultiplyHigh(word, factor);
  }

  private static long mix(long word) {
    long mixed = (word ^ (word >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
