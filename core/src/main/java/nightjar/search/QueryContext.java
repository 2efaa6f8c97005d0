package nightjar.search;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What names in a query stand for at the time it is asked.
 *
 * @param patterns shapes of each pattern the query names, by the id in the query; an id that is
 *     missing stands for no record
 * @param unusual ranges that incidents call unusual, by the incident's number; under 0 those of all
 *     incidents, under −n those of all with a score of n or more
 */
public record QueryContext(Map<String, Set<Long>> patterns, Map<Long, List<UnusualRange>> unusual) {
  /** No pattern and no incident is known. */
  public static final QueryContext NONE = new QueryContext(Map.of(), Map.of());

  public QueryContext {
    patterns = Map.copyOf(patterns);
    unusual = Map.copyOf(unusual);
  }

  /** Shapes of any of these patterns. */
  public Set<Long> shapes(List<String> ids) {
    Set<Long> shapes = new TreeSet<>();
    ids.forEach(id -> shapes.addAll(patterns.getOrDefault(id, Set.of())));
    return shapes;
  }

  /** Ranges of what {@link Query.Unusual} asks for. */
  public List<UnusualRange> ranges(long incident) {
    return unusual.getOrDefault(incident, List.of());
  }
}
