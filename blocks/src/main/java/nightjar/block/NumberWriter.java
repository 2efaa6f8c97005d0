package nightjar.block;

/**
 * Writes a run of unsigned 64-bit numbers as {@link NumberStream} reads it: what all have in common
 * into the description, what differs into the payload, one plane of bytes after the other. Between
 * distances to the least and differences of neighbours it takes what has less entropy in a sample.
 */
final class NumberWriter {
  private static final int SAMPLE = 1024;
  private static final int WORTH_SAMPLING = 12;

  private final int[] counts = new int[256];
  private final double[] log2 = new double[SAMPLE + 1];

  NumberWriter() {
    for (int i = 1; i <= SAMPLE; i++) {
      log2[i] = i * Math.log(i) / Math.log(2);
    }
  }

  /**
   * Numbers of {@code values[0, count)}, count from 1; they are changed.
   *
   * @return the mode chosen
   */
  int write(long[] values, int count, ByteOutput description, ByteOutput payload) {
    long least = values[0];
    long greatest = values[0];
    for (int i = 1; i < count; i++) {
      long value = values[i];
      if (Long.compareUnsigned(value, least) < 0) {
        least = value;
      } else if (Long.compareUnsigned(value, greatest) > 0) {
        greatest = value;
      }
    }
    if (least == greatest) {
      description.put(NumberStream.CONSTANT);
      description.putVar(least);
      return NumberStream.CONSTANT;
    }
    long divisor = divisor(values, count, least);
    for (int i = 0; i < count; i++) {
      long distance = values[i] - least;
      values[i] = divisor == 1 ? distance : Long.divideUnsigned(distance, divisor);
    }
    long range = Long.divideUnsigned(greatest - least, divisor);
    return writeDistances(values, count, least, divisor, range, description, payload);
  }

  private int writeDistances(
      long[] values,
      int count,
      long least,
      long divisor,
      long range,
      ByteOutput description,
      ByteOutput payload) {
    long leastStep = Long.MAX_VALUE;
    long greatestStep = Long.MIN_VALUE;
    for (int i = 1; i < count; i++) {
      long step = values[i] - values[i - 1];
      leastStep = Math.min(leastStep, step);
      greatestStep = Math.max(greatestStep, step);
    }
    boolean bySteps =
        range > 0
            && range < 1L << 62
            && isBetterBySteps(values, count, range, leastStep, greatestStep);
    int mode = bySteps ? NumberStream.STEPS : NumberStream.DISTANCES;
    int width = NumberStream.width(bySteps ? greatestStep - leastStep : range);
    boolean whole = !bySteps && width >= NumberStream.WHOLE_FROM;
    description.put(mode | (divisor == 1 ? 0 : NumberStream.DIVIDED));
    description.putVar(least);
    description.putVar(range);
    if (divisor != 1) {
      description.putVar(divisor);
    }
    if (bySteps) {
      description.putVar(values[0]);
      description.putSigned(leastStep);
      description.putVar(greatestStep - leastStep);
      for (int i = count - 1; i > 0; i--) {
        values[i] -= values[i - 1] + leastStep;
      }
      values[0] = 0;
    }
    put(values, count, width, whole, payload);
    return mode;
  }

  private static void put(long[] values, int count, int width, boolean whole, ByteOutput payload) {
    payload.reserve(count * width);
    byte[] out = payload.bytes;
    int at = payload.length;
    if (whole) {
      for (int i = 0; i < count; i++) {
        for (int b = 0; b < width; b++) {
          out[at++] = (byte) (values[i] >>> (b * Byte.SIZE));
        }
      }
    } else {
      for (int b = 0; b < width; b++) {
        int shift = b * Byte.SIZE;
        for (int i = 0; i < count; i++) {
          out[at + i] = (byte) (values[i] >>> shift);
        }
        at += count;
      }
    }
    payload.length = at;
  }

  /** The greatest number that divides every distance; mostly 1, which is seen at once. */
  private static long divisor(long[] values, int count, long least) {
    long divisor = 0;
    for (int i = 0; i < count && divisor != 1; i++) {
      long a = values[i] - least;
      if (a < 0) {
        return 1;
      }
      while (a != 0) {
        long rest = divisor % a;
        divisor = a;
        a = rest;
      }
    }
    return divisor;
  }

  private boolean isBetterBySteps(
      long[] values, int count, long range, long leastStep, long greatestStep) {
    if (count < WORTH_SAMPLING) {
      return NumberStream.width(greatestStep - leastStep) < NumberStream.width(range);
    }
    int from = Math.max(1, (count - SAMPLE) / 2);
    int to = Math.min(count, from + SAMPLE);
    double distances = 0;
    for (int b = 0; b < NumberStream.width(range); b++) {
      for (int i = from; i < to; i++) {
        counts[(int) (values[i] >>> (b * Byte.SIZE)) & 0xFF]++;
      }
      distances += entropy(to - from);
    }
    double steps = 0;
    for (int b = 0; b < NumberStream.width(greatestStep - leastStep); b++) {
      for (int i = from; i < to; i++) {
        long step = values[i] - values[i - 1] - leastStep;
        counts[(int) (step >>> (b * Byte.SIZE)) & 0xFF]++;
      }
      steps += entropy(to - from);
    }
    return steps < distances;
  }

  /** Bits the counted bytes take; the counts are 0 again. */
  private double entropy(int total) {
    double bits = log2[total];
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        bits -= log2[counts[i]];
        counts[i] = 0;
      }
    }
    return bits;
  }
}
