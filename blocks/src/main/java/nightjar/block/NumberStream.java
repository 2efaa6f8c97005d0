package nightjar.block;

/**
 * What a run of unsigned 64-bit numbers has in common; the numbers themselves are bytes elsewhere.
 *
 * <p>Description: one byte, the mode ({@link #CONSTANT}, {@link #DISTANCES} to the least or {@link
 * #STEPS} from one to the next), {@link #DIVIDED} added where all distances have a common divisor;
 * the least number; if not constant the greatest distance to it (divided); the divisor, if there is
 * one; for steps the first distance, the least step (signed) and how far the greatest is above it.
 * All are variable-length.
 *
 * <p>Payload: nothing for a constant, else a fixed number of bytes for each number, the least that
 * holds the greatest: first the lowest byte of all numbers, then the next of all, and so on; where
 * distances take {@link #WHOLE_FROM} bytes or more, number after number, so that equal ones are
 * seen to be equal. Steps have a first number that means nothing.
 *
 * @param leastStep meaningless, as are {@code first} and {@code stepRange}, without steps
 */
record NumberStream(
    int mode, long least, long range, long divisor, long first, long leastStep, long stepRange) {
  static final int CONSTANT = 0;
  static final int DISTANCES = 1;
  static final int STEPS = 2;
  static final int DIVIDED = 4;

  /** Bytes of a distance from which on its bytes stay together. */
  static final int WHOLE_FROM = 5;

  static NumberStream read(ByteInput in) {
    int head = in.read();
    int mode = head & ~DIVIDED;
    if (mode > STEPS || head == DIVIDED) {
      throw in.damaged("there is no way " + head + " to write numbers");
    }
    long least = in.readVar();
    if (mode == CONSTANT) {
      return new NumberStream(mode, least, 0, 1, 0, 0, 0);
    }
    long range = in.readVar();
    long divisor = head == mode ? 1 : in.readVar();
    if (divisor == 0) {
      throw in.damaged("a divisor of 0");
    }
    if (mode == DISTANCES) {
      return new NumberStream(mode, least, range, divisor, 0, 0, 0);
    }
    long first = in.readVar();
    long leastStep = in.readSigned();
    return new NumberStream(mode, least, range, divisor, first, leastStep, in.readVar());
  }

  /** Bytes that hold every number up to this unsigned one: 1 to 8. */
  static int width(long greatest) {
    return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(greatest) + 7) / Byte.SIZE);
  }

  long greatest() {
    return least + range * divisor;
  }

  boolean isConstant() {
    return mode == CONSTANT;
  }

  /** Is the number outside of what the block's numbers are in? */
  boolean excludes(long number) {
    return Long.compareUnsigned(number, least) < 0 || Long.compareUnsigned(number, greatest()) > 0;
  }

  /** So many numbers of it; the payload is read on to behind them. */
  Numbers open(ByteInput payload, int count) {
    return new Numbers(this, payload, count);
  }

  /** Bytes of each number of the payload. */
  int width() {
    return isConstant() ? 0 : width(mode == STEPS ? stepRange : range);
  }

  /** Do the bytes of a number stay together? */
  boolean isWhole() {
    return mode == DISTANCES && width() >= WHOLE_FROM;
  }
}
