package nightjar.pipeline;

import java.util.ArrayList;
import java.util.List;
import nightjar.detect.Anomaly;
import nightjar.detect.Detector;
import nightjar.detect.Judgement;
import nightjar.pattern.PatternView;

/**
 * Judges by a detector whose cost grows with what it has seen, as often as that allows: what it
 * found last is given again until event time has gone on by {@value #NANOS_EACH} ns for each thing
 * it looks at. A function of records and ticks alone, as the path must be. One thread at a time.
 */
final class PacedJudgement {
  /** A session costs some 10 µs to judge: this spends about a tenth of the time on it. */
  static final long NANOS_EACH = 100_000;

  private final Detector detector;
  private List<Kept> kept = List.of();
  private long judgedTo = Long.MIN_VALUE;
  private long judgedRecords = -1;

  PacedJudgement(Detector detector) {
    this.detector = detector;
  }

  /** What was found, and a shape of the pattern it is about: shapes keep their numbers. */
  record Kept(Anomaly anomaly, int shape) {}

  /** What it remembers: with it, one that never judged goes on as if it were this one. */
  record State(long judgedTo, long judgedRecords, List<Kept> kept) {
    State {
      kept = List.copyOf(kept);
    }
  }

  State state() {
    return new State(judgedTo, judgedRecords, kept);
  }

  void restore(State state) {
    judgedTo = state.judgedTo;
    judgedRecords = state.judgedRecords;
    kept = state.kept;
  }

  /**
   * What the detector finds, or found last.
   *
   * @param size things it has to look at
   */
  List<Anomaly> judge(Judgement judgement, long size) {
    long now = judgement.range().toNanos();
    boolean isDue = judgedTo == Long.MIN_VALUE || now - judgedTo >= size * NANOS_EACH;
    if (isDue && judgement.records() != judgedRecords) {
      List<Anomaly> found = detector.judge(judgement);
      kept = found.stream().map(anomaly -> keep(anomaly, judgement.patterns())).toList();
      judgedTo = now;
      judgedRecords = judgement.records();
      return found;
    }
    List<Anomaly> again = new ArrayList<>();
    kept.forEach(one -> again.add(restored(one, judgement.patterns())));
    return again;
  }

  private static Kept keep(Anomaly anomaly, PatternView patterns) {
    int shape = -1;
    for (int each = 0; anomaly.pattern() >= 0 && shape < 0 && each < patterns.shapes(); each++) {
      shape = patterns.patternOf(each) == anomaly.pattern() ? each : -1;
    }
    return new Kept(anomaly, shape);
  }

  private static Anomaly restored(Kept one, PatternView patterns) {
    Anomaly a = one.anomaly;
    return new Anomaly(
        a.detector(),
        a.bits(),
        one.shape < 0 ? a.pattern() : patterns.patternOf(one.shape),
        a.service(),
        a.range(),
        a.lines(),
        a.evidence(),
        a.sessions(),
        a.absence(),
        a.leastSeverity());
  }
}
