package nightjar.session;

/**
 * The label-free model of sessions at one moment: what each pattern's presence and absence costs in
 * a session, and the score above which a session is odd ("false discovery + gap").
 *
 * <p>With n of N sessions holding a pattern, <em>bits(present) = −log2((n + ½)/(N + 1))</em>,
 * <em>bits(absent) = −log2((N − n + ½)/(N + 1))</em>, and a session's score is the sum of max(0,
 * bits − 2) over all patterns; patterns that the same sessions hold count once. Shares come from
 * the sessions not flagged, so flags and shares are found in turn. The false-discovery cut is in
 * the spirit of Y. Benjamini and Y. Hochberg, 1995: as low as possible while at most 5 % of the
 * sessions above it are expected if patterns came independently ({@link SessionNull}).
 *
 * <p>Reused for every refit; one thread at a time. Cost: passes × (columns of the window's types +
 * rare columns × 41).
 */
final class SessionFit {
  /** Highest false-discovery cut, and the one of the first pass. */
  static final double FIRST_CUT = 10;

  private static final double LOWEST_CUT = 4;
  private static final double MOST_BITS = 120;
  private static final double FREE_BITS = 2;
  private static final double FREE_SHARE = 0.25;
  private static final double REGIME_SHARE = 0.15;
  private static final double FALSE_DISCOVERY = 0.05;
  private static final int MOST_PASSES = 6;
  private static final double LEAST_LEFT = 0.8;
  private static final double LN_2 = Math.log(2);

  private final SessionTypes types;
  private final SessionNull independent = new SessionNull(FIRST_CUT);
  private final SessionNull far = new SessionNull(MOST_BITS);
  private final SessionGap gap = new SessionGap();
  private final SessionIndex signatures;
  private final double lowestCut;

  /** Excess bits of a column's presence and absence; both 0 for a column that is not kept. */
  final double[] present;

  final double[] absent;

  private final int[] trimmed;
  private final boolean[] kept;
  private double allAbsent;
  private boolean[] flagged;
  private boolean[] flaggedBefore;
  private double[] score;
  private int trimmedSessions;

  /** Score above which a session is odd. */
  double cut;

  SessionFit(SessionTypes types) {
    this(types, LOWEST_CUT);
  }

  /** A fit whose false-discovery cut may fall to {@code lowestCut} bits, a multiple of ¼. */
  SessionFit(SessionTypes types, double lowestCut) {
    this.types = types;
    this.lowestCut = lowestCut;
    int columns = types.columns();
    present = new double[columns];
    absent = new double[columns];
    trimmed = new int[columns];
    kept = new boolean[columns];
    signatures = new SessionIndex(columns);
    flagged = new boolean[types.size()];
    flaggedBefore = new boolean[types.size()];
    score = new double[types.size()];
  }

  /** Fits to a window; what is common in {@code recent}, the latest sessions, counts as common. */
  void fit(SessionWindow window, SessionWindow recent) {
    keepColumns(window);
    for (int i = 0; i < window.types; i++) {
      flaggedBefore[window.active[i]] = false;
    }
    System.arraycopy(window.count, 0, trimmed, 0, trimmed.length);
    trimmedSessions = window.sessions;
    cut = FIRST_CUT;
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      price(recent);
      scoreTypes(window);
      if (pass > 0) {
        cut = falseDiscoveryCut(window);
      }
      boolean changed = flag(window, pass < 2);
      int left = window.sessions - flaggedSessions(window);
      if (left < LEAST_LEFT * window.sessions || !changed) {
        break;
      }
      trim(window, left);
      swapFlags();
    }
    if (cut == FIRST_CUT) {
      cut = highCut(window);
    }
    cut = gap.cut(this, window, cut);
  }

  /** Score of a session of a type, also of one that is not in the window. */
  double scoreOf(int type) {
    double sum = allAbsent;
    for (int column : types.columnsOf(type)) {
      sum += present[column] - absent[column];
    }
    return sum;
  }

  /** Part of the score that comes from patterns being present. */
  double presentScoreOf(int type) {
    double sum = 0;
    for (int column : types.columnsOf(type)) {
      sum += present[column];
    }
    return sum;
  }

  /** Score of a type in the window as of the last pass. */
  double scoreInWindow(int type) {
    return score[type];
  }

  /** Is a type of the window among those the shares were taken from? */
  boolean isTrimmed(int type) {
    return !flaggedBefore[type];
  }

  /** Sessions of the window that the shares were taken from. */
  int trimmedSessions() {
    return trimmedSessions;
  }

  /** Of them, those that hold a column. */
  int trimmedCount(int column) {
    return trimmed[column];
  }

  /** Columns with a costly state. */
  int rareColumns() {
    int rare = 0;
    for (int column = 0; column < present.length; column++) {
      rare += present[column] > 0 || absent[column] > 0 ? 1 : 0;
    }
    return rare;
  }

  /** Adds every column to a distribution of scores under independence. */
  void addTo(SessionNull scores) {
    double total = trimmedSessions;
    for (int column = 0; column < present.length; column++) {
      if (present[column] > 0) {
        scores.add(trimmed[column] / total, present[column]);
      } else if (absent[column] > 0) {
        scores.add(1 - trimmed[column] / total, absent[column]);
      }
    }
  }

  /** Of the columns that the same sessions of the window hold, keeps the first. */
  private void keepColumns(SessionWindow window) {
    signatures.clear();
    for (int column = 0; column < kept.length; column++) {
      int known = signatures.size();
      kept[column] =
          window.count[column] == 0
              || signatures.add(SessionHash.finish(window.signature[column])) == known;
    }
  }

  private void price(SessionWindow recent) {
    allAbsent = 0;
    for (int column = 0; column < kept.length; column++) {
      int n = trimmed[column];
      int k = recent.count[column];
      present[column] = kept[column] ? cost(n, k, recent.sessions) : 0;
      absent[column] =
          kept[column] ? cost(trimmedSessions - n, recent.sessions - k, recent.sessions) : 0;
      allAbsent += absent[column];
    }
  }

  /** Excess bits of a state that n of the sessions have, and k of the recent ones. */
  private double cost(int n, int k, int recentSessions) {
    double share = (n + 0.5) / (trimmedSessions + 1.0);
    if (share >= FREE_SHARE) {
      return 0;
    }
    double lower = recentSessions == 0 ? 0 : (k - 2 * Math.sqrt(k)) / recentSessions;
    if (lower >= REGIME_SHARE) {
      share = Math.max(share, lower);
    }
    return Math.max(0, -Math.log(share) / LN_2 - FREE_BITS);
  }

  private void scoreTypes(SessionWindow window) {
    for (int i = 0; i < window.types; i++) {
      score[window.active[i]] = scoreOf(window.active[i]);
    }
  }

  /** Flags the types above the cut; returns whether any flag changed. */
  private boolean flag(SessionWindow window, boolean changed) {
    boolean differs = changed;
    for (int i = 0; i < window.types; i++) {
      int type = window.active[i];
      flagged[type] = score[type] > cut;
      differs |= flagged[type] != flaggedBefore[type];
    }
    return differs;
  }

  private int flaggedSessions(SessionWindow window) {
    int sum = 0;
    for (int i = 0; i < window.types; i++) {
      sum += flagged[window.active[i]] ? window.weight[window.active[i]] : 0;
    }
    return sum;
  }

  private void trim(SessionWindow window, int left) {
    System.arraycopy(window.count, 0, trimmed, 0, trimmed.length);
    for (int i = 0; i < window.types; i++) {
      int type = window.active[i];
      if (flagged[type]) {
        for (int column : types.columnsOf(type)) {
          trimmed[column] -= window.weight[type];
        }
      }
    }
    trimmedSessions = left;
  }

  private void swapFlags() {
    boolean[] swapped = flaggedBefore;
    flaggedBefore = flagged;
    flagged = swapped;
  }

  /** Walks the cut down while at most 5 % of what it flags is expected under independence. */
  private double falseDiscoveryCut(SessionWindow window) {
    independent.clear();
    addTo(independent);
    independent.sum();
    int first = (int) (FIRST_CUT / SessionNull.GRID);
    int lowest = (int) (lowestCut / SessionNull.GRID);
    int[] above = sessionsAbove(window, first, lowest);
    double best = FIRST_CUT;
    for (int bin = first; bin >= lowest; bin--) {
      boolean good =
          above[bin] > 0 && window.sessions * independent.tail(bin) <= FALSE_DISCOVERY * above[bin];
      if (good) {
        best = bin * SessionNull.GRID;
      } else if (bin < first) { // a failure at the first cut does not end the walk
        break;
      }
    }
    return best;
  }

  /**
   * The lowest cut from {@link #FIRST_CUT} up of which at most 5 % of the sessions above are
   * expected under independence, and that leaves most sessions below; infinite if there is none. In
   * a system where every session is a mixture of rare patterns high scores are nothing odd.
   */
  private double highCut(SessionWindow window) {
    far.clear();
    addTo(far);
    far.sum();
    int first = (int) (FIRST_CUT / SessionNull.GRID);
    int last = (int) (MOST_BITS / SessionNull.GRID);
    int[] above = sessionsAbove(window, last, first);
    if (above[first] == 0) {
      return FIRST_CUT;
    }
    for (int bin = first; bin <= last && above[bin] > 0; bin++) {
      if (window.sessions * far.tail(bin) <= FALSE_DISCOVERY * above[bin]
          && above[bin] <= (1 - LEAST_LEFT) * window.sessions) {
        return bin * SessionNull.GRID;
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** Sessions with a score above each grid point from {@code lowest} to {@code first}. */
  private int[] sessionsAbove(SessionWindow window, int first, int lowest) {
    int[] above = new int[first + 1];
    for (int i = 0; i < window.types; i++) {
      int type = window.active[i];
      int bin = (int) Math.min(first, Math.ceil(score[type] / SessionNull.GRID) - 1);
      if (bin >= lowest) {
        above[bin] += window.weight[type];
      }
    }
    for (int bin = first - 1; bin >= lowest; bin--) {
      above[bin] += above[bin + 1];
    }
    return above;
  }
}
