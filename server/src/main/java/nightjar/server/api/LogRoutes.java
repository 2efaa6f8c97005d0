package nightjar.server.api;

import java.util.List;
import java.util.Optional;
import nightjar.incident.TrackedIncident;
import nightjar.search.LogId;
import nightjar.search.UnusualRange;
import nightjar.server.http.Problem;
import nightjar.server.http.Reply;
import nightjar.server.http.Request;
import nightjar.server.http.Route;
import nightjar.server.http.Scope;
import nightjar.store.LogRow;
import nightjar.store.PatternRow;

/** One record, and what stood around it. */
final class LogRoutes {
  private final Views views;

  LogRoutes(Views views) {
    this.views = views;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/api/v1/logs/{log_id}", Scope.READ, this::log),
        new Route("GET", "/api/v1/logs/{log_id}/context", Scope.READ, this::context));
  }

  /** The record a call names, by an id that fits it. */
  static LogRow find(Views views, Request request) throws Problem {
    String text = request.path("log_id");
    if (text.length() != 36 || text.indexOf('-') != 8) {
      throw Params.wrong("log_id", text, "the id of a log, a UUID");
    }
    Optional<LogId> id = LogId.parse(text);
    return id.flatMap(known -> views.parts.store().row(known.number()))
        .filter(row -> LogId.of(row).equals(id.get()))
        .orElseThrow(
            () ->
                Views.unknown(
                    "There is no log " + Params.shown(text) + ".",
                    "It may be older than what is kept; search for it by its text."));
  }

  private Reply log(Request request) throws Exception {
    LogRow row = find(views, request);
    Json json = Json.document();
    new LogJson(views).fields(json, row);
    raw(json, row, request);
    PatternRow pattern = views.patterns().ofShape(row.shape());
    Optional<UnusualRange> range = views.unusual().of(row);
    Optional<TrackedIncident> incident =
        range.flatMap(found -> views.parts.store().incident(found.incident()));
    json.array("findings");
    incident.ifPresent(found -> findings(json, found, row));
    return json.end()
        .put("incident_name", incident.map(TrackedIncident::name).orElse(null))
        .put("pattern", pattern == null ? null : pattern.text())
        .reply();
  }

  private void findings(Json json, TrackedIncident incident, LogRow row) {
    for (SharedPoints.Scored scored : SharedPoints.of(incident)) {
      List<UnusualRange> ranges = UnusualLines.ranges(incident, List.of(scored.finding()));
      if (ranges.stream().anyMatch(range -> range.contains(row))) {
        FindingJson.write(json, scored);
      }
    }
  }

  private void raw(Json json, LogRow row, Request request) throws Exception {
    if (!request.allows(Scope.READ_RAW)) {
      json.put(
          "raw_log_note",
          "The line as it was sent is given only to a key that may read raw lines.");
      return;
    }
    Optional<String> raw =
        views
            .parts
            .live()
            .lines(row.arrival())
            .flatMap(lines -> new RawLine(views.parts.store()).find(lines.text(), row));
    if (raw.isEmpty()) {
      json.put("raw_log_note", "The line as it was sent is not kept any more.");
      return;
    }
    views.parts.rawReads().granted(request.keyName(), request.id(), LogId.of(row).toString());
    json.put("raw_log", raw.get());
  }

  private Reply context(Request request) throws Problem {
    LogRow row = find(views, request);
    int lines = Params.of(request).integer("lines", 1, 100, 10);
    List<LogRow> around = views.parts.store().around(row, lines);
    Json json = Json.document();
    new LogJson(views).array(json, "results", around);
    int index = 0;
    while (index < around.size() && around.get(index).number() != row.number()) {
      index++;
    }
    return json.put("index", index).reply();
  }
}
