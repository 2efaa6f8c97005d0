package nightjar.pattern;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Ids that were handed out for patterns which no shape has as its own: each with a shape that was
 * in the pattern at that moment. A shape always is in some pattern, so an id once handed out leads
 * to the pattern of today, whatever became of the one it was made for.
 *
 * <p>Bounded: {@link #MAX_IDS}; the first ones stay. One thread at a time.
 */
public final class Aliases {
  public static final int MAX_IDS = 1 << 17;

  private final Map<Long, Long> shapeOfId = new HashMap<>();
  private final Map<Long, Long> fresh = new LinkedHashMap<>();
  private Map<Long, Long> copy = Map.of();

  /** Takes over those of an earlier run; what is known already stays. */
  public void addAll(Map<Long, Long> earlier) {
    earlier.forEach(this::put);
  }

  /** Notes a shape that is in the pattern with an id. Both are content ids of shapes. */
  void add(long id, long shape) {
    if (put(id, shape)) {
      fresh.put(id, shape);
    }
  }

  private boolean put(long id, long shape) {
    return shapeOfId.size() < MAX_IDS && shapeOfId.putIfAbsent(id, shape) == null;
  }

  /** Those noted since {@link #settle}, in their order. */
  public Map<Long, Long> fresh() {
    return Map.copyOf(fresh);
  }

  /** Those that are fresh are kept elsewhere by now. */
  public void settle() {
    fresh.clear();
  }

  /** Shape per id, as it is at the moment. */
  public Map<Long, Long> shapes() {
    if (copy.size() != shapeOfId.size()) {
      copy = Map.copyOf(shapeOfId);
    }
    return copy;
  }
}
