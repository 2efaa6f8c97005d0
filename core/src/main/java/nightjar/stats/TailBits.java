package nightjar.stats;

/** Tail probabilities as bits of surprise, −log₂ p, also where p itself would be 0 in a double. */
public final class TailBits {
  private static final double LN_2 = StrictMath.log(2);

  private TailBits() {}

  /**
   * Surprise of a standard normal deviate at least as far from 0, on either side. Q(z) ≈ φ(z) /
   * (0.661 z + 0.339 √(z² + 5.51)), within 0.3 % (Börjesson and Sundberg 1979).
   *
   * @return 0 for z = 0, 4.3 for 1.96
   */
  public static double normal(double z) {
    double at = Math.abs(z);
    double divisor = (0.661 * at + 0.339 * Math.sqrt(at * at + 5.51)) * Math.sqrt(2 * Math.PI);
    return Math.max(0, (at * at / 2 + StrictMath.log(divisor / 2)) / LN_2);
  }

  /**
   * Surprise of a Student deviate, by the normal deviate z = (8ν + 1) / (8ν + 3) · √(ν ln(1 + t² /
   * ν)) of the same tail (Wallace 1959).
   *
   * @param degrees ν, at least 1
   */
  public static double student(double t, double degrees) {
    double z = Math.sqrt(degrees * StrictMath.log1p(t * t / degrees));
    return normal(z * (8 * degrees + 1) / (8 * degrees + 3));
  }

  /**
   * Bound on the surprise of k or more successes in n trials: n · KL(k/n ‖ p), after Chernoff;
   * never more than the truth.
   *
   * @return 0 where k/n is not above p
   */
  public static double binomial(long k, long n, double p) {
    double share = (double) k / n;
    if (n == 0 || share <= p) {
      return 0;
    }
    double rest = share == 1 ? 0 : (1 - share) * StrictMath.log((1 - share) / (1 - p));
    return n * (share * StrictMath.log(share / p) + rest) / LN_2;
  }
}
