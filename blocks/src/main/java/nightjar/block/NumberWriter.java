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
  private final long[] sample = new long[SAMPLE];
  private final double[] log2 = new double[SAMPLE + 1];
  private long least;
  private long reach;

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
    long smallest = values[0];
    long greatest = values[0];
    for (int i = 1; i < count; i++) {
      long value = values[i];
      if (Long.compareUnsigned(value, smallest) < 0) {
        smallest = value;
      } else if (Long.compareUnsigned(value, greatest) > 0) {
        greatest = value;
      }
    }
    least = smallest;
    reach = greatest - least;
    if (least == greatest) {
      description.put(NumberStream.CONSTANT);
      description.putVar(least);
      return NumberStream.CONSTANT;
    }
    long divisor = divisor(values, count, least);
    long range = Long.divideUnsigned(reach, divisor);
    return writeDistances(values, count, divisor, range, description, payload);
  }

  /** The least of the numbers that were last written. */
  long least() {
    return least;
  }

  /** How far the greatest of them is above it. */
  long reach() {
    return reach;
  }

  private int writeDistances(
      long[] values,
      int count,
      long divisor,
      long range,
      ByteOutput description,
      ByteOutput payload) {
    long leastStep = Long.MAX_VALUE;
    long greatestStep = Long.MIN_VALUE;
    long before = 0;
    for (int i = 0; i < count; i++) {
      long distance = values[i] - least;
      distance = divisor == 1 ? distance : Long.divideUnsigned(distance, divisor);
      values[i] = distance;
      if (i > 0) {
        leastStep = Math.min(leastStep, distance - before);
        greatestStep = Math.max(greatestStep, distance - before);
      }
      before = distance;
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
    int size = Math.min(count, from + SAMPLE) - from;
    for (int i = 0; i < size; i++) {
      sample[i] = values[from + i];
    }
    double distances = entropy(size, NumberStream.width(range));
    for (int i = 0; i < size; i++) {
      sample[i] = values[from + i] - values[from + i - 1] - leastStep;
    }
    return entropy(size, NumberStream.width(greatestStep - leastStep)) < distances;
  }

  /** Bits that the bytes of the sample take. */
  private double entropy(int size, int width) {
    double bits = width * log2[size];
    for (int shift = 0; shift < width * Byte.SIZE; shift += Byte.SIZE) {
      for (int i = 0; i < size; i++) {
        counts[(int) (sample[i] >>> shift) & 0xFF]++;
      }
      for (int i = 0; i < size; i++) {
        int at = (int) (sample[i] >>> shift) & 0xFF;
        bits -= log2[counts[at]];
        counts[at] = 0;
      }
    }
    return bits;
  }
}
