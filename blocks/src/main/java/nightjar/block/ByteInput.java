package nightjar.block;

import java.util.Arrays;

/** Bytes read from left to right; whatever they hold, nothing is read outside of them. */
final class ByteInput {
  final byte[] bytes;
  final int end;
  int at;
  private final String name;

  /** Reads {@code bytes[from, to)}, which messages call by this name. */
  ByteInput(byte[] bytes, int from, int to, String name) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
    this.name = name;
  }

  BlockException damaged(String what) {
    return new BlockException("the block's " + name + " is damaged at byte " + at + ": " + what);
  }

  int read() {
    if (at >= end) {
      throw damaged("it ends too early");
    }
    return bytes[at++] & 0xFF;
  }

  int readInt() {
    int value = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      value |= read() << shift;
    }
    return value;
  }

  long readLong() {
    return Integer.toUnsignedLong(readInt()) | ((long) readInt() << Integer.SIZE);
  }

  long readVar() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = read();
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw damaged("a number has more than ten bytes");
  }

  long readSigned() {
    long value = readVar();
    return (value >>> 1) ^ -(value & 1);
  }

  /** A number from 0 to this one. */
  int readCount(String what, long most) {
    long count = readVar();
    if (count < 0 || count > most) {
      throw damaged(Long.toUnsignedString(count) + " " + what + ", at most " + most + " can be");
    }
    return (int) count;
  }

  /** Goes over so many bytes; returns where they begin. */
  int skip(long count) {
    if (count < 0 || count > end - at) {
      throw damaged(count + " bytes do not fit, " + (end - at) + " are left");
    }
    int from = at;
    at += (int) count;
    return from;
  }

  byte[] readCounted(String what) {
    int count = readCount(what, end - at);
    int from = skip(count);
    return Arrays.copyOfRange(bytes, from, from + count);
  }

  void finish() {
    if (at != end) {
      throw damaged((end - at) + " bytes too many");
    }
  }
}
