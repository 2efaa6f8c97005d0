package nightjar.server.api;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nightjar.search.Bounds;
import nightjar.search.Levels;
import nightjar.store.LogQuery;
import nightjar.store.LogStore;
import nightjar.store.PatternRow;
import nightjar.store.Tally;
import nightjar.store.Volume;

/** How many matching records have which level, service, source and pattern. */
final class FacetCounts {
  static final List<String> NAMES = List.of("level", "service", "source", "pattern");
  private static final int MOST_PATTERNS = 50;

  private final Views views;
  private final LogStore store;

  FacetCounts(Views views) {
    this.views = views;
    this.store = views.parts.store();
  }

  /** Records per level, by the names of {@link Levels#NAMES}. */
  Tally<String> levels(LogQuery query) {
    Map<String, Long> levels = new LinkedHashMap<>();
    var range = store.range();
    if (range.isEmpty()) {
      return new Tally<>(levels, true);
    }
    // Where the query sets no limit, one that lets the store answer from its sums.
    Bounds bounds = query.bounds();
    long ten = 10 * Times.SECOND;
    long from = Math.max(bounds.fromNanos(), Math.floorDiv(range.get().fromNanos(), ten) * ten);
    long to = Math.min(bounds.toNanos(), Math.floorDiv(range.get().toNanos(), ten) * ten + ten);
    if (to <= from) {
      return new Tally<>(levels, true);
    }
    Volume volume = store.volume(query, from, to - from, 1, ApiParts.PART);
    for (int i = 0; i < Levels.NAMES.size(); i++) {
      long count = volume.buckets().getFirst()[i];
      if (count > 0) {
        levels.put(Levels.NAMES.get(i), count);
      }
    }
    return new Tally<>(levels, volume.complete());
  }

  Tally<String> services(LogQuery query) {
    return store.services(query, ApiParts.PART);
  }

  /** Records per pattern, of those with the most. */
  Tally<String> patterns(LogQuery query) {
    PatternIndex patterns = views.patterns();
    Tally<Long> shapes = store.shapes(query, ApiParts.PART);
    Map<String, Long> counts = new HashMap<>();
    shapes.counts().forEach((shape, count) -> counts.merge(patterns.idOf(shape), count, Long::sum));
    Map<String, Long> most = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_PATTERNS)
        .forEach(entry -> most.put(entry.getKey(), entry.getValue()));
    return new Tally<>(most, shapes.complete());
  }

  /** The object of one facet: {@code values} and whether they are {@code complete}. */
  void write(Json json, String facet, LogQuery query) {
    json.object(facet).array("values");
    boolean complete =
        switch (facet) {
          case "level" -> named(json, levels(query));
          case "service" -> named(json, services(query));
          case "source" -> named(json, store.sources(query, ApiParts.PART));
          default -> patterns(json, patterns(query));
        };
    json.end().put("complete", complete).end();
  }

  /** Names with counts, into an array that is open. */
  static boolean named(Json json, Tally<String> tally) {
    tally
        .counts()
        .forEach((name, count) -> json.object().put("name", name).put("count", count).end());
    return tally.complete();
  }

  /** Patterns with counts, into an array that is open. */
  boolean patterns(Json json, Tally<String> tally) {
    PatternIndex patterns = views.patterns();
    tally
        .counts()
        .forEach(
            (id, count) ->
                json.object()
                    .put("id", id)
                    .put("text", patterns.find(id).map(PatternRow::text).orElse(""))
                    .put("count", count)
                    .end());
    return tally.complete();
  }
}
