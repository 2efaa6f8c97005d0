package nightjar.pattern;

import java.util.HashMap;
import java.util.Map;

/**
 * All that patterns are concluded from: records per shape, kept apart by source group (a service or
 * a file), because what is ordinary in one need not be in another. Evidence of two machines, or of
 * two runs, is joined by adding; in whatever order, the sum is the same. Immutable.
 *
 * @param sources name of the source group → shape text → records, at least 1
 */
public record Evidence(Map<String, Map<String, Long>> sources) {
  public static final Evidence NONE = new Evidence(Map.of());

  public Evidence {
    Map<String, Map<String, Long>> copy = new HashMap<>();
    sources.forEach((source, shapes) -> copy.put(source, Map.copyOf(shapes)));
    sources = Map.copyOf(copy);
  }

  /** Evidence of one source group without a name. */
  public static Evidence of(Map<String, Long> shapes) {
    return shapes.isEmpty() ? NONE : new Evidence(Map.of("", shapes));
  }

  /** This and other evidence together. */
  public Evidence plus(Evidence other) {
    Map<String, Map<String, Long>> sum = new HashMap<>();
    sources.forEach((source, shapes) -> sum.put(source, new HashMap<>(shapes)));
    other.sources.forEach(
        (source, shapes) -> {
          Map<String, Long> into = sum.computeIfAbsent(source, name -> new HashMap<>());
          shapes.forEach((shape, count) -> into.merge(shape, count, Long::sum));
        });
    return new Evidence(sum);
  }

  /** Records per shape in all sources; costs a walk over them. */
  public Map<String, Long> shapes() {
    if (sources.size() == 1) {
      return sources.values().iterator().next();
    }
    Map<String, Long> sum = new HashMap<>();
    sources
        .values()
        .forEach(shapes -> shapes.forEach((shape, count) -> sum.merge(shape, count, Long::sum)));
    return sum;
  }
}
