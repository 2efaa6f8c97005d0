package nightjar.server.api;

import java.util.List;
import java.util.Optional;
import nightjar.incident.TrackedIncident;
import nightjar.redact.Masked;
import nightjar.redact.Redacted;
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
        new Route("GET", "/api/v1/logs/{log_id}/context", Scope.READ, this::context),
        new Route("GET", "/api/v1/logs/{log_id}/redactions", Scope.READ, this::redactions));
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
        .put("pattern", pattern == null ? null : pattern.text().toString())
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
    Optional<String> raw = raw(row);
    if (raw.isEmpty()) {
      json.put("raw_log_note", "The line as it was sent is not kept any more.");
      return;
    }
    views.parts.rawReads().granted(request.keyName(), request.id(), LogId.of(row).toString());
    json.put("raw_log", raw.get());
  }

  private Optional<String> raw(LogRow row) {
    RawLine places = new RawLine(views.parts.store(), views.parts.redactors());
    return views.parts.live().lines(row.arrival()).flatMap(it -> places.find(it.text(), row));
  }

  /**
   * Why each value of the record was masked: of the line as it was sent nothing is said but that.
   */
  private Reply redactions(Request request) throws Problem {
    LogRow row = find(views, request);
    Optional<String> raw = raw(row);
    Json json = Json.document().put("log_id", LogId.of(row).toString());
    json.texts("pii_entities_detected", Redacted.names(row.redactions())).array("masked");
    List<Masked> found =
        raw.map(line -> views.parts.redactors().of(row.source()).find(line)).orElse(List.of());
    for (Masked each : found) {
      json.object().put("type", each.kind()).put("reason", each.reason()).end();
    }
    json.end();
    if (raw.isEmpty() && row.redactions() != 0) {
      json.put(
          "note", "The line as it was sent is not kept any more, so only the kinds are known.");
    }
    return json.reply();
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
