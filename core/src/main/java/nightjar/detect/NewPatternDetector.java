package nightjar.detect;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nightjar.LineRef;
import nightjar.Severity;
import nightjar.TimeRange;
import nightjar.pattern.LogPattern;
import nightjar.pattern.Model;
import nightjar.stats.CountSeries;
import org.jspecify.annotations.Nullable;

/**
 * Finds patterns that had not been seen before: in the first part of the run, or in a baseline.
 *
 * <p>Being new is no surprise where something new comes all the time. A line is new with the
 * probability that Good and Turing give to the unseen (Good 1953): patterns met once, over records.
 * The surprise of one new pattern is −log2 of how many as new, and as severe, are expected in a
 * twentieth of the run, itself left out: so in a steady log a new kind of line counts, in a log
 * with a long tail only one that is graver than the rest.
 */
public final class NewPatternDetector implements Detector {
  private static final double MAX_BITS = 24;

  /** Share of the records at the start that nothing is new in: everything is. */
  private static final double LEARNING = 0.2;

  private static final double PERIODS = 20;
  private static final int MIN_RECORDS = 200;

  private final Volumes volumes;
  private final @Nullable Model baseline;
  private final Set<String> known;

  /**
   * @param baseline what is known already; null: the run's own first fifth
   */
  public NewPatternDetector(Volumes volumes, @Nullable Model baseline) {
    this.volumes = volumes;
    this.baseline = baseline;
    this.known = baseline == null ? Set.of() : Set.copyOf(baseline.shapes().keySet());
  }

  @Override
  public String name() {
    return "new";
  }

  @Override
  public void observe(CurrentRecord record) {
    // Which record was the first of its shape is kept by the miner.
  }

  /** The patterns that are new, by number; ordinary and surprising ones. */
  public Set<Integer> newPatterns(Judgement judgement) {
    boolean[] isKnown = new boolean[judgement.patterns().size()];
    if (baseline == null) {
      for (LogPattern pattern : judgement.patterns().patterns()) {
        isKnown[pattern.number()] = pattern.firstOrdinal() < LEARNING * judgement.records();
      }
    } else {
      for (int shape = 0; shape < judgement.patterns().shapes(); shape++) {
        isKnown[judgement.patterns().patternOf(shape)] |=
            known.contains(judgement.patterns().shape(shape).text());
      }
    }
    Set<Integer> result = new LinkedHashSet<>();
    for (int pattern = 0; pattern < isKnown.length; pattern++) {
      if (!isKnown[pattern]) {
        result.add(pattern);
      }
    }
    return result;
  }

  @Override
  public List<Anomaly> judge(Judgement judgement) {
    if (judgement.records() < MIN_RECORDS && baseline == null) {
      return List.of();
    }
    List<LogPattern> fresh =
        newPatterns(judgement).stream().map(judgement.patterns()::pattern).toList();
    int[] asSevere = new int[25];
    for (LogPattern pattern : fresh) {
      for (int severity = 0; severity <= pattern.severity(); severity++) {
        asSevere[severity]++;
      }
    }
    List<CountSeries> series = volumes.patterns(judgement);
    List<Anomaly> anomalies = new ArrayList<>();
    for (LogPattern pattern : fresh) {
      double others = asSevere[pattern.severity()] - 0.5;
      double bits = Math.min(MAX_BITS, RateDetector.log2(periods(judgement) / others));
      if (bits > 0) {
        anomalies.add(
            anomaly(
                pattern, bits, range(series.get(pattern.number())), asSevere[pattern.severity()]));
      }
    }
    return anomalies;
  }

  /** How often a person would look at a stretch of log like this one. */
  private double periods(Judgement judgement) {
    if (baseline == null) {
      return PERIODS;
    }
    long once = baseline.shapes().values().stream().filter(count -> count == 1).count();
    double unseen = (once + 0.5) / Math.max(1, baseline.records());
    return Math.max(2 * PERIODS, PERIODS / Math.min(1, unseen * judgement.records()));
  }

  private TimeRange range(CountSeries series) {
    if (series.isEmpty()) {
      return new TimeRange(LineRef.NO_TIME, LineRef.NO_TIME);
    }
    return new TimeRange(
        volumes.grid().startNanos(series.firstColumn()),
        volumes.grid().startNanos(series.lastColumn() + 1));
  }

  private Anomaly anomaly(LogPattern pattern, double bits, TimeRange range, int asSevere) {
    String level =
        pattern.severity() > Severity.INFO + 3
            ? " at " + Severity.name(pattern.severity()) + " or above"
            : "";
    String text =
        String.format(
            Locale.ROOT,
            "new: first seen after %,d records%s%s",
            pattern.firstOrdinal(),
            baseline == null ? "" : ", not in the baseline",
            asSevere == 1
                ? ", the only new pattern" + level
                : ", one of " + asSevere + " new patterns" + level);
    Evidence evidence = new Evidence(name(), text, pattern.count(), 0);
    return new Anomaly(
        name(), bits, pattern.number(), -1, range, pattern.count(), List.of(evidence), List.of());
  }
}
