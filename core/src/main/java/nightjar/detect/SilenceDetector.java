package nightjar.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nightjar.Severity;
import nightjar.TimeRange;
import nightjar.pattern.LogPattern;
import nightjar.stats.CountSeries;
import nightjar.stats.TimeGrid;

/**
 * Finds lines that did not come: a pattern that is usually written steadily, or a whole service,
 * that paused for longer than any pause it makes otherwise.
 *
 * <p>Pauses are gaps between columns with records. The longest, g, is judged by the mean m and the
 * coefficient of variation c of the n others: their excess over what is usual is taken to be
 * exponential with the scale s = m · max(c, c², 0.15), and since s is itself only estimated, P(one
 * pause ≥ g) = (1 + e/(n·s))^(−n) with e = g − m for steady and e = g for bursty ones (the Lomax
 * distribution, which is what an exponential of uncertain scale predicts). log2 of the number of
 * pauses and of series is taken from the bits; a pause less than twice the second longest is never
 * news, nor is one that is long against the time the lines were there.
 */
public final class SilenceDetector implements Detector {
  private static final double MAX_BITS = 400;
  private static final double LEAST_BITS = 3;
  private static final int MIN_COLUMNS_IN_USE = 12;

  /**
   * A pause up to the end of the run may only mean that the thing is done: it needs this many bits
   * more.
   */
  private static final double OPEN_END_BITS = 6;

  /** A pattern that is gone for more than half of the run was most likely a phase of it. */
  private static final double PHASE_BITS = 12;

  private final Volumes volumes;

  public SilenceDetector(Volumes volumes) {
    this.volumes = volumes;
  }

  @Override
  public String name() {
    return "silence";
  }

  @Override
  public void observe(CurrentRecord record) {
    // The volumes are counted once for all detectors that need them.
  }

  @Override
  public List<Anomaly> judge(Judgement judgement) {
    TimeGrid grid = volumes.grid();
    List<Anomaly> anomalies = new ArrayList<>();
    if (grid.isEmpty()) {
      return anomalies;
    }
    List<CountSeries> patterns = volumes.patterns(judgement);
    List<CountSeries> services = volumes.services();
    long tests =
        patterns.stream().filter(series -> series.size() >= MIN_COLUMNS_IN_USE).count()
            + services.size();
    double testBits = RateDetector.log2((double) Math.max(1, tests));
    for (int pattern = 0; pattern < patterns.size(); pattern++) {
      LogPattern of = judgement.patterns().pattern(pattern);
      if (of.severity() < Severity.WARN && !of.isRest()) { // no more errors is no fault
        judge(patterns.get(pattern), pattern, -1, testBits, anomalies);
      }
    }
    for (int service = 0; service < services.size(); service++) {
      judge(services.get(service), -1, service, testBits, anomalies);
    }
    return anomalies;
  }

  private void judge(
      CountSeries series, int pattern, int service, double testBits, List<Anomaly> anomalies) {
    if (series.size() < MIN_COLUMNS_IN_USE) {
      return;
    }
    TimeGrid grid = volumes.grid();
    double[] gaps = new double[series.size()];
    gaps[series.size() - 1] =
        series.firstColumn() - grid.firstColumn() + 1; // it may have begun late
    double longest = 0;
    int after = 0;
    for (int i = 0; i + 1 < series.size(); i++) {
      gaps[i] = series.columnAt(i + 1) - series.columnAt(i);
      if (gaps[i] > longest) {
        longest = gaps[i];
        after = series.columnAt(i);
      }
    }
    double open = grid.lastColumn() - series.lastColumn();
    boolean isOpen = open > longest;
    double bits = isOpen ? bits(gaps, open, false) - OPEN_END_BITS : bits(gaps, longest, true);
    if (isOpen && service < 0 && 2 * open > grid.columns()) {
      bits -= PHASE_BITS;
    }
    double gap = isOpen ? open : longest;
    if (isPhase(gaps, gap, isOpen, service >= 0)) {
      return;
    }
    bits = Math.min(bits, countBits(series, gap));
    int from = (isOpen ? series.lastColumn() : after) + 1;
    bits = Math.min(MAX_BITS, bits - testBits);
    if (gap >= 2 && bits > LEAST_BITS) {
      int to = isOpen ? grid.lastColumn() + 1 : from + (int) gap - 1;
      TimeRange range = new TimeRange(grid.startNanos(from), grid.startNanos(to));
      anomalies.add(
          anomaly(
              range, bits, usualGap(gaps, isOpen) * grid.widthNanos(), pattern, service, isOpen));
    }
  }

  /**
   * Only what was there for longer than it is missing is missed: twice as long for a pattern, which
   * may have been a phase of a service that goes on. Lines of a start that are written again when
   * everything starts again were not silent in between.
   */
  private static boolean isPhase(double[] gaps, double gap, boolean isOpen, boolean isService) {
    double present = -gaps[gaps.length - 1]; // the time before the first record
    for (double each : gaps) {
      present += each;
    }
    present -= isOpen ? 0 : gap;
    return present < (isService ? gap : 2 * gap);
  }

  /**
   * −log2 of the probability that none of the records came that the gap lets expect. Their number
   * is as variable as it is elsewhere: a heartbeat hardly, so that missing beats tell much, a busy
   * pattern like Poisson or more.
   */
  private static double countBits(CountSeries series, double gap) {
    int[] counts = series.dense(series.firstColumn(), series.lastColumn());
    double n = 0;
    double sum = 0;
    double squares = 0;
    for (int count : counts) {
      sum += count;
      squares += (double) count * count;
      n++;
    }
    n = Math.max(2, n - (gap <= counts.length ? gap - 1 : 0)); // the gap itself is left out
    double mean = sum / n;
    double dispersion = Math.max(0.05, (squares / n - mean * mean) / mean);
    return (gap - 1) * mean / dispersion / Math.log(2) - RateDetector.log2(n);
  }

  /** −log2 P(longest pause ≥ gap), tests not accounted for. */
  private static double bits(double[] gaps, double gap, boolean isAmongThem) {
    double[] others = gaps.clone();
    Arrays.sort(others);
    int n = isAmongThem ? others.length - 1 : others.length;
    if (n < MIN_COLUMNS_IN_USE - 2) {
      return 0;
    }
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      sum += others[i];
      squares += others[i] * others[i];
    }
    double mean = sum / n;
    double variation = Math.sqrt(Math.max(0, squares / n - mean * mean)) / mean;
    double scale = mean * Math.max(0.15, Math.max(variation, variation * variation));
    double excess = gap - (variation < 1 ? mean : 0);
    double second = others[n - 1];
    return second * 2 > gap
        ? 0
        : n * RateDetector.log2(1 + excess / (n * scale)) - RateDetector.log2(n);
  }

  private static double usualGap(double[] gaps, boolean isOpen) {
    double[] sorted = gaps.clone();
    Arrays.sort(sorted);
    return sorted[Math.max(0, sorted.length - (isOpen ? 1 : 2))];
  }

  private Anomaly anomaly(
      TimeRange range, double bits, double usualNanos, int pattern, int service, boolean isOpen) {
    String text =
        "nothing for "
            + duration(range.nanos())
            + (isOpen ? " up to the end" : "")
            + " where the longest pause is "
            + duration((long) usualNanos);
    Evidence evidence = new Evidence(name(), text, range.nanos() / 1e9, usualNanos / 1e9);
    return new Anomaly(
        name(), bits, pattern, service, range, 0, List.of(evidence), List.of(), true, 0);
  }

  static String duration(long nanos) {
    long seconds = Math.round(nanos / 1e9);
    if (seconds < 120) {
      return seconds + " s";
    }
    long minutes = Math.round(seconds / 60.0);
    if (minutes < 120) {
      return minutes + " min";
    }
    return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
  }
}
