package nightjar.session;

/**
 * Surprise of counts in bits, by Chernoff's bound: never more than −log2 of the true tail
 * probability, and without logarithms of factorials (H. Chernoff 1952; W. Hoeffding 1963).
 */
final class SessionSurprise {
  /** Most bits a finding may have. */
  static final double MOST_BITS = 40;

  private static final double LN_2 = Math.log(2);

  private SessionSurprise() {}

  /**
   * Bits of seeing {@code count} or more where a Poisson law expects {@code expected} > 0; 0 if no
   * more than expected.
   */
  static double poisson(double count, double expected) {
    if (count <= expected) {
      return 0;
    }
    return (count * Math.log(count / expected) - count + expected) / LN_2;
  }

  /**
   * Bits by which two shares differ: the log-likelihood ratio of "each part has its own share" to
   * "both have the same" (G²/2; T. Dunning 1993). 0 if the first part's share is not the higher
   * one.
   *
   * @param count cases in the first part, of {@code trials}
   * @param otherCount cases in the second part, of {@code otherTrials}
   */
  static double contrast(double count, double trials, double otherCount, double otherTrials) {
    double share = (count + otherCount) / (trials + otherTrials);
    if (count <= share * trials) {
      return 0;
    }
    return likelihood(count, trials, share) + likelihood(otherCount, otherTrials, share);
  }

  private static double likelihood(double count, double trials, double share) {
    return bits(count, share * trials) + bits(trials - count, (1 - share) * trials);
  }

  private static double bits(double seen, double expected) {
    return seen == 0 ? 0 : seen * Math.log(seen / expected) / LN_2;
  }
}
