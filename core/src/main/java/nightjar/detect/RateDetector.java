package nightjar.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import nightjar.TimeRange;
import nightjar.stats.CountSeries;
import nightjar.stats.RunScan;
import nightjar.stats.TimeGrid;
import org.jspecify.annotations.Nullable;

/**
 * Finds patterns and services that were written far more or far less often than usual for a while.
 *
 * <p>For each series two baselines are tried, even in time and along the common rhythm of all other
 * series, and the better one judges: {@link RunScan} finds the oddest run of columns and its
 * surprise in bits, from which log2 of all runs and series looked at is taken. A run without any
 * record is the {@link SilenceDetector}'s.
 */
public final class RateDetector implements Detector {
  private static final double MAX_BITS = 40;
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
        (int) (patterns.stream().filter(s -> s.total() >= MIN_COUNT).count() + services.size());
    double testBits = log2(series * (double) grid.columns() * 2);
    List<Anomaly> anomalies = new ArrayList<>();
    for (int pattern = 0; pattern < patterns.size(); pattern++) {
      judge(patterns.get(pattern), pattern, -1, baselines, grid, testBits, anomalies);
    }
    for (int service = 0; service < services.size(); service++) {
      judge(services.get(service), -1, service, baselines, grid, testBits, anomalies);
    }
    return anomalies;
  }

  /** The two ways in which a series may be expected to spread over time. */
  private record Baselines(RunScan even, @Nullable RunScan rhythm) {
    /** The oddest run under the baseline that fits the series better outside of that run. */
    RunScan.@Nullable Run oddest(int[] counts, boolean up) {
      RunScan.Run flat = even.oddest(counts, up);
      RunScan.Run wave = rhythm == null ? null : rhythm.oddest(counts, up);
      if (flat == null || wave == null) {
        return rhythm == null ? flat : null;
      }
      return flat.bits() < wave.bits() ? flat : wave;
    }
  }

  private void judge(
      CountSeries counts,
      int pattern,
      int service,
      Baselines baselines,
      TimeGrid grid,
      double testBits,
      List<Anomaly> anomalies) {
    if (counts.total() < MIN_COUNT) {
      return;
    }
    int[] dense = counts.dense(grid.firstColumn(), grid.lastColumn());
    for (boolean up : new boolean[] {true, false}) {
      RunScan.Run run = baselines.oddest(dense, up);
      if (run != null && run.bits() > testBits && run.observed() > 0) {
        anomalies.add(
            anomaly(run, Math.min(MAX_BITS, run.bits() - testBits), pattern, service, grid));
      }
    }
  }

  private Anomaly anomaly(RunScan.Run run, double bits, int pattern, int service, TimeGrid grid) {
    TimeRange range =
        new TimeRange(
            grid.startNanos(grid.firstColumn() + run.from()),
            grid.startNanos(grid.firstColumn() + run.to()));
    double minutes = range.nanos() / 60e9;
    String unit = minutes >= 3 ? "per minute" : "in " + Math.round(range.nanos() / 1e9) + " s";
    double scale = minutes >= 3 ? 1 / minutes : 1;
    double spread = 2 * Math.sqrt(run.expected() * run.dispersion()) * scale;
    double expected = run.expected() * scale;
    String text =
        String.format(
            Locale.ROOT,
            "%s %s where %s to %s is usual",
            number(run.observed() * scale),
            unit,
            number(Math.max(0, expected - spread)),
            number(expected + spread));
    Evidence evidence = new Evidence(name(), text, run.observed() * scale, expected);
    long lines = run.isUp() ? run.observed() : Math.max(1, run.observed());
    return new Anomaly(name(), bits, pattern, service, range, lines, List.of(evidence), List.of());
  }

  /**
   * Share of each column that lies in the run's time: its first and last columns are rarely whole.
   */
  static double[] exposure(TimeGrid grid, TimeRange range) {
    double[] exposure = new double[grid.columns()];
    for (int i = 0; i < exposure.length; i++) {
      long from = Math.max(range.fromNanos(), grid.startNanos(grid.firstColumn() + i));
      long to = Math.min(range.toNanos(), grid.startNanos(grid.firstColumn() + i + 1));
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
