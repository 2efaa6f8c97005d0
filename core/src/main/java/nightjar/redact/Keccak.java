package nightjar.redact;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The hash Keccak-256 as it was before it became SHA-3: the padding begins with 1 and not with 6.
 * Source: G. Bertoni et al., The Keccak reference, version 3.0, 2011.
 */
final class Keccak {
  private static final int ROUNDS = 24;
  private static final int LANES = 25;
  private static final int RATE = 136;
  private static final int SIZE = 32;
  private static final VarHandle LANE =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long[] CONSTANTS = constants();

  private Keccak() {}

  static byte[] hash256(byte[] bytes) {
    int blocks = bytes.length / RATE + 1;
    byte[] padded = Arrays.copyOf(bytes, blocks * RATE);
    padded[bytes.length] |= 1;
    padded[padded.length - 1] |= (byte) 0x80;
    long[] state = new long[LANES];
    for (int block = 0; block < padded.length; block += RATE) {
      for (int lane = 0; lane < RATE / Long.BYTES; lane++) {
        state[lane] ^= (long) LANE.get(padded, block + lane * Long.BYTES);
      }
      permute(state);
    }
    byte[] hash = new byte[SIZE];
    for (int lane = 0; lane < SIZE / Long.BYTES; lane++) {
      LANE.set(hash, lane * Long.BYTES, state[lane]);
    }
    return hash;
  }

  private static void permute(long[] state) {
    long[] row = new long[5];
    for (int round = 0; round < ROUNDS; round++) {
      theta(state, row);
      rhoAndPi(state);
      chi(state, row);
      state[0] ^= CONSTANTS[round];
    }
  }

  private static void theta(long[] state, long[] column) {
    for (int x = 0; x < 5; x++) {
      column[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20];
    }
    for (int x = 0; x < 5; x++) {
      long change = column[(x + 4) % 5] ^ Long.rotateLeft(column[(x + 1) % 5], 1);
      for (int y = 0; y < LANES; y += 5) {
        state[x + y] ^= change;
      }
    }
  }

  private static void rhoAndPi(long[] state) {
    int x = 1;
    int y = 0;
    long current = state[1];
    for (int t = 1; t <= ROUNDS; t++) {
      int next = (2 * x + 3 * y) % 5;
      x = y;
      y = next;
      long moved = Long.rotateLeft(current, t * (t + 1) / 2 % Long.SIZE);
      current = state[x + 5 * y];
      state[x + 5 * y] = moved;
    }
  }

  private static void chi(long[] state, long[] row) {
    for (int y = 0; y < LANES; y += 5) {
      System.arraycopy(state, y, row, 0, 5);
      for (int x = 0; x < 5; x++) {
        state[x + y] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]);
      }
    }
  }

  /** From the linear feedback shift register x⁸ + x⁶ + x⁵ + x⁴ + 1. */
  private static long[] constants() {
    long[] constants = new long[ROUNDS];
    int register = 1;
    for (int round = 0; round < ROUNDS; round++) {
      for (int j = 0; j < 7; j++) {
        if ((register & 1) != 0) {
          constants[round] |= 1L << ((1 << j) - 1);
        }
        register = register << 1 ^ ((register & 0x80) == 0 ? 0 : 0x171);
      }
    }
    return constants;
  }
}
