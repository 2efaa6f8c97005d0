package nightjar.block;

import java.util.Arrays;

/**
 * Numbers of a {@link NumberStream}. Each is read where it lies, so that a few cost little; once so
 * many were read that this costs less, all are unpacked. One thread at a time.
 */
final class Numbers {
  /** Steps between two sums that are kept. */
  private static final int APART = 64;

  /** Of so many one may be looked at. */
  private static final int FEW = 8;

  private final NumberStream stream;
  private final ByteInput payload;
  private final int at;
  private final int count;
  private final int width;
  private final boolean isWhole;
  private final boolean isSteps;

  private int lookedAt;

  /** All of them, once many were looked at. */
  private long[] all = {};

  /** Of each {@link #APART}th number what steps had added up to, once one was asked for. */
  private long[] sums = {};

  /** So many numbers; the payload is read on to behind them. */
  Numbers(NumberStream stream, ByteInput payload, int count) {
    this.stream = stream;
    this.payload = payload;
    this.count = count;
    this.width = stream.width();
    this.isWhole = stream.isWhole();
    this.isSteps = stream.mode() == NumberStream.STEPS;
    this.at = payload.skip((long) width * count);
  }

  long get(int i) {
    if (all.length > 0) {
      return all[i];
    }
    if (width == 0) {
      return stream.least();
    }
    if (lookedAt++ > count / FEW) {
      all = all();
      return all[i];
    }
    return (isSteps ? sum(i) : raw(i)) * stream.divisor() + stream.least();
  }

  private long[] all() {
    long[] values = new long[count];
    int step = isWhole ? 1 : count;
    for (int b = 0; b < width; b++) {
      int from = at + b * step;
      int shift = b * Byte.SIZE;
      int apart = isWhole ? width : 1;
      for (int i = 0; i < count; i++) {
        values[i] |= (payload.bytes[from + i * apart] & 0xFFL) << shift;
      }
    }
    long sum = stream.first();
    for (int i = 0; i < count; i++) {
      if (isSteps) {
        sum += i == 0 ? 0 : values[i] + stream.leastStep();
        values[i] = sum;
      }
      values[i] = values[i] * stream.divisor() + stream.least();
    }
    return values;
  }

  private long raw(int i) {
    byte[] bytes = payload.bytes;
    long value = 0;
    int from = isWhole ? at + i * width : at + i;
    int step = isWhole ? 1 : count;
    for (int b = 0; b < width; b++) {
      value |= (bytes[from + b * step] & 0xFFL) << (b * Byte.SIZE);
    }
    return value;
  }

  private long sum(int i) {
    if (sums.length == 0) {
      addUp();
    }
    int from = i / APART * APART;
    lookedAt += i - from;
    long sum = sums[i / APART];
    for (int next = from + 1; next <= i; next++) {
      sum += raw(next) + stream.leastStep();
    }
    return sum;
  }

  private void addUp() {
    long[] read = new long[count / APART + 1];
    long sum = stream.first();
    for (int i = 0; i < count; i++) {
      sum += i == 0 ? 0 : raw(i) + stream.leastStep();
      if (i % APART == 0) {
        read[i / APART] = sum;
      }
    }
    sums = read;
  }

  /** One of them as a place in a list. */
  int place(int i, int size) {
    return checked(get(i), size);
  }

  /** All of them as places in a list. */
  int[] places(int size) {
    int[] places = new int[count];
    if (width == 0) {
      Arrays.fill(places, count == 0 ? 0 : place(0, size));
    } else if (isSteps || width > Integer.BYTES) {
      long[] values = all();
      for (int i = 0; i < count; i++) {
        places[i] = checked(values[i], size);
      }
    } else {
      for (int b = 0; b < width; b++) {
        plane(at + b * count, b * Byte.SIZE, places);
      }
      long least = stream.least();
      long divisor = stream.divisor();
      for (int i = 0; i < count; i++) {
        places[i] = checked(Integer.toUnsignedLong(places[i]) * divisor + least, size);
      }
    }
    return places;
  }

  private void plane(int from, int shift, int[] values) {
    byte[] bytes = payload.bytes;
    for (int i = 0; i < values.length; i++) {
      values[i] |= (bytes[from + i] & 0xFF) << shift;
    }
  }

  private int checked(long place, int size) {
    if (place < 0 || place >= size) {
      throw payload.damaged("a list of " + size + " has no place " + place);
    }
    return (int) place;
  }
}
