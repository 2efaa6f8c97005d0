package nightjar.server.api;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import nightjar.incident.TrackedIncident;
import nightjar.search.Levels;
import nightjar.search.Query;
import nightjar.server.http.Problem;
import nightjar.server.http.Reply;
import nightjar.server.http.Request;
import nightjar.server.http.Route;
import nightjar.server.http.Scope;
import nightjar.store.LogQuery;
import nightjar.store.LogStore;
import nightjar.store.PatternRow;

/** Patterns: lists, and one with its values, neighbours and latest records. */
final class PatternRoutes {
  static final int TREND = 30;
  static final int LONG_TREND = 60;
  private static final int RECENT = 20;
  private static final int NEIGHBOURS = 5;
  private static final int FACTS = 50;

  private final Views views;
  private final LogStore store;
  private final PatternViews patterns;
  private final SlotValues slots;

  PatternRoutes(Views views, PatternViews patterns) {
    this.views = views;
    this.store = views.parts.store();
    this.patterns = patterns;
    this.slots = new SlotValues(views);
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/api/v1/patterns", Scope.READ, this::list),
        new Route("GET", "/api/v1/patterns/{id}", Scope.READ, this::one));
  }

  private Reply list(Request request) throws Problem {
    Params params = Params.of(request);
    OptionalLong from = params.time("from");
    OptionalLong to = params.time("to");
    boolean isRanged = from.isPresent() || to.isPresent();
    Buckets buckets = patterns.window(TREND);
    int first = 0;
    if (isRanged) {
      long end = to.orElse(buckets.toNanos());
      long begin = from.orElse(Math.min(buckets.fromNanos(), end - Times.DAY));
      Params.checkOrder(begin, end);
      buckets = PatternViews.fixed(begin, end, TREND);
      first = buckets.of(begin); // the buckets may begin earlier than was asked
    }
    PatternViews.Standing standing = patterns.standing();
    Map<Long, long[]> trends = store.shapeTrends(buckets.fromNanos(), buckets.nanos(), TREND);
    int begun = first;
    List<PatternRow> found =
        filtered(params, standing).stream()
            .filter(
                row ->
                    !isRanged
                        || LongStream.of(PatternViews.sum(trends, row, TREND)).skip(begun).sum()
                            > 0)
            .toList();
    int limit = params.integer("limit", 1, 1000, 100);
    int offset = params.integer("offset", 0, 1_000_000, 0);
    long lines = views.patterns().lines();
    Json json = Json.document().array("patterns");
    for (PatternRow row : found.stream().skip(offset).limit(limit).toList()) {
      json.object();
      patterns.fields(json, row, standing, lines, PatternViews.sum(trends, row, TREND));
      json.end();
    }
    return json.end()
        .put("total", found.size())
        .put("lines", lines)
        .time("trend_from", buckets.fromNanos())
        .time("trend_to", buckets.toNanos())
        .reply();
  }

  private List<PatternRow> filtered(Params params, PatternViews.Standing standing) throws Problem {
    String text = params.text("q", 200, "");
    String state = params.choice("state", "", List.of("new", "known", "muted", "gone"));
    Set<Integer> levels = new HashSet<>();
    for (String name : params.list("level")) {
      OptionalInt level = Levels.parse(name);
      levels.add(
          level.orElseThrow(
              () -> Params.wrong("level", name, "one of " + String.join(", ", Levels.NAMES))));
    }
    String service = params.text("service", 200, "");
    Set<Long> shapes =
        service.isEmpty()
            ? Set.of()
            : store
                .shapes(LogQuery.of(new Query.Service(Query.Match.PART, service)), ApiParts.PART)
                .counts()
                .keySet();
    return views.patterns().rows().stream()
        .filter(
            row ->
                IncidentList.contains(row.text().toString(), text)
                    || IncidentList.contains(row.title().toString(), text))
        .filter(row -> state.isEmpty() || standing.of(row).equals(state))
        .filter(row -> levels.isEmpty() || levels.contains(Levels.group(row.severity())))
        .filter(row -> service.isEmpty() || row.shapes().stream().anyMatch(shapes::contains))
        .sorted(order(params.choice("sort", "count", List.of("count", "recent", "new"))))
        .toList();
  }

  private static Comparator<PatternRow> order(String sort) {
    Comparator<PatternRow> order =
        switch (sort) {
          case "recent" -> Comparator.comparingLong(PatternRow::lastNanos).reversed();
          case "new" -> Comparator.comparingLong(PatternRow::firstNanos).reversed();
          default -> Comparator.comparingLong(PatternRow::count).reversed();
        };
    return order.thenComparing(PatternRow::id);
  }

  /** The pattern that an id leads to. */
  static PatternRow find(Views views, String id) throws Problem {
    return views
        .patterns()
        .find(id)
        .orElseThrow(
            () ->
                Views.unknown(
                    "There is no pattern " + Params.shown(id) + ".",
                    "GET /api/v1/patterns lists those there are."));
  }

  private Reply one(Request request) throws Problem {
    PatternRow row = find(views, request.path("id"));
    Set<Long> shapes = Set.copyOf(row.shapes());
    Buckets buckets = patterns.window(LONG_TREND);
    Map<Long, long[]> trends = store.shapeTrends(buckets.fromNanos(), buckets.nanos(), LONG_TREND);
    Json json = Json.document();
    patterns.fields(
        json,
        row,
        patterns.standing(),
        views.patterns().lines(),
        PatternViews.sum(trends, row, LONG_TREND));
    json.time("trend_from", buckets.fromNanos()).time("trend_to", buckets.toNanos());
    new LogJson(views)
        .array(
            json,
            "recent",
            store
                .search(LogQuery.ofShapes(shapes), Long.MAX_VALUE, 0, RECENT, false, ApiParts.PART)
                .rows());
    json.array("incidents");
    for (TrackedIncident incident : store.incidents()) {
      if (incident.latest().findings().stream()
          .anyMatch(finding -> finding.shapes().stream().anyMatch(shapes::contains))) {
        json.add(incident.number());
      }
    }
    json.end().texts("aliases", row.aliases());
    slots.fields(json, row);
    neighbours(json, row);
    FactViews facts = new FactViews(views);
    json.array("facts");
    facts.facts().reversed().stream()
        .filter(fact -> facts.about(fact).stream().anyMatch(each -> each.id().equals(row.id())))
        .limit(FACTS)
        .forEach(fact -> facts.fields(json, fact));
    return json.end().reply();
  }

  private void neighbours(Json json, PatternRow row) {
    json.array("neighbours");
    for (PatternWords.Neighbour each : views.patterns().neighbours(row, NEIGHBOURS)) {
      json.object()
          .put("id", each.row().id())
          .put("title", each.row().title().toString())
          .put("text", each.row().text().toString())
          .put("likeness", each.likeness())
          .end();
    }
    json.end();
  }
}
