package nightjar.detect;

import java.util.ArrayList;
import java.util.HashSet;
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
  private static final int MIN_RECORDS_GRAVE = 20;
  private static final double RARE = 0.001;
  private static final long MINUTE = 60_000_000_000L;

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
    List<CountSeries> series = volumes.patterns(judgement);
    List<LogPattern> fresh = fresh(judgement, series);
    int[] asSevere = new int[25];
    List<Set<Long>> onsets = new ArrayList<>();
    for (int severity = 0; severity < asSevere.length; severity++) {
      onsets.add(new HashSet<>());
    }
    for (LogPattern pattern : fresh) {
      for (int severity = 0; severity <= pattern.severity(); severity++) {
        asSevere[severity]++;
        onsets.get(severity).add(onset(pattern, series.get(pattern.number())));
      }
    }
    List<Anomaly> anomalies = new ArrayList<>();
    for (LogPattern pattern : fresh) {
      double others = onsets.get(pattern.severity()).size() - 0.5;
      double bits = Math.min(MAX_BITS, RateDetector.log2(periods(judgement) / others));
      if (bits > 0) {
        TimeRange range = range(series.get(pattern.number()));
        anomalies.add(anomaly(pattern, bits, range, asSevere[pattern.severity()], judgement));
      }
    }
    return anomalies;
  }

  /**
   * What is judged: what is new and, where there is no baseline, what is grave and came at one
   * moment only, wherever that is. A fatal line in the first fifth of a log has not become usual by
   * that.
   */
  private List<LogPattern> fresh(Judgement judgement, List<CountSeries> series) {
    Set<Integer> late = newPatterns(judgement);
    return judgement.patterns().patterns().stream()
        .filter(pattern -> pattern.count() > 0)
        .filter(
            pattern ->
                late.contains(pattern.number())
                    || isLoneAndGrave(pattern, series.get(pattern.number()), judgement))
        .filter(pattern -> baseline != null || judgement.records() >= leastRecords(pattern))
        .toList();
  }

  private boolean isLoneAndGrave(LogPattern pattern, CountSeries series, Judgement judgement) {
    boolean atOneMoment =
        series.isEmpty() ? pattern.count() == 1 : series.lastColumn() - series.firstColumn() <= 1;
    return baseline == null
        && atOneMoment
        && pattern.severity() >= Severity.ERROR
        && pattern.firstOrdinal() > 0
        && pattern.count() <= Math.max(3, RARE * judgement.records());
  }

  private static int leastRecords(LogPattern pattern) {
    return pattern.severity() >= Severity.ERROR ? MIN_RECORDS_GRAVE : MIN_RECORDS;
  }

  /**
   * Which minute, or batch of records without a time, a pattern began in: what begins together is
   * one news.
   */
  private long onset(LogPattern pattern, CountSeries series) {
    if (series.isEmpty()) {
      return pattern.firstOrdinal() / 64;
    }
    long nanos = volumes.grid().startNanos(series.firstColumn());
    return nanos / Math.max(MINUTE, volumes.grid().widthNanos());
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

  private Anomaly anomaly(
      LogPattern pattern, double bits, TimeRange range, int asSevere, Judgement judgement) {
    boolean isEarly = baseline == null && pattern.firstOrdinal() < LEARNING * judgement.records();
    String level =
        pattern.severity() > Severity.INFO + 3
            ? " at " + Severity.name(pattern.severity()) + " or above"
            : "";
    String text =
        String.format(
            Locale.ROOT,
            "%s: first seen after %,d records%s%s",
            isEarly ? "only once" : "new",
            pattern.firstOrdinal(),
            baseline == null ? "" : ", not in the baseline",
            asSevere == 1
                ? ", the only such pattern" + level
                : ", one of " + asSevere + " such patterns" + level);
    Evidence evidence = new Evidence(name(), text, pattern.count(), 0);
    return new Anomaly(
        name(), bits, pattern.number(), -1, range, pattern.count(), List.of(evidence), List.of());
  }
}
