package nightjar.server.api;

import java.util.Arrays;
import java.util.SplittableRandom;
import nightjar.Severity;
import nightjar.stats.IsolationForest;

/**
 * A way to tell odd records among others. Every score lies in [0, 1] and is 0.5 exactly where a
 * record begins to be an anomaly, whatever the method; see {@link #calibration}.
 */
sealed interface Scoring {
  /** Records fewer than these say nothing about what is usual. */
  int LEAST_ROWS = 8;

  /** The name in answers. */
  String method();

  /** What a score means. */
  String calibration();

  /** A score per record, all in [0, 1]. */
  double[] scores(RecordFeatures features);

  /**
   * Random trees over all features at once.
   *
   * @param contamination share of records that are called anomalies, 0 to 0.5
   * @param trees at least 10
   */
  record Forest(double contamination, int trees) implements Scoring {
    private static final long SEED = 20_260_101;

    @Override
    public String method() {
      return "IsolationForest";
    }

    @Override
    public String calibration() {
      return "0.5 is the cut that leaves the share contamination of the records above it; a"
          + " standard deviation of isolation scores further it is 0.73, two 0.88.";
    }

    @Override
    public double[] scores(RecordFeatures features) {
      IsolationForest forest =
          IsolationForest.fit(
              features.values(),
              Feature.COUNT,
              trees,
              IsolationForest.SAMPLE,
              new SplittableRandom(SEED));
      double[] raw = new double[features.rows().size()];
      for (int i = 0; i < raw.length; i++) {
        raw[i] = forest.score(features.values(), i * Feature.COUNT);
      }
      return calibrated(raw);
    }

    private double[] calibrated(double[] raw) {
      double[] sorted = raw.clone();
      Arrays.sort(sorted);
      double spread = Math.max(1e-6, deviation(raw));
      int above = (int) Math.floor(contamination * raw.length + 1e-9);
      // Between the last that is an anomaly and the first that is none.
      double cut =
          above == 0
              ? sorted[raw.length - 1] + spread
              : (sorted[raw.length - above] + sorted[Math.max(0, raw.length - above - 1)]) / 2;
      return Arrays.stream(raw).map(score -> 1 / (1 + Math.exp((cut - score) / spread))).toArray();
    }
  }

  /**
   * Standard deviations from the mean, of the feature where they are most, and of the distance from
   * the middle of all records.
   *
   * @param threshold deviations from which a record is an anomaly, 1 to 5
   */
  record ZScore(double threshold) implements Scoring {
    @Override
    public String method() {
      return "Z-score";
    }

    @Override
    public String calibration() {
      return "0.5 is threshold standard deviations from the mean, 0.67 twice as many: z / (z +"
          + " threshold), raised or lowered a little by severity.";
    }

    @Override
    public double[] scores(RecordFeatures features) {
      int rows = features.rows().size();
      double[] squares = new double[rows];
      double[] most = new double[rows];
      for (Feature feature : Feature.values()) {
        double[] column = features.column(feature);
        double mean = Arrays.stream(column).average().orElse(0);
        double spread = deviation(column);
        for (int i = 0; i < rows && feature.isCompared() && spread > 1e-9; i++) {
          double z = (column[i] - mean) / spread;
          squares[i] += z * z;
          most[i] = Math.max(most[i], feature.isOneSided() ? z : Math.abs(z));
        }
      }
      double[] distances = Arrays.stream(squares).map(Math::sqrt).toArray();
      double mean = Arrays.stream(distances).average().orElse(0);
      double spread = Math.max(1e-9, deviation(distances));
      for (int i = 0; i < rows; i++) {
        double z = Math.max(most[i], (distances[i] - mean) / spread) * prior(features, i);
        most[i] = z / (z + threshold);
      }
      return most;
    }
  }

  /**
   * Distance beyond the quartiles in interquartile ranges, of the feature where it is most.
   *
   * @param multiplier ranges from which a record is an anomaly, 0.5 to 3
   */
  record Iqr(double multiplier) implements Scoring {
    @Override
    public String method() {
      return "IQR";
    }

    @Override
    public String calibration() {
      return "0.5 is multiplier interquartile ranges beyond a quartile, 0.67 twice as many: d / (d"
          + " + multiplier), raised or lowered a little by severity.";
    }

    @Override
    public double[] scores(RecordFeatures features) {
      int rows = features.rows().size();
      double[] most = new double[rows];
      for (Feature feature : Feature.values()) {
        double[] column = features.column(feature);
        double[] sorted = column.clone();
        Arrays.sort(sorted);
        double low = quantile(sorted, 0.25);
        double high = quantile(sorted, 0.75);
        // Where half of all records are alike, a quarter of the deviation stands in for the range.
        double range = Math.max(high - low, deviation(column) / 4);
        for (int i = 0; i < rows && feature.isCompared() && range > 1e-9; i++) {
          double below = feature.isOneSided() ? 0 : low - column[i];
          most[i] = Math.max(most[i], Math.max(below, column[i] - high) / range);
        }
      }
      for (int i = 0; i < rows; i++) {
        double distance = most[i] * prior(features, i);
        most[i] = distance / (distance + multiplier);
      }
      return most;
    }
  }

  /** A severe record needs a little less to be odd, a chatty one a little more. */
  private static double prior(RecordFeatures features, int row) {
    int severity = features.rows().get(row).severity();
    return severity >= Severity.FATAL
        ? 1.4
        : severity >= Severity.ERROR
            ? 1.25
            : severity >= Severity.WARN ? 1.1 : severity > 0 && severity < Severity.INFO ? 0.9 : 1;
  }

  /** Standard deviation of all values. */
  static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    return Math.sqrt(squares);
  }

  /** Between the two values next to a share of the way from the least to the most. */
  static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int low = (int) at;
    int high = Math.min(sorted.length - 1, low + 1);
    return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
  }
}
