package nightjar.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import nightjar.Severity;
import nightjar.TimeRange;
import nightjar.source.Names;
import nightjar.stats.CountSeries;
import nightjar.stats.RunScan;
import nightjar.stats.TimeGrid;
import org.jspecify.annotations.Nullable;

/**
 * Finds patterns and services that were written far more or far less often than usual for a while,
 * and services that wrote more errors, whatever their patterns.
 *
 * <p>For each series two baselines are tried, even in time and along the common rhythm of all other
 * series, and the one that finds less odd judges: {@link RunScan} finds the oddest run of columns
 * and its surprise in bits, from which log2 of all runs and series looked at is taken. A run
 * without any record is the {@link SilenceDetector}'s.
 */
public final class RateDetector implements Detector {
  private static final double MAX_BITS = 400;
  private static final double MINUTE = 60e9;
  private static final long SECOND = 1_000_000_000L;

  /** Much is written when things start: more at the very beginning needs so many bits more. */
  private static final double STARTING_BITS = 10;

  private static final int MIN_COUNT = 12;

  /**
   * Patterns whose common course is the rhythm, and how often one must be written to have a say.
   */
  private static final int RHYTHM_SERIES = 40;

  private static final double RHYTHM_MEAN = 2;
  private static final int MIN_RHYTHM_SERIES = 6;

  private final Volumes volumes;

  public RateDetector(Volumes volumes) {
    this.volumes = volumes;
  }

  @Override
  public String name() {
    return "rate";
  }

  @Override
  public void observe(CurrentRecord record) {
    // The volumes are counted once for all detectors that need them.
  }

  @Override
  public List<Anomaly> judge(Judgement judgement) {
    TimeGrid grid = volumes.grid();
    if (grid.isEmpty() || grid.columns() < RunScan.MIN_COLUMNS) {
      return List.of();
    }
    List<CountSeries> patterns = volumes.patterns(judgement);
    List<CountSeries> services = volumes.services();
    double[] exposure = exposure(grid, judgement.range());
    Baselines baselines = new Baselines(new RunScan(exposure), rhythm(patterns, grid, exposure));
    int series =
        (int)
            (patterns.stream().filter(s -> s.total() >= MIN_COUNT).count() + 2L * services.size());
    double testBits = log2(series * (double) grid.columns() * 2);
    Verdict verdict = new Verdict(grid, baselines, testBits, new ArrayList<>());
    for (int pattern = 0; pattern < patterns.size(); pattern++) {
      if (!judgement.patterns().pattern(pattern).isRest()) {
        judge(patterns.get(pattern), new Subject(pattern, -1, 0), verdict);
      }
    }
    // Number 0 is what names beyond the limit are put together under.
    int first = judgement.services().size() < Names.MAX_NAMES ? 0 : 1;
    for (int service = first; service < services.size(); service++) {
      judge(services.get(service), new Subject(-1, service, 0), verdict);
    }
    List<CountSeries> errors = volumes.errors();
    for (int service = 0; service < errors.size(); service++) {
      if (errors.get(service).total() * 2 < services.get(service).total()) {
        judge(errors.get(service), new Subject(-1, service, Severity.ERROR), verdict);
      }
    }
    return verdict.anomalies;
  }

  /** Whose records are counted: a pattern's, a service's, or a service's from a severity on. */
  private record Subject(int pattern, int service, int leastSeverity) {}

  /** What the series are judged by, and what was found. */
  private record Verdict(
      TimeGrid grid, Baselines baselines, double testBits, List<Anomaly> anomalies) {}

  /** The two ways in which a series may be expected to spread over time. */
  private record Baselines(RunScan even, @Nullable RunScan rhythm) {
    /** The oddest run under each baseline, and of the two the one with fewer bits. */
    RunScan.@Nullable Run oddest(int[] counts, boolean up) {
      RunScan.Run flat = even.oddest(counts, up);
      RunScan.Run wave = rhythm == null ? null : rhythm.oddest(counts, up);
      if (flat == null || wave == null) {
        return rhythm == null ? flat : null;
      }
      return flat.bits() < wave.bits() ? flat : wave;
    }
  }

  private void judge(CountSeries counts, Subject subject, Verdict verdict) {
    if (counts.total() < MIN_COUNT) {
      return;
    }
    TimeGrid grid = verdict.grid;
    int[] dense = counts.dense(grid.firstColumn(), grid.lastColumn());
    for (boolean up : new boolean[] {true, false}) {
      RunScan.Run run = verdict.baselines.oddest(dense, up);
      if (run == null || run.observed() == 0) {
        continue;
      }
      double bits = run.bits() - verdict.testBits - (up && run.from() == 0 ? STARTING_BITS : 0);
      if (bits > 0) {
        verdict.anomalies.add(anomaly(run, Math.min(MAX_BITS, bits), subject, grid));
      }
    }
  }

  private Anomaly anomaly(RunScan.Run run, double bits, Subject subject, TimeGrid grid) {
    TimeRange range =
        new TimeRange(
            grid.startNanos(grid.firstColumn() + run.from()),
            grid.startNanos(grid.firstColumn() + run.to()));
    double minutes = range.nanos() / MINUTE;
    double most = run.expected() + 2 * Math.sqrt(run.expected() * run.dispersion());
    double least = Math.max(0, run.expected() - (most - run.expected()));
    String unit = "in " + Math.round(range.nanos() / 1e9) + " s";
    double scale = 1;
    if (minutes >= 3) {
      double perMinute = most / minutes;
      double factor = perMinute >= 0.1 ? 1 : perMinute >= 0.1 / 60 ? 60 : 1440;
      unit = factor == 1 ? "per minute" : factor == 60 ? "per hour" : "per day";
      scale = factor / minutes;
    }
    String text =
        String.format(
            Locale.ROOT,
            "%s %s%s where %s to %s is usual",
            number(run.observed() * scale),
            unit,
            subject.leastSeverity > 0 ? " at ERROR or above" : "",
            number(least * scale),
            number(most * scale));
    Evidence evidence = new Evidence(name(), text, run.observed() * scale, run.expected() * scale);
    return new Anomaly(
        name(),
        bits,
        subject.pattern,
        subject.service,
        range,
        run.observed(),
        List.of(evidence),
        List.of(),
        false,
        subject.leastSeverity);
  }

  /**
   * Share of each column that lies in the run's time: its first and last columns are rarely whole.
   * Times are often told in whole seconds, so the run begins and ends with one.
   */
  static double[] exposure(TimeGrid grid, TimeRange range) {
    double[] exposure = new double[grid.columns()];
    long begin = Math.floorDiv(range.fromNanos(), SECOND) * SECOND;
    long finish = Math.ceilDiv(range.toNanos(), SECOND) * SECOND;
    for (int i = 0; i < exposure.length; i++) {
      long from = Math.max(begin, grid.startNanos(grid.firstColumn() + i));
      long to = Math.min(finish, grid.startNanos(grid.firstColumn() + i + 1));
      exposure[i] = Math.max(0.02, Math.max(0, to - from) / (double) grid.widthNanos());
    }
    return exposure;
  }

  /**
   * Median course of the commonest patterns, 1 on average; null where too few are common enough to
   * tell.
   */
  private static @Nullable RunScan rhythm(
      List<CountSeries> patterns, TimeGrid grid, double[] exposure) {
    List<CountSeries> common =
        patterns.stream()
            .filter(series -> series.total() >= RHYTHM_MEAN * grid.columns())
            .sorted((a, b) -> Long.compare(b.total(), a.total()))
            .limit(RHYTHM_SERIES)
            .toList();
    if (common.size() < MIN_RHYTHM_SERIES) {
      return null;
    }
    int columns = grid.columns();
    double[][] ratios = new double[columns][common.size()];
    for (int s = 0; s < common.size(); s++) {
      int[] counts = common.get(s).dense(grid.firstColumn(), grid.lastColumn());
      double mean = common.get(s).total() / (double) columns;
      for (int i = 0; i < columns; i++) {
        double sum = 0;
        int n = 0;
        for (int j = Math.max(0, i - 2); j <= Math.min(columns - 1, i + 2); j++) {
          sum += counts[j] / exposure[j];
          n++;
        }
        ratios[i][s] = sum / n / mean;
      }
    }
    double[] weight = new double[columns];
    for (int i = 0; i < columns; i++) {
      Arrays.sort(ratios[i]);
      weight[i] = Math.max(0.01, ratios[i][ratios[i].length / 2]) * exposure[i];
    }
    return new RunScan(weight);
  }

  static String number(double value) {
    if (value >= 100 || value == Math.rint(value)) {
      return String.format(Locale.ROOT, "%,d", Math.round(value));
    }
    return String.format(
        Locale.ROOT, value >= 10 ? "%.0f" : value >= 0.095 ? "%.1f" : "%.2f", value);
  }

  static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
