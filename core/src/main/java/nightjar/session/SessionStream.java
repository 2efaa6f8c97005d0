package nightjar.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Judges sessions as a stream in order of closing, without labels: a model of the last {@link
 * #WINDOW} closed sessions, fitted again and again; a session is scored first, then learned. The
 * cut is the median of the last {@link #MEDIAN_OF}.
 *
 * <p>The first {@link #WARM_UP} sessions are scored by a model of the first {@link #FIRST_MODEL},
 * once it exists. A run that ends before the warm-up does is judged by one fit over all that may
 * not lower its cut as far; below {@link #LEAST} nothing is judged.
 */
final class SessionStream {
  static final int WINDOW = 5000;
  static final int RECENT = 100;
  static final int WARM_UP = 500;
  static final int LEAST = 100;
  static final int MEDIAN_OF = 11;
  static final int REFIT_EVERY = 50;

  private static final int FIRST_MODEL = 2000;
  private static final double LOWEST_CUT_OF_FEW = 7;

  /** Work of a fit, in additions, that may be spent on a session: about 10 µs. */
  private static final int WORK_PER_SESSION = 8_000;

  private final SessionTypes types;
  private final int delay;
  private final SessionEdges edges;
  private final SessionFit fit;
  private final SessionWindow window;
  private final SessionWindow recent;
  private final List<SessionFinding> findings = new ArrayList<>();
  private final double[] cuts = new double[MEDIAN_OF];
  private int refits;

  SessionStream(SessionTypes types, int delay, SessionEdges edges) {
    this.types = types;
    this.delay = delay;
    this.edges = edges;
    fit =
        types.sessions() < WARM_UP
            ? new SessionFit(types, LOWEST_CUT_OF_FEW)
            : new SessionFit(types);
    window = new SessionWindow(types);
    recent = new SessionWindow(types);
  }

  /** The odd sessions, in order of closing. */
  List<SessionFinding> judge() {
    int sessions = types.sessions();
    if (sessions < LEAST) {
      return List.of();
    }
    if (sessions < WARM_UP) {
      window.move(0, 0, 0, sessions);
      fit.fit(window, new SessionWindow(types));
      flag(0, sessions, fit.cut);
      return findings;
    }
    judgeAfterWarmUp();
    List<SessionFinding> late = List.copyOf(findings);
    findings.clear();
    judgeWarmUp();
    findings.addAll(late);
    return findings;
  }

  private void judgeAfterWarmUp() {
    int sessions = types.sessions();
    int known = 0;
    int end;
    for (int start = WARM_UP; start < sessions; start = end) {
      int before = known;
      known = Math.min(sessions, start + delay);
      window.move(Math.max(0, before - WINDOW), before, Math.max(0, known - WINDOW), known);
      int span = RECENT + delay;
      recent.move(Math.max(0, before - span), before, Math.max(0, known - span), known);
      fit.fit(window, recent);
      cuts[refits++ % MEDIAN_OF] = fit.cut;
      end = Math.min(sessions, start + interval());
      flag(start, end, median());
    }
  }

  /** Sessions until the next fit: more where a fit costs much. */
  private int interval() {
    long work = 6L * window.entries + 10L * types.columns() + (4L * 41 + 481) * fit.rareColumns();
    return (int) Math.max(1, Math.ceilDiv(work, WORK_PER_SESSION * REFIT_EVERY)) * REFIT_EVERY;
  }

  private void judgeWarmUp() {
    SessionWindow first = new SessionWindow(types);
    first.move(0, 0, 0, Math.min(FIRST_MODEL, types.sessions()));
    fit.fit(first, new SessionWindow(types));
    flag(0, WARM_UP, fit.cut);
  }

  private void flag(int from, int to, double cut) {
    for (int session = from; session < to; session++) {
      int type = types.typeOf(session);
      double score = fit.scoreOf(type);
      if (score > cut && (!edges.isCut(session) || fit.presentScoreOf(type) > cut)) {
        findings.add(SessionFinding.of(types, fit, session, score, cut));
      }
    }
  }

  private double median() {
    int size = Math.min(refits, MEDIAN_OF);
    double[] sorted = Arrays.copyOf(cuts, size);
    Arrays.sort(sorted);
    return (sorted[(size - 1) / 2] + sorted[size / 2]) / 2;
  }
}
