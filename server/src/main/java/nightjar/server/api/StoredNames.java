package nightjar.server.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import nightjar.search.Query;
import nightjar.search.QueryContext;
import nightjar.search.UnusualRange;
import nightjar.store.LogRow;
import nightjar.store.LogStore;

/** What names in queries stand for in a store, at one moment. Any thread. */
public final class StoredNames {
  private final Supplier<PatternIndex> patterns;
  private final Supplier<UnusualLines> unusual;

  /** Of a store as it is. Costs a reading of its patterns and incidents. */
  public StoredNames(LogStore store) {
    PatternIndex index = new PatternIndex(store.patterns());
    UnusualLines lines = new UnusualLines(store.incidents());
    this(() -> index, () -> lines);
  }

  /** Asked only for what a query names. */
  StoredNames(Supplier<PatternIndex> patterns, Supplier<UnusualLines> unusual) {
    this.patterns = patterns;
    this.unusual = unusual;
  }

  /** What the patterns and incidents stand for that a query names. */
  public QueryContext context(Query query) {
    Map<String, Set<Long>> shapes = new HashMap<>();
    Map<Long, List<UnusualRange>> ranges = new HashMap<>();
    query
        .nodes()
        .forEach(
            node -> {
              if (node instanceof Query.Pattern(List<String> ids)) {
                ids.forEach(id -> shapes.put(id, patterns.get().shapesOf(id)));
              } else if (node instanceof Query.Unusual asked) {
                ranges.put(asked.incident(), unusual.get().of(asked));
              }
            });
    return new QueryContext(shapes, ranges);
  }

  /** Id of a record's pattern, or of its shape while no pattern is known. */
  public String pattern(LogRow row) {
    return patterns.get().idOf(row.shape());
  }
}
