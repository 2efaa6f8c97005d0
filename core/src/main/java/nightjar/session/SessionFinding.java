package nightjar.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A session that is odd, with the states that make it so.
 *
 * @param session number in the stream of sessions
 * @param score sum of the excess bits of its states
 * @param cut the score above which it was odd
 * @param states its states with excess bits, dearest first, at most {@link #MOST_STATES}
 */
record SessionFinding(int session, double score, double cut, List<State> states) {
  static final int MOST_STATES = 12;

  /**
   * A pattern's presence or absence in a session.
   *
   * @param pattern number of the pattern
   * @param present is the pattern in the session?
   * @param bits excess bits
   */
  record State(int pattern, boolean present, double bits) {
    boolean isSame(State other) {
      return pattern == other.pattern && present == other.present;
    }
  }

  SessionFinding {
    states = List.copyOf(states);
  }

  /** The finding for a session as a fit sees it. */
  static SessionFinding of(
      SessionTypes types, SessionFit fit, int session, double score, double cut) {
    int[] columns = types.columnsOf(types.typeOf(session));
    List<State> states = new ArrayList<>();
    int next = 0;
    for (int column = 0; column < types.columns(); column++) {
      boolean present = next < columns.length && columns[next] == column;
      next += present ? 1 : 0;
      double bits = present ? fit.present[column] : fit.absent[column];
      if (bits > 0) {
        states.add(new State(types.patternOf(column), present, bits));
      }
    }
    states.sort(Comparator.comparingDouble(State::bits).reversed());
    return new SessionFinding(
        session, score, cut, states.subList(0, Math.min(MOST_STATES, states.size())));
  }

  /** Bits by which the score is above the cut. */
  double excess() {
    return score - cut;
  }
}
