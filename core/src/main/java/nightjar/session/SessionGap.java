package nightjar.session;

import java.util.Arrays;

/**
 * Finds a cut inside the widest empty interval of scores: for clean systems, where one rare event
 * is the whole fault and no score is high. Below the interval lies the body (its edge counts as 1
 * bit or more), above it a few sessions with rare states.
 */
final class SessionGap {
  private static final double BODY_EDGE = 1;
  private static final double LEAST_WIDTH = 1.5;
  private static final double CUT_AT = 0.6;
  private static final double INSIDE_SHARE = 0.02;
  private static final int LEAST_ABOVE = 5;
  private static final int LEAST_STATES = 3;
  private static final double STATE_SLACK = 0.02;
  private static final double MOST_ABOVE = 0.08;
  private static final double MOST_ABOVE_WITH_FLAGGED = 0.14;
  private static final double STEP = 1000;

  private long[] sorted = new long[64];
  private double[] value = new double[64];
  private int[] below = new int[65];

  /** The cut inside the widest interval, or {@code highest} where there is none. */
  double cut(SessionFit fit, SessionWindow window, double highest) {
    int values = collect(fit, window);
    int inside = below[values];
    double stateCost = thirdCost(fit);
    double flagged = window.sessions - fit.trimmedSessions();
    double widest = LEAST_WIDTH;
    double cut = highest;
    for (int upper = 1; upper < values; upper++) {
      int above = inside - below[upper];
      if (value[upper] > highest
          || above < LEAST_ABOVE
          || above > MOST_ABOVE * window.sessions
          || above + flagged > MOST_ABOVE_WITH_FLAGGED * window.sessions
          || stateCost < value[upper] - STATE_SLACK) {
        continue;
      }
      int edge = upper - 1;
      while (edge > 0 && below[upper] - below[edge] <= INSIDE_SHARE * above) {
        edge--;
      }
      double start = Math.max(value[edge], BODY_EDGE);
      if (value[upper] - start > widest) {
        widest = value[upper] - start;
        cut = start + CUT_AT * widest;
      }
    }
    return cut;
  }

  /**
   * Distinct scores of the types not flagged, ascending, in thousandths of a bit, and the sessions
   * below each.
   */
  private int collect(SessionFit fit, SessionWindow window) {
    if (sorted.length < window.types) {
      sorted = new long[window.types * 2];
      value = new double[window.types * 2];
      below = new int[window.types * 2 + 1];
    }
    int size = 0;
    for (int i = 0; i < window.types; i++) {
      int type = window.active[i];
      if (fit.isTrimmed(type)) {
        long rounded = (long) Math.rint(fit.scoreInWindow(type) * STEP);
        sorted[size++] = rounded << 32 | window.weight[type];
      }
    }
    Arrays.sort(sorted, 0, size);
    int values = 0;
    long before = -1;
    for (int i = 0; i < size; i++) {
      long rounded = sorted[i] >> 32;
      if (rounded != before) {
        value[values] = rounded / STEP;
        below[values + 1] = below[values];
        values++;
        before = rounded;
      }
      below[values] += (int) sorted[i];
    }
    return values;
  }

  /** Cost of the third dearest state that some session not flagged is in. */
  private static double thirdCost(SessionFit fit) {
    double[] dearest = new double[LEAST_STATES];
    int sessions = fit.trimmedSessions();
    for (int column = 0; column < fit.present.length; column++) {
      int count = fit.trimmedCount(column);
      insert(dearest, count > 0 ? fit.present[column] : 0);
      insert(dearest, count < sessions ? fit.absent[column] : 0);
    }
    return dearest[LEAST_STATES - 1];
  }

  private static void insert(double[] dearest, double cost) {
    double moved = cost;
    for (int i = 0; i < dearest.length; i++) {
      if (moved > dearest[i]) {
        double lower = dearest[i];
        dearest[i] = moved;
        moved = lower;
      }
    }
  }
}
