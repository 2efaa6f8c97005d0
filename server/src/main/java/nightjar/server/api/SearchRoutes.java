package nightjar.server.api;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nightjar.server.http.Problem;
import nightjar.server.http.Reply;
import nightjar.server.http.Request;
import nightjar.server.http.Route;
import nightjar.server.http.Scope;
import nightjar.store.LogPage;
import nightjar.store.LogQuery;
import nightjar.store.LogStore;
import nightjar.store.Summary;

/** Searching records, and what there is to filter by. */
final class SearchRoutes {
  /** Skipping costs the store as much as giving; a cursor costs nothing. */
  static final int MOST_OFFSET = 10_000;

  private static final Buckets NO_BARS = new Buckets(0, 1, 0);

  private final Views views;
  private final LogStore store;
  private final SearchFilters filters;
  private final FacetCounts facets;
  private final VolumeRoute volumes;

  SearchRoutes(Views views) {
    this.views = views;
    this.store = views.parts.store();
    this.filters = new SearchFilters(views);
    this.facets = new FacetCounts(views);
    this.volumes = new VolumeRoute(views);
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
    List<String> asked = facets(params);
    Optional<Buckets> bars = bars(params, query);
    boolean isSummed = !asked.isEmpty() || bars.isPresent();
    LogPage page =
        store.search(query, before, offset, limit, counted && !isSummed, ApiParts.SEARCH);
    Summary summary = isSummed ? summary(query, asked, counted, bars) : Summary.EMPTY;

    Json json = Json.document();
    new LogJson(views).array(json, "results", page.rows());
    boolean isTotalKnown = counted || !page.more();
    long total = isSummed ? summary.total() : page.total();
    json.put("total", counted ? total : offset + page.rows().size())
        .put("total_is_exact", isTotalKnown && page.complete() && summary.levels().complete())
        .put("limit", limit)
        .put("offset", offset)
        .put("has_more", page.more())
        .put("next_cursor", page.more() ? Cursor.of(page.rows().getLast().number()) : null)
        .put("search_type", "text")
        .put("complete", page.complete());
    if (semantic) {
      json.put("note", "There is no search by meaning here; this was answered by text.");
    }
    json.put("query", filters.typed(params).text());
    counts(json, asked, bars, summary);
    return json.put("took_ms", (System.nanoTime() - begun) / 1_000_000).reply();
  }

  private static int offset(Params params) throws Problem {
    try {
      return params.integer("offset", 0, MOST_OFFSET, 0);
    } catch (Problem wrong) {
      throw new Problem(
          wrong.status(),
          wrong.detail(),
          "Beyond that go on with cursor: send next_cursor of the page before instead of offset.");
    }
  }

  private Optional<Buckets> bars(Params params, LogQuery query) throws Problem {
    return params.text("histogram").isEmpty()
        ? Optional.empty()
        : Optional.of(volumes.buckets(params, query, params.integer("histogram", 1, 500, 96)));
  }

  /** Facets, total and histogram that are asked for with the page, by one pass of the store. */
  private Summary summary(
      LogQuery query, List<String> asked, boolean isCounted, Optional<Buckets> bars) {
    Set<Summary.By> by = EnumSet.noneOf(Summary.By.class);
    asked.forEach(facet -> by.add(FacetCounts.by(facet)));
    if (isCounted) {
      by.add(Summary.By.LEVEL);
    }
    Buckets of = bars.orElse(NO_BARS);
    return store.summary(query, by, of.fromNanos(), of.nanos(), of.count(), ApiParts.SEARCH);
  }

  private void counts(Json json, List<String> asked, Optional<Buckets> bars, Summary summary) {
    if (!asked.isEmpty()) {
      json.object("facets");
      asked.forEach(facet -> facets.write(json, facet, summary));
      json.end();
    }
    bars.ifPresent(
        of -> {
          json.object("histogram");
          VolumeRoute.data(json, summary.volume(), of);
          json.end();
        });
  }

  private static List<String> facets(Params params) throws Problem {
    List<String> asked = params.list("facets").stream().distinct().toList();
    for (String facet : asked) {
      if (!FacetCounts.NAMES.contains(facet)) {
        throw Params.wrong("facets", facet, "a comma list of " + FacetCounts.NAMES);
      }
    }
    return asked;
  }

  private Reply facets(Request request) throws Problem {
    LogQuery query = filters.query(Params.of(request));
    Summary summary = summary(query, List.of("service", "pattern"), true, Optional.empty());
    Json json = Json.document().object("level");
    FacetCounts.levels(summary).counts().forEach(json::put);
    json.end().array("service");
    FacetCounts.named(json, summary.services());
    json.end().array("pattern");
    facets.patterns(json, facets.patterns(summary));
    return json.end().reply();
  }
}
