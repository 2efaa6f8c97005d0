package nightjar.session;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * 64-bit hashes of session values and of lists of shapes: fixed, unseeded functions, so that the
 * same log gives the same tables on every machine.
 *
 * <p>Bytes go in eight at a time through a 64×64→128-bit multiplication whose halves are folded
 * together (W. Yi, "wyhash", 2019); the finisher is variant 13 of D. Stafford, "Better bit mixing",
 * 2011. Two of 65,536 values collide with a probability of about 10⁻¹⁰. Never 0, which tables use
 * for "empty".
 */
final class SessionHash {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long FIRST = 0xA0761D6478BD642FL;
  private static final long SECOND = 0xE7037ED1A0B428DBL;

  private SessionHash() {}

  /** Hash of {@code bytes[from, to)}; reads no byte outside. */
  static long of(byte[] bytes, int from, int to) {
    long hash = FIRST ^ (to - from);
    int at = from;
    for (; at + 8 <= to; at += 8) {
      hash = fold(hash ^ (long) LONG.get(bytes, at), SECOND);
    }
    if (at < to) {
      long tail = 0;
      for (int shift = 0; at < to; at++, shift += 8) {
        tail |= (bytes[at] & 0xFFL) << shift;
      }
      hash = fold(hash ^ tail, SECOND);
    }
    return finish(hash);
  }

  /** Hash of an ordered list of numbers. */
  static long of(int[] numbers, int from, int to) {
    long hash = FIRST ^ (to - from);
    for (int i = from; i < to; i++) {
      hash = fold(hash ^ (numbers[i] + 1L), SECOND);
    }
    return finish(hash);
  }

  /** Spreads the bits of a number; a bijection except that 0 is avoided. */
  static long finish(long number) {
    long hash = (number ^ number >>> 30) * 0xBF58476D1CE4E5B9L;
    hash = (hash ^ hash >>> 27) * 0x94D049BB133111EBL;
    hash ^= hash >>> 31;
    return hash == 0 ? FIRST : hash;
  }

  private static long fold(long a, long b) {
    return a * b ^ Math.unsignedMultiplyHigh(a, b);
  }
}
