package nightjar.eval.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The figures of a check while it runs. One thread. */
final class Tally {
  private final String fault;
  private final Findings findings = new Findings();
  private final Map<String, Long> more = new LinkedHashMap<>();
  private Verdict verdict = Verdict.NONE;
  private int trials;
  private int recovered;
  private long differing;

  Tally(String fault) {
    this.fault = fault;
  }

  Findings findings() {
    return findings;
  }

  int trials() {
    return trials;
  }

  /** One more trial, with how long it took until a fresh line was taken. */
  void trial(boolean isRecovered, long recoveryMillis) {
    trials++;
    recovered += isRecovered ? 1 : 0;
    most("recovery_ms_max", recoveryMillis);
  }

  /** Tells the largest of a further figure. */
  void most(String name, long value) {
    more.merge(name, value, Math::max);
  }

  /** Adds to a further figure. */
  void count(String name, long by) {
    more.merge(name, by, Long::sum);
  }

  /** A further figure so far; 0 if there is none. */
  long counted(String name) {
    return more.getOrDefault(name, 0L);
  }

  void differing(long alerts) {
    differing += alerts;
  }

  void add(Verdict of) {
    verdict = verdict.plus(of);
  }

  /** How it stands, for a person. */
  String sentence() {
    return "%,d acknowledged, %,d lost, %,d twice, %d of %d recovered"
        .formatted(verdict.acknowledged(), verdict.lost(), verdict.duplicates(), recovered, trials);
  }

  boolean isClean() {
    return findings.count() == 0
        && recovered == trials
        && verdict.lost() + verdict.duplicates() + verdict.altered() + verdict.strangers() == 0;
  }

  CheckFigures figures() {
    var figures = new LinkedHashMap<String, Long>();
    figures.put("stored", verdict.stored());
    figures.put("never_sent", verdict.strangers());
    figures.put("altered", verdict.altered());
    figures.putAll(more);
    verdict
        .answers()
        .forEach((status, n) -> figures.put(status == 0 ? "unanswered" : "answers_" + status, n));
    return new CheckFigures(
        fault,
        trials,
        verdict.acknowledged(),
        verdict.lost(),
        verdict.duplicates(),
        differing,
        verdict.lost() + verdict.altered(),
        recovered,
        figures,
        findings.sentences(),
        Optional.empty());
  }
}
