package nightjar.generator;

/**
 * One repeatable random draw, named by a key. A draw is a pure function of its key, and {@link #at}
 * gives the key of a draw made for another purpose, so nothing is consumed: whatever a fault draws,
 * all other draws stay what they were.
 *
 * <p>Keys are mixed with the finalizer of SplitMix64 (Steele, Lea, Flood: "Fast splittable
 * pseudorandom number generators", 2014). Logarithms and the like come from {@link StrictMath}, so
 * values are equal on every machine.
 */
record Chance(long key) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  static Chance of(long seed) {
    return new Chance(mix(seed + GOLDEN));
  }

  /** The draw number {@code n} under this one. */
  Chance at(long n) {
    return new Chance(mix(key + GOLDEN * (n + 1)));
  }

  /** The draw for a named purpose under this one. */
  Chance at(String purpose) {
    return at(purpose.hashCode() * 0x1_0000_0001L);
  }

  /** Uniform in [0, 1). */
  double unit() {
    return (key >>> 11) * 0x1.0p-53;
  }

  /** Uniform in [low, high). */
  double between(double low, double high) {
    return low + unit() * (high - low);
  }

  /** Uniform in [0, bound). */
  int below(int bound) {
    return (int) (unit() * bound);
  }

  /** In [0, bound), low numbers more often than high ones: the first tenth gets about half. */
  int skewedBelow(int bound) {
    double u = unit();
    return (int) (u * u * u * bound);
  }

  /** Exponential with mean 1. */
  double exponential() {
    return -StrictMath.log(1 - unit());
  }

  /** Normal with mean 0 and standard deviation 1 (Box–Muller). */
  double gaussian() {
    return Math.sqrt(2 * at(-1).exponential()) * StrictMath.cos(2 * Math.PI * at(-2).unit());
  }

  /** Log-normal with the given median; sigma is the standard deviation of the logarithm. */
  double logNormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * gaussian());
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
