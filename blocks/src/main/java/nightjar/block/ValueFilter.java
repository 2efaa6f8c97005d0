package nightjar.block;

/**
 * A Bloom filter: which values are not there. Six bits a distinct value and four places for each:
 * of values that are not there 5.6 % seem to be.
 *
 * <p>Payload: the bits, eight a byte, the lowest first. A value's place number i is the upper half
 * of the product of {@code (hash + i × step)} and the number of bits, step being the hash turned by
 * 32 bits and made odd.
 *
 * <p>B. H. Bloom, Space/time trade-offs in hash coding with allowable errors, CACM 13 (7), 1970.
 */
final class ValueFilter {
  private static final int BITS = 6;
  private static final int PLACES = 4;

  private ValueFilter() {}

  /** Bytes for so many distinct values. */
  static int bytes(int distinct) {
    return Math.max(8, (int) ((long) distinct * BITS / Byte.SIZE));
  }

  static void add(byte[] bits, long hash) {
    long step = Long.rotateLeft(hash, 32) | 1;
    for (int i = 0; i < PLACES; i++) {
      long place = place(hash + i * step, bits.length);
      bits[(int) (place >> 3)] |= (byte) (1 << (place & 7));
    }
  }

  /** False if the value is surely not there. */
  static boolean mayHold(byte[] bits, long hash) {
    long step = Long.rotateLeft(hash, 32) | 1;
    for (int i = 0; i < PLACES; i++) {
      long place = place(hash + i * step, bits.length);
      if (((bits[(int) (place >> 3)] >> (place & 7)) & 1) == 0) {
        return false;
      }
    }
    return true;
  }

  /** A run of decimal digits. */
  static long hash(long number, int digits) {
    return mix(number + digits * 0x9E3779B97F4A7C15L);
  }

  /** A run of letters and digits, in lower case. */
  static long hash(byte[] bytes, int from, int to) {
    long hash = (long) to - from;
    for (int i = from; i < to; i++) {
      hash = (hash ^ Folding.lower(bytes[i])) * 0x100000001B3L;
    }
    return mix(hash);
  }

  private static long place(long hash, int bytes) {
    return Math.unsignedMultiplyHigh(hash, (long) bytes * Byte.SIZE);
  }

  private static long mix(long word) {
    long mixed = (word ^ (word >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    long hash = mixed ^ (mixed >>> 31);
    return hash == 0 ? 1 : hash; // a set of hashes has 0 as the free place
  }
}
