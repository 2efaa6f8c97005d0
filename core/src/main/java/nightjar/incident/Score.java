package nightjar.incident;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns bits of surprise into points that add up to a score of 0 to 100.
 *
 * <p>The score is 100 · (1 − 2^(−bits/12)), rounded: 12 bits (1 in 4,096) are 50, 24 bits 75, 48
 * bits 94. It is shared out over the detectors in proportion to their bits by the method of the
 * largest remainder, so that integer points add up exactly.
 */
public final class Score {
  private static final double HALF = 12;

  private Score() {}

  /** Score of a number of bits, 0 or more. */
  public static int of(double bits) {
    return (int) Math.round(100 * (1 - Math.pow(2, -bits / HALF)));
  }

  /** Points per detector, largest first, ties by name; detectors that get none are left out. */
  public static Map<String, Integer> points(Map<String, Double> bits) {
    double total = bits.values().stream().mapToDouble(Double::doubleValue).sum();
    int score = of(total);
    List<Share> shares = new ArrayList<>();
    int given = 0;
    for (Map.Entry<String, Double> entry : bits.entrySet()) {
      double exact = total == 0 ? 0 : score * entry.getValue() / total;
      shares.add(new Share(entry.getKey(), (int) exact, exact - (int) exact));
      given += (int) exact;
    }
    shares.sort(Comparator.comparingDouble(Share::rest).reversed().thenComparing(Share::name));
    List<Share> whole = new ArrayList<>();
    for (int i = 0; i < shares.size(); i++) {
      Share share = shares.get(i);
      whole.add(i < score - given ? new Share(share.name, share.points + 1, 0) : share);
    }
    whole.sort(Comparator.comparingInt(Share::points).reversed().thenComparing(Share::name));
    Map<String, Integer> points = new LinkedHashMap<>();
    for (Share share : whole) {
      if (share.points > 0) {
        points.put(share.name, share.points);
      }
    }
    return points;
  }

  private record Share(String name, int points, double rest) {}
}
