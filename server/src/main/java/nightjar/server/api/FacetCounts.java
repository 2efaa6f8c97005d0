package nightjar.server.api;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nightjar.search.Levels;
import nightjar.store.Summary;
import nightjar.store.Summary.By;
import nightjar.store.Tally;

/** How many matching records have which level, service, source and pattern. */
final class FacetCounts {
  static final List<String> NAMES = List.of("level", "service", "source", "pattern");
  private static final int MOST_PATTERNS = 50;

  private final Views views;

  FacetCounts(Views views) {
    this.views = views;
  }

  /** What the store counts for a facet. */
  static By by(String facet) {
    return switch (facet) {
      case "level" -> By.LEVEL;
      case "service" -> By.SERVICE;
      case "source" -> By.SOURCE;
      default -> By.SHAPE;
    };
  }

  /** Records per level, by the names of {@link Levels#NAMES} and in their order. */
  static Tally<String> levels(Summary summary) {
    Map<String, Long> levels = new LinkedHashMap<>();
    for (int i = 0; i < Levels.NAMES.size(); i++) {
      Long count = summary.levels().counts().get(i);
      if (count != null) {
        levels.put(Levels.NAMES.get(i), count);
      }
    }
    return new Tally<>(levels, summary.levels().complete());
  }

  /** Records per pattern, of those with the most. */
  Tally<String> patterns(Summary summary) {
    PatternIndex patterns = views.patterns();
    Tally<Long> shapes = summary.shapes();
    Map<String, Long> counts = new HashMap<>();
    shapes.counts().forEach((shape, count) -> counts.merge(patterns.idOf(shape), count, Long::sum));
    return Tally.of(counts, MOST_PATTERNS, shapes.complete());
  }

  /** The object of one facet: {@code values} and whether they are {@code complete}. */
  void write(Json json, String facet, Summary summary) {
    json.object(facet).array("values");
    boolean complete =
        switch (facet) {
          case "level" -> named(json, levels(summary));
          case "service" -> named(json, summary.services());
          case "source" -> named(json, summary.sources());
          default -> patterns(json, patterns(summary));
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
                    .put("text", patterns.find(id).map(row -> row.text().toString()).orElse(""))
                    .put("count", count)
                    .end());
    return tally.complete();
  }
}
