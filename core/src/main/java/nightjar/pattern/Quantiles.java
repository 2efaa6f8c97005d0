package nightjar.pattern;

import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * How numbers are spread. Each figure is one of the numbers (nearest rank: the least that at least
 * the share of all does not exceed).
 *
 * @param unit of all figures; empty if they have none
 */
public record Quantiles(String unit, double min, double p50, double p95, double p99, double max) {

  /** Of numbers with their counts; null if there are none. */
  static @Nullable Quantiles of(String unit, NavigableMap<Double, Long> counts) {
    if (counts.isEmpty()) {
      return null;
    }
    long total = counts.values().stream().mapToLong(Long::longValue).sum();
    return new Quantiles(
        unit,
        counts.firstKey(),
        at(counts, total, 0.50),
        at(counts, total, 0.95),
        at(counts, total, 0.99),
        counts.lastKey());
  }

  private static double at(NavigableMap<Double, Long> counts, long total, double share) {
    long below = 0;
    for (Map.Entry<Double, Long> entry : counts.entrySet()) {
      below += entry.getValue();
      if (below >= share * total) {
        return entry.getKey();
      }
    }
    return counts.lastKey();
  }
}
