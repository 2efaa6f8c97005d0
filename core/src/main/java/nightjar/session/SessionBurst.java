package nightjar.session;

/**
 * The stretch of a run's sessions that holds cases of something far more often than the rest.
 *
 * @param from number of the first case in the stretch, among all cases
 * @param to number of the one after the last
 * @param trials sessions in the stretch
 * @param outside share of cases among the other sessions, with ½ added: (v + ½) / (n + 1)
 * @param bits surprise of the stretch, less log2 of the number of stretches looked at; 0 if there
 *     is none
 */
record SessionBurst(int from, int to, int trials, double outside, double bits) {
  private static final int MOST_ENDS = 300;
  private static final SessionBurst NONE = new SessionBurst(0, 0, 0, 1, 0);

  /** Cases in the stretch. */
  int cases() {
    return to - from;
  }

  /**
   * The stretch with most bits of all that begin and end with a case, each compared with all the
   * rest; see {@link SessionSurprise#contrast}. Where there are more than 300 cases, only some of
   * them may be ends.
   *
   * @param place number of each case among the trials, ascending
   * @param trials sessions that could have been cases
   * @param leastCases fewer cases make no stretch
   * @param leastRest fewer sessions outside tell nothing
   * @param mostOutside most that {@code outside} may be
   */
  static SessionBurst strongest(
      int[] place, int trials, int leastCases, int leastRest, double mostOutside) {
    int stride = Math.max(1, Math.ceilDiv(place.length, MOST_ENDS));
    double ends = Math.ceilDiv(place.length, stride);
    double lookedAt = Math.log(Math.max(1, ends * (ends + 1) / 2)) / Math.log(2);
    // Shorter stretches leave so many cases outside that their share is above mostOutside.
    double mostOthers = mostOutside * (trials + 1.0) - 0.5;
    int leastInside = (int) Math.max(leastCases, place.length - Math.max(0, mostOthers));
    int shortest = leastCases + Math.ceilDiv(leastInside - leastCases, stride) * stride;
    SessionBurst best = NONE;
    for (int from = 0; from < place.length; from += stride) {
      for (int to = from + shortest; to <= place.length; to += stride) {
        int inside = place[to - 1] - place[from] + 1;
        int rest = trials - inside;
        int others = place.length - (to - from);
        double outside = (others + 0.5) / (rest + 1.0);
        if (rest >= leastRest && outside <= mostOutside) {
          double bits = SessionSurprise.contrast(to - from, inside, others, rest) - lookedAt;
          if (bits > best.bits) {
            best = new SessionBurst(from, to, inside, outside, bits);
          }
        }
      }
    }
    return best;
  }
}
