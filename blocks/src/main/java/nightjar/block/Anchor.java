package nightjar.block;

/**
 * Where the message begins or ends, told so that most rows of a layout share it: an even number is
 * a byte of a constant (number of the constant, 17 bits for the byte in it, from 0 to its length),
 * an odd one the character of the text itself, zigzag.
 */
final class Anchor {
  private static final int BITS = 17;

  private Anchor() {}

  static long inConstant(int constant, int offset) {
    return (((long) constant << BITS) | offset) << 1;
  }

  static long character(int at) {
    return (Integer.toUnsignedLong((at << 1) ^ (at >> 31)) << 1) | 1;
  }

  static boolean isCharacter(long anchor) {
    return (anchor & 1) != 0;
  }

  static int character(long anchor) {
    int zigzag = (int) (anchor >>> 1);
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }

  static int constant(long anchor) {
    return (int) Math.min(Integer.MAX_VALUE, anchor >>> (BITS + 1));
  }

  static int offset(long anchor) {
    return (int) (anchor >>> 1) & ((1 << BITS) - 1);
  }
}
