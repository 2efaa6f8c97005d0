package nightjar.server.api;

import java.util.List;
import java.util.Optional;
import nightjar.TimeRange;
import nightjar.incident.Deed;
import nightjar.server.http.Problem;
import nightjar.server.http.Reply;
import nightjar.server.http.Request;
import nightjar.server.http.Route;
import nightjar.server.http.Scope;
import nightjar.store.Marker;

/** Markers: what was done to the system, beside what its logs say. */
final class MarkerRoutes {
  private final Views views;

  MarkerRoutes(Views views) {
    this.views = views;
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", "/api/v1/markers", Scope.MARK, this::add),
        new Route("GET", "/api/v1/markers", Scope.READ, this::list));
  }

  private Reply add(Request request) throws Problem, InterruptedException {
    Params params = Params.of(request);
    String text = params.required("text", 500, "{\"text\": \"checkout 2.14.1\"}");
    long nanos = params.time("time").orElse(views.now());
    String kind = params.text("kind", 30, "deploy");
    String service = params.text("service", 200, "");
    String by = IncidentDeeds.by(params, request);
    IncidentDeeds.perform(views, new Deed.AddMarker(nanos, kind, service, text, by));
    Optional<Marker> kept =
        views.parts.store().markers(new TimeRange(nanos, nanos + 1)).stream()
            .filter(each -> each.text().equals(text) && each.service().equals(service))
            .reduce((earlier, later) -> later);
    // Kept for certain, since the deed has taken effect; its text may have been redacted on the
    // way.
    Json json = Json.document();
    fields(json, kept.orElse(new Marker(0, nanos, kind, service, text, by)));
    return Reply.json(201, json.bytes());
  }

  private Reply list(Request request) throws Problem {
    Params params = Params.of(request);
    long to = params.time("to").orElse(views.now());
    long from = params.time("from").orElse(to - Times.DAY);
    Params.checkOrder(from, to);
    Json json = Json.document();
    array(json, views.parts.store().markers(new TimeRange(from, to)));
    return json.reply();
  }

  /** The array {@code markers}. */
  static void array(Json json, List<Marker> markers) {
    json.array("markers");
    for (Marker marker : markers) {
      json.object();
      fields(json, marker);
      json.end();
    }
    json.end();
  }

  private static void fields(Json json, Marker marker) {
    json.put("id", marker.number())
        .time("time", marker.nanos())
        .put("kind", marker.kind())
        .put("service", marker.service())
        .put("text", marker.text())
        .put("by", marker.by());
  }
}
