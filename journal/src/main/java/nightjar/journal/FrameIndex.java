package nightjar.journal;

import java.util.Optional;

/** The index of one frame, read. Its arrays are used again. One thread at a time. */
final class FrameIndex {
  private byte[] kinds = new byte[16];
  private long[] numbers = new long[16];
  private long[] nanos = new long[16];
  private long[] digests = new long[32];
  private int count;
  private int at;

  /** Reads it; false if it does not say what the head says. */
  boolean read(byte[] bytes, int from, int length, long first, long last, int entries) {
    room(entries);
    count = 0;
    at = from;
    int end = from + length;
    long number = first;
    long when = 0;
    while (count < entries && at < end) {
      kinds[count] = bytes[at++];
      number += varint(bytes, end);
      long zigzag = varint(bytes, end);
      when += (zigzag >>> 1) ^ -(zigzag & 1);
      numbers[count] = number;
      nanos[count] = when;
      if ((kinds[count] & Frame.WITH_DIGEST) != 0) {
        digests[2 * count] = fixed(bytes, end);
        digests[2 * count + 1] = fixed(bytes, end);
      }
      count++;
    }
    return count == entries && at == end && number == last;
  }

  int count() {
    return count;
  }

  byte kind(int place) {
    return (byte) (kinds[place] & ~Frame.WITH_DIGEST);
  }

  long number(int place) {
    return numbers[place];
  }

  long nanos(int place) {
    return nanos[place];
  }

  Optional<BatchKeys.Digest> batch(int place) {
    return (kinds[place] & Frame.WITH_DIGEST) == 0
        ? Optional.empty()
        : Optional.of(new BatchKeys.Digest(digests[2 * place], digests[2 * place + 1]));
  }

  private long varint(byte[] bytes, int end) {
    long value = 0;
    for (int shift = 0; shift < 64 && at < end; shift += 7) {
      byte next = bytes[at++];
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        break;
      }
    }
    return value;
  }

  private long fixed(byte[] bytes, int end) {
    long value = 0;
    for (int i = 0; i < 8 && at < end; i++) {
      value = (value << 8) | (bytes[at++] & 0xFF);
    }
    return value;
  }

  private void room(int entries) {
    if (kinds.length < entries) {
      kinds = new byte[entries];
      numbers = new long[entries];
      nanos = new long[entries];
      digests = new long[2 * entries];
    }
  }
}
