package nightjar.server.api;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import nightjar.LineRef;
import nightjar.TimeRange;
import nightjar.incident.Finding;
import nightjar.incident.TrackedIncident;
import nightjar.search.Query;
import nightjar.search.QueryContext;
import nightjar.search.TimeText;
import nightjar.search.UnusualRange;
import nightjar.server.http.Problem;
import nightjar.server.http.Reply;
import nightjar.server.http.Request;
import nightjar.server.http.Route;
import nightjar.server.http.Scope;
import nightjar.server.live.LiveState;
import nightjar.store.LogQuery;
import nightjar.store.LogStore;
import nightjar.store.PatternRow;

/** Is anything wrong, and is it the logs or the pipeline? */
final class OverviewRoute {
  private static final int FIRST_SEEN = 6;
  private static final int MOST_QUIET = 20;

  private final Views views;
  private final LogStore store;
  private final PatternViews patterns;

  OverviewRoute(Views views, PatternViews patterns) {
    this.views = views;
    this.store = views.parts.store();
    this.patterns = patterns;
  }

  List<Route> routes() {
    return List.of(new Route("GET", "/api/v1/overview", Scope.READ, this::answer));
  }

  private Reply answer(Request request) throws Problem {
    Params params = Params.of(request);
    int most = params.integer("buckets", 1, 500, 144);
    OptionalLong from = params.time("from");
    OptionalLong to = params.time("to");
    TimeRange range = range(from, to);
    Buckets buckets = Buckets.of(range.fromNanos(), range.toNanos(), most);
    LiveState state = views.parts.live().state();
    List<TrackedIncident> incidents = store.incidents();
    List<TrackedIncident> review =
        incidents.stream()
            .filter(each -> IncidentList.REVIEW.contains(each.state()))
            .sorted(IncidentList.RANK)
            .toList();
    long lines = total(LogQuery.ALL, buckets);
    PatternViews.Standing standing = patterns.standing();
    List<PatternRow> fresh =
        views.patterns().rows().stream()
            .filter(row -> standing.isNew(row) && row.firstNanos() >= range.fromNanos())
            .sorted(Comparator.comparingLong(PatternRow::firstNanos).reversed())
            .toList();
    String when = when(range, from.isPresent() || to.isPresent());
    Verdict verdict =
        Verdict.of(review, when, lines, views.patterns().rows().size(), fresh.size(), state);

    Json json = Json.document().object("verdict");
    json.put("headline", verdict.headline()).put("detail", verdict.detail()).end();
    json.put("lines", lines)
        .put("patterns", views.patterns().rows().size())
        .put("new_patterns", fresh.size())
        .put("unusual_share", unusual(buckets) / (double) Math.max(1, lines))
        .object("range")
        .time("from", buckets.fromNanos())
        .time("to", buckets.toNanos())
        .end()
        .put("bucket_seconds", buckets.nanos() / (double) Times.SECOND);
    lanes(buckets, incidents).write(json);
    firstSeen(json, fresh, standing);
    quiet(json, incidents, state);
    MarkerRoutes.array(json, store.markers(new TimeRange(buckets.fromNanos(), buckets.toNanos())));
    return json.reply();
  }

  /** As asked; else the last day, or where nothing came then, the last day of what is kept. */
  private TimeRange range(OptionalLong from, OptionalLong to) throws Problem {
    long end = to.orElse(views.now());
    if (from.isEmpty() && to.isEmpty()) {
      Optional<TimeRange> kept = store.range();
      long last = kept.map(TimeRange::toNanos).orElse(end);
      end = last < end - Times.DAY || last > end ? last + 1 : end;
    }
    long begin = from.orElse(end - Times.DAY);
    Params.checkOrder(begin, end);
    return new TimeRange(begin, end);
  }

  private String when(TimeRange range, boolean isAsked) {
    boolean endsNow = range.toNanos() >= views.now() - 60 * Times.SECOND;
    if (!isAsked && endsNow) {
      return "in the last 24 hours";
    }
    return "from "
        + TimeText.of(Math.floorDiv(range.fromNanos(), Times.SECOND) * Times.SECOND)
        + " to "
        + TimeText.of(Math.floorDiv(range.toNanos(), Times.SECOND) * Times.SECOND);
  }

  private long total(LogQuery query, Buckets buckets) {
    return store
        .volume(query, buckets.fromNanos(), buckets.nanos(), buckets.count(), ApiParts.PART)
        .total();
  }

  private long unusual(Buckets buckets) {
    List<UnusualRange> ranges =
        views.unusual().all().stream()
            .filter(
                each ->
                    each.range().fromNanos() < buckets.toNanos()
                        && each.range().toNanos() > buckets.fromNanos())
            .toList();
    return ranges.isEmpty() ? 0 : total(unusual(ranges), buckets);
  }

  private static LogQuery unusual(List<UnusualRange> ranges) {
    return new LogQuery(new Query.Unusual(0), new QueryContext(Map.of(), Map.of(0L, ranges)));
  }

  private Lanes lanes(Buckets buckets, List<TrackedIncident> incidents) {
    Map<String, Long> services =
        store
            .services(LogQuery.ALL.within(buckets.fromNanos(), buckets.toNanos()), ApiParts.PART)
            .counts();
    Lanes lanes = new Lanes(buckets, services);
    incidents.stream()
        .filter(each -> each.mark() != TrackedIncident.Mark.NORMAL)
        .forEach(each -> lanes.add(each));
    return lanes;
  }

  private void firstSeen(Json json, List<PatternRow> fresh, PatternViews.Standing standing) {
    Buckets window = patterns.window(PatternRoutes.TREND);
    Map<Long, long[]> trends =
        fresh.isEmpty()
            ? Map.of()
            : store.shapeTrends(window.fromNanos(), window.nanos(), window.count());
    long lines = views.patterns().lines();
    json.array("first_seen");
    for (PatternRow row : fresh.stream().limit(FIRST_SEEN).toList()) {
      json.object();
      long[] trend = PatternViews.sum(trends, row, window.count());
      patterns.fields(json, row, standing, lines, trend);
      json.end();
    }
    json.end();
  }

  /** One row a name: what is known to be silent, and sources that give nothing. */
  private void quiet(Json json, List<TrackedIncident> incidents, LiveState state) {
    Map<String, Quiet> quiet = new LinkedHashMap<>();
    for (TrackedIncident incident : incidents) {
      for (Finding finding : incident.latest().findings()) {
        if (incident.isOpen() && finding.absence() && !finding.service().isEmpty()) {
          String text =
              finding.evidence().isEmpty()
                  ? incident.latest().title()
                  : finding.evidence().getFirst().text();
          quiet.putIfAbsent(finding.service(), new Quiet(finding.range().fromNanos(), text));
        }
      }
    }
    for (LiveState.SourceState source : state.sources()) {
      String text = SourceJson.quiet(source, views.now());
      if (!text.isEmpty()) {
        long last = source.lastNanos() == 0 ? LineRef.NO_TIME : source.lastNanos();
        quiet.putIfAbsent(source.name(), new Quiet(last, text));
      }
    }
    json.array("quiet");
    quiet.entrySet().stream()
        .limit(MOST_QUIET)
        .forEach(
            each ->
                json.object()
                    .put("service", each.getKey())
                    .time("last_line", each.getValue().lastNanos)
                    .put("text", each.getValue().text)
                    .end());
    json.end();
  }

  private record Quiet(long lastNanos, String text) {}
}
