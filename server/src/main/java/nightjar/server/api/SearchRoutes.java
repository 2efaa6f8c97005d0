package nightjar.server.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nightjar.server.http.Problem;
import nightjar.server.http.Reply;
import nightjar.server.http.Request;
import nightjar.server.http.Route;
import nightjar.server.http.Scope;
import nightjar.store.LogPage;
import nightjar.store.LogQuery;
import nightjar.store.LogStore;
import nightjar.store.PatternRow;
import nightjar.store.Volume;

/** Searching records, and what there is to filter by. */
final class SearchRoutes {
  /** Skipping costs the store as much as giving; a cursor costs nothing. */
  static final int MOST_OFFSET = 10_000;

  private static final int MOST_PATTERNS = 50;

  private final Views views;
  private final LogStore store;
  private final SearchFilters filters;

  SearchRoutes(Views views) {
    this.views = views;
    this.store = views.parts.store();
    this.filters = new SearchFilters(views);
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/api/v1/logs/search", Scope.READ, this::search),
        new Route("GET", "/api/v1/logs/facets", Scope.READ, this::facets));
  }

  private Reply search(Request request) throws Problem {
    long begun = System.nanoTime();
    Params params = Params.of(request);
    LogQuery query = filters.query(params);
    int limit = params.integer("limit", 1, 1000, 100);
    int offset = offset(params);
    Optional<String> cursor = params.text("cursor");
    if (cursor.isPresent() && offset > 0) {
      throw new Problem(400, "Both cursor and offset are given.", "Send one of them.");
    }
    long before = cursor.isEmpty() ? Long.MAX_VALUE : Cursor.parse(cursor.get());
    boolean counted = params.flag("count", true);
    boolean semantic = params.flag("use_semantic_search", false);
    params.number("similarity_threshold", 0, 1, 0);
    LogPage page = store.search(query, before, offset, limit, counted, ApiParts.SEARCH);

    Json json = Json.document();
    new LogJson(views).array(json, "results", page.rows());
    boolean isTotalKnown = counted || !page.more();
    json.put("total", counted ? page.total() : offset + page.rows().size())
        .put("total_is_exact", isTotalKnown && page.complete())
        .put("limit", limit)
        .put("offset", offset)
        .put("has_more", page.more())
        .put("next_cursor", page.more() ? Cursor.of(page.rows().getLast().number()) : null)
        .put("search_type", "text")
        .put("complete", page.complete());
    if (semantic) {
      json.put("note", "There is no search by meaning here; this was answered by text.");
    }
    return json.put("took_ms", (System.nanoTime() - begun) / 1_000_000).reply();
  }

  private static int offset(Params params) throws Problem {
    int offset = params.integer("offset", 0, Integer.MAX_VALUE, 0);
    if (offset > MOST_OFFSET) {
      throw new Problem(
          400,
          "Parameter offset is " + offset + "; it must be 0 to " + MOST_OFFSET + ".",
          "Go on with cursor: send next_cursor of the page before instead of offset.");
    }
    return offset;
  }

  private Reply facets(Request request) throws Problem {
    LogQuery query = filters.query(Params.of(request));
    Json json = Json.document().object("level");
    levels(query).forEach(json::put);
    json.end().array("service");
    store
        .services(query, ApiParts.PART)
        .forEach((name, count) -> json.object().put("name", name).put("count", count).end());
    json.end().array("pattern");
    patterns(query, json);
    return json.end().reply();
  }

  private Map<String, Long> levels(LogQuery query) {
    Map<String, Long> levels = new HashMap<>();
    var range = store.range();
    if (range.isPresent()) {
      // Where the query sets no limit, one that lets the store answer from its sums.
      long ten = 10 * Times.SECOND;
      long from = Math.max(query.fromNanos(), Math.floorDiv(range.get().fromNanos(), ten) * ten);
      long to = Math.min(query.toNanos(), Math.floorDiv(range.get().toNanos(), ten) * ten + ten);
      if (to > from) {
        Volume volume = store.volume(query, from, to - from, 1, ApiParts.PART);
        for (int i = 0; i < Levels.NAMES.size(); i++) {
          long count = volume.buckets().getFirst()[i];
          if (count > 0) {
            levels.put(Levels.NAMES.get(i), count);
          }
        }
      }
    }
    return levels;
  }

  private void patterns(LogQuery query, Json json) {
    PatternIndex patterns = views.patterns();
    Map<String, Long> counts = new HashMap<>();
    Map<String, String> texts = new HashMap<>();
    store
        .shapes(query, ApiParts.PART)
        .forEach(
            (shape, count) -> {
              PatternRow pattern = patterns.ofShape(shape);
              String id = patterns.idOf(shape);
              counts.merge(id, count, Long::sum);
              texts.put(id, pattern == null ? "" : pattern.text());
            });
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_PATTERNS)
        .forEach(
            entry ->
                json.object()
                    .put("id", entry.getKey())
                    .put("text", texts.getOrDefault(entry.getKey(), ""))
                    .put("count", entry.getValue())
                    .end());
  }
}
