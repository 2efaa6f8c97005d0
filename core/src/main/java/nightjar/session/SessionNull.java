package nightjar.session;

import java.util.Arrays;

/**
 * Distribution of a session's score if its patterns came independently of each other: each column
 * adds its bits with the probability of its costly state. Exact convolution on a grid of {@link
 * #GRID} bits; the last bin collects all above.
 */
final class SessionNull {
  static final double GRID = 0.25;

  private final double[] mass;
  private int top;

  /** A distribution that tells scores apart up to {@code mostBits}. */
  SessionNull(double mostBits) {
    mass = new double[(int) (mostBits / GRID) + 1];
  }

  /** Back to the score 0 of no columns. */
  void clear() {
    Arrays.fill(mass, 0);
    mass[0] = 1;
    top = 0;
  }

  /** Adds a column whose costly state has the given probability and excess bits. */
  void add(double probability, double bits) {
    int last = mass.length - 1;
    int step = (int) Math.min(Math.rint(bits / GRID), last);
    if (step == 0 || probability == 0) {
      return;
    }
    for (int i = Math.min(top, last - 1); i >= 0; i--) {
      double moved = probability * mass[i];
      mass[i] -= moved;
      mass[Math.min(last, i + step)] += moved;
    }
    top = Math.min(last, top + step);
  }

  /**
   * Turns masses into tails: afterwards {@link #tail} may be asked, and {@link #add} not called
   * before {@link #clear}.
   */
  void sum() {
    for (int i = mass.length - 2; i >= 0; i--) {
      mass[i] += mass[i + 1];
    }
  }

  /** Probability of a score of {@code bin} grid steps or more. */
  double tail(int bin) {
    return mass[Math.min(bin, mass.length - 1)];
  }
}
