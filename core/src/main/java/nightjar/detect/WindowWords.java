package nightjar.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Says in words and numbers what is odd about a window. */
final class WindowWords {
  /** Spreads from the median from which a feature is worth a word. */
  private static final double WORTH_A_WORD = 2;

  private final String detector;
  private final WindowNorm norm;
  private final int size;
  private final boolean manySources;

  WindowWords(String detector, WindowNorm norm, int size, boolean manySources) {
    this.detector = detector;
    this.norm = norm;
    this.size = size;
    this.manySources = manySources;
  }

  /** What is odd, most telling first, then all features. */
  List<Evidence> evidence(KeptWindow window) {
    List<Integer> features = new ArrayList<>(List.of(0, 1, 2, 3));
    features.sort(Comparator.comparingDouble(feature -> -deviation(window, feature)));
    int first = features.getFirst();
    List<String> facts =
        features.stream()
            .filter(feature -> feature == first || deviation(window, feature) >= WORTH_A_WORD)
            .map(feature -> fact(window, feature))
            .toList();
    String place = (manySources ? " of source " + (window.source + 1) : "");
    String oddity =
        "window#%d (%d lines from line %d%s): %s"
            .formatted(window.index, size, window.firstLine, place, String.join(", ", facts));
    return List.of(
        new Evidence(detector, oddity, window.features[first], norm.median(first)),
        Evidence.of(detector, summary(window)));
  }

  private double deviation(KeptWindow window, int feature) {
    return Math.abs(norm.deviation(feature, window.features[feature]));
  }

  private String fact(KeptWindow window, int feature) {
    String value = Long.toString(Math.round(window.features[feature]));
    String usual = usual(feature);
    return switch (feature) {
      case SlidingWindow.LENGTH -> "average length " + value + usual;
      case SlidingWindow.ERRORS -> value + " with ERROR" + usual;
      case SlidingWindow.WARNINGS -> value + " with WARN" + usual;
      default -> value + " distinct lines" + usual;
    };
  }

  private String usual(int feature) {
    long low = Math.round(norm.usualLow(feature));
    long high = Math.round(norm.usualHigh(feature));
    return " where " + (low == high ? "" + low : low + " to " + high) + " is usual";
  }

  /** The line that dashboards and scripts read. */
  private static String summary(KeptWindow window) {
    double[] f = window.features;
    return String.format(
        Locale.ROOT,
        "window#%d: avg_len=%.1f, errors=%d, warns=%d, uniq=%d",
        window.index,
        f[SlidingWindow.LENGTH],
        (long) f[SlidingWindow.ERRORS],
        (long) f[SlidingWindow.WARNINGS],
        (long) f[SlidingWindow.DISTINCT]);
  }
}
