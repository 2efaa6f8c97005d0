package nightjar.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that are put one after the other; the space is used again. One thread at a time. */
final class Bytes {
  private static final int USUAL = 4 << 20;
  private byte[] array;
  private int size;

  Bytes(int capacity) {
    array = new byte[capacity];
  }

  /** Forgets what is in it, and gives back space beyond the usual. */
  void clear() {
    size = 0;
    if (array.length > USUAL) {
      array = new byte[USUAL];
    }
  }

  int size() {
    return size;
  }

  /** What holds them, from 0 on; until the next change. */
  byte[] array() {
    return array;
  }

  ByteBuffer buffer() {
    return ByteBuffer.wrap(array, 0, size);
  }

  /** Makes room behind what is there, and says where that is; {@link #skip} takes it. */
  int room(int bytes) {
    if (array.length - size < bytes) {
      array = Arrays.copyOf(array, Math.max(size + bytes, (int) Math.min(2L * size, 256 << 20)));
    }
    return size;
  }

  void skip(int bytes) {
    size += bytes;
  }

  void put(byte value) {
    room(1);
    array[size++] = value;
  }

  void put(byte[] bytes, int from, int length) {
    int at = room(length);
    System.arraycopy(bytes, from, array, at, length);
    size += length;
  }

  void put(byte[] bytes) {
    put(bytes, 0, bytes.length);
  }

  void putLong(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      put((byte) (value >>> shift));
    }
  }

  void putVarint(long value) {
    long left = value;
    while ((left & ~0x7FL) != 0) {
      put((byte) (left | 0x80));
      left >>>= 7;
    }
    put((byte) left);
  }

  void putZigzag(long value) {
    putVarint((value << 1) ^ (value >> 63));
  }
}
