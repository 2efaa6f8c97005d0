package nightjar.block;

import java.util.Arrays;

/** Bytes that grow at their end; emptied and filled again, so that a writer allocates little. */
final class ByteOutput {
  /** Fewer bytes are copied faster one by one. */
  private static final int SHORT = 12;

  byte[] bytes;
  int length;

  ByteOutput(int room) {
    bytes = new byte[room];
  }

  void clear() {
    length = 0;
  }

  /** Makes room for so many more bytes behind {@link #length}. */
  void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, more), bytes.length * 2));
    }
  }

  void put(int value) {
    reserve(1);
    bytes[length++] = (byte) value;
  }

  void put(byte[] from, int start, int end) {
    int count = end - start;
    reserve(count);
    if (count < SHORT) {
      byte[] out = bytes;
      int at = length;
      for (int i = 0; i < count; i++) {
        out[at + i] = from[start + i];
      }
    } else {
      System.arraycopy(from, start, bytes, length, count);
    }
    length += count;
  }

  /** Four bytes, the lowest first. */
  void putInt(int value) {
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      put(value >>> shift);
    }
  }

  /** Eight bytes, the lowest first. */
  void putLong(long value) {
    putInt((int) value);
    putInt((int) (value >>> Integer.SIZE));
  }

  /** Seven bits a byte, the lowest first; the highest bit says that more follow. */
  void putVar(long value) {
    long left = value;
    while ((left & ~0x7FL) != 0) {
      put((int) left | 0x80);
      left >>>= 7;
    }
    put((int) left);
  }

  /** A signed number: small ones of both signs are short. */
  void putSigned(long value) {
    putVar((value << 1) ^ (value >> 63));
  }

  /** Length, then the bytes. */
  void putCounted(byte[] from, int start, int end) {
    putVar(end - start);
    put(from, start, end);
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }
}
