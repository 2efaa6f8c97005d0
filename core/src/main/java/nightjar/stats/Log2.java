package nightjar.stats;

/**
 * Logarithms to base 2 from a table: within 3 · 10⁻⁶ of the truth, the same bits on every machine,
 * a few nanoseconds.
 *
 * <p>The mantissa is split at m₀, the middle of one of 256 parts of [1, 2): log₂ m = log₂ m₀ +
 * log₂(1 + d) with d = m / m₀ − 1, |d| ≤ 2⁻⁹, and log₂(1 + d) ≈ d · log₂ e.
 */
public final class Log2 {
  private static final int PARTS = 256;
  private static final int INDEX_SHIFT = 52 - 8;
  private static final long MANTISSA = (1L << 52) - 1;
  private static final long ONE = Double.doubleToRawLongBits(1);
  private static final double LOG2_E = 1 / StrictMath.log(2);
  private static final double[] LOG = new double[PARTS];
  private static final double[] SLOPE = new double[PARTS];

  static {
    for (int i = 0; i < PARTS; i++) {
      double middle = 1 + (i + 0.5) / PARTS;
      SLOPE[i] = LOG2_E / middle;
      LOG[i] = StrictMath.log(middle) * LOG2_E - LOG2_E;
    }
  }

  private Log2() {}

  /** log₂ of a number of at least 2⁻¹⁰²² that is finite. */
  public static double of(double x) {
    long bits = Double.doubleToRawLongBits(x);
    int part = (int) (bits >>> INDEX_SHIFT) & (PARTS - 1);
    double mantissa = Double.longBitsToDouble((bits & MANTISSA) | ONE);
    return (bits >>> 52) - 1023 + LOG[part] + mantissa * SLOPE[part];
  }
}
