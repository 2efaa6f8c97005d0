package nightjar.detect;

import java.util.Arrays;
import nightjar.pattern.PatternView;

/** Which pattern an odd window is full of. */
final class WindowPattern {
  /**
   * Share of the window that the pattern must have, and how many times its share of the run that
   * must be.
   */
  private static final double MIN_SHARE = 0.2;

  private static final double MIN_RATIO = 4;

  private WindowPattern() {}

  /** Number of the commonest pattern that is unusually common in the window; -1 if none is. */
  static int of(KeptWindow window, Judgement judgement) {
    PatternView view = judgement.patterns();
    int[] patterns = Arrays.stream(window.shapes).map(view::patternOf).sorted().toArray();
    int best = -1;
    int most = 0;
    for (int from = 0; from < patterns.length; ) {
      int to = from;
      while (to < patterns.length && patterns[to] == patterns[from]) {
        to++;
      }
      double share = (double) (to - from) / patterns.length;
      double shareOfRun =
          (double) view.pattern(patterns[from]).count() / Math.max(1, judgement.records());
      if (to - from > most && share >= MIN_SHARE && share >= MIN_RATIO * shareOfRun) {
        best = patterns[from];
        most = to - from;
      }
      from = to;
    }
    return best;
  }
}
