package nightjar.detect;

/**
 * Coarse histogram of logarithms: 64 bins of a quarter of an octave; what lies beyond counts for
 * the outermost bins.
 */
final class ValueHistogram {
  static final int BINS = 64;
  private static final int PER_OCTAVE = 4;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private final int firstBin;
  final int[] count = new int[BINS];
  private long total;

  /** A histogram whose middle is at a log₂ of {@code middle}. */
  ValueHistogram(double middle) {
    firstBin = (int) Math.floor(middle * PER_OCTAVE) - BINS / 2;
  }

  void add(double log) {
    int bin = (int) Math.floor(log * PER_OCTAVE) - firstBin;
    count[Math.clamp(bin, 0, BINS - 1)]++;
    total++;
  }

  /** The log₂ in the middle of a bin. */
  double middle(int bin) {
    return (firstBin + bin + 0.5) / PER_OCTAVE;
  }

  /** Upper edge of the bin that holds the quantile. */
  double quantile(double share) {
    double below = share * total;
    long seen = 0;
    for (int bin = 0; bin < BINS; bin++) {
      seen += count[bin];
      if (seen >= below && seen > 0) {
        return (double) (firstBin + bin + 1) / PER_OCTAVE;
      }
    }
    return (double) (firstBin + BINS) / PER_OCTAVE;
  }

  long total() {
    return total;
  }

  /**
   * Bound on the surprise of a mean of {@code n} values drawn from here that is as far off: n ·
   * sup_θ (θ m − ln E e^(θ y)), after Cramér and Chernoff. However heavy the tails are, a few large
   * values surprise no more than they are rare.
   */
  double meanBits(double mean, long n) {
    double own = 0;
    for (int bin = 0; bin < BINS; bin++) {
      own += count[bin] * middle(bin) / total;
    }
    double sign = Math.signum(mean - own);
    double low = 0;
    double high = 64;
    for (int i = 0; i < 40; i++) { // the exponent is concave in θ: narrow down by golden sections
      double span = (high - low) * GOLDEN;
      if (exponent(sign * (high - span), mean) > exponent(sign * (low + span), mean)) {
        high = low + span;
      } else {
        low = high - span;
      }
    }
    double perValue = Math.clamp(exponent(sign * low, mean), 0, StrictMath.log(total + 1.0));
    return n * perValue / StrictMath.log(2);
  }

  private double exponent(double theta, double mean) {
    double sum = 0;
    for (int bin = 0; bin < BINS; bin++) {
      if (count[bin] > 0) {
        sum += count[bin] * StrictMath.exp(theta * (middle(bin) - mean));
      }
    }
    return StrictMath.log((double) total) - StrictMath.log(sum);
  }
}
