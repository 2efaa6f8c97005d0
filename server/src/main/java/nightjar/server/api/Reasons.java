package nightjar.server.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import nightjar.detect.Evidence;
import nightjar.search.TimeText;

/** Where a record differs most, at most three features, in words and numbers. */
final class Reasons {
  private static final int MOST = 3;
  private static final double LEAST_SPREADS = 1;
  private final RecordFeatures features;
  private final double[] median = new double[Feature.COUNT];
  private final double[] low = new double[Feature.COUNT];
  private final double[] high = new double[Feature.COUNT];
  private final double[] spread = new double[Feature.COUNT];

  Reasons(RecordFeatures features) {
    this.features = features;
    for (Feature feature : Feature.values()) {
      double[] sorted = features.column(feature);
      int at = feature.place();
      spread[at] = Math.max(1e-9, Scoring.deviation(sorted));
      Arrays.sort(sorted);
      median[at] = Scoring.quantile(sorted, 0.5);
      low[at] = Scoring.quantile(sorted, 0.25);
      high[at] = Scoring.quantile(sorted, 0.75);
    }
  }

  /** What shows that a record is odd, most telling first. */
  List<Evidence> of(int row, String method) {
    List<Feature> order = new ArrayList<>();
    for (Feature feature : Feature.values()) {
      if (feature != Feature.HOUR_COS && distance(row, feature) >= LEAST_SPREADS) {
        order.add(feature);
      }
    }
    order.sort(Comparator.comparingDouble((Feature f) -> distance(row, f)).reversed());
    List<Evidence> evidence =
        order.stream().limit(MOST).map(feature -> sentence(row, feature, method)).toList();
    return evidence.isEmpty()
        ? List.of(
            Evidence.of(method, "no single feature stands out; all of them were compared together"))
        : evidence;
  }

  private double distance(int row, Feature feature) {
    double distance = features.value(row, feature) - median[feature.place()];
    if (feature == Feature.HOUR_SIN) {
      double other = features.value(row, Feature.HOUR_COS) - median[Feature.HOUR_COS.place()];
      return Math.hypot(distance, other)
          / Math.max(1e-3, spread[feature.place()] + spread[Feature.HOUR_COS.place()]);
    }
    return (feature.isOneSided() ? distance : Math.abs(distance)) / spread[feature.place()];
  }

  private Evidence sentence(int row, Feature feature, String method) {
    int at = feature.place();
    double value = features.value(row, feature);
    if (feature == Feature.HOUR_SIN) {
      String time = TimeText.of(features.rows().get(row).timeNanos()).substring(11, 16);
      return Evidence.of(method, "time of day " + time + " UTC is unlike that of most records");
    }
    String usual =
        low[at] == high[at]
            ? "usually " + feature.shown(median[at])
            : "half of all records have "
                + feature.shown(low[at])
                + " to "
                + feature.shown(high[at]);
    return new Evidence(
        method,
        String.format(Locale.ROOT, "%s %s, %s", feature.words(), feature.shown(value), usual),
        feature.natural(value),
        feature.natural(median[at]));
  }
}
