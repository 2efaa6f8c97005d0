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
}
