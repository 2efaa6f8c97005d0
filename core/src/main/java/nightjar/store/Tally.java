package nightjar.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Records counted by something they have.
 *
 * @param counts most first
 * @param complete was everything counted?
 */
public record Tally<K>(Map<K, Long> counts, boolean complete) {
  public Tally {
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }

  /**
   * Of counts in any order: most first, of as many the lesser key.
   *
   * @param most no more than these
   */
  public static <K extends Comparable<K>> Tally<K> of(
      Map<K, Long> counts, int most, boolean complete) {
    Map<K, Long> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<K, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return new Tally<>(sorted, complete);
  }

  /** Sum of the counts. */
  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
