package nightjar.server.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nightjar.LineRef;
import nightjar.detect.Evidence;
import nightjar.incident.Finding;
import nightjar.incident.Score;
import nightjar.incident.TrackedIncident;
import nightjar.server.http.Problem;
import nightjar.server.http.Reply;
import nightjar.server.http.Request;
import nightjar.server.http.Route;
import nightjar.server.http.Scope;

/** Anomalies one by one, as detectors found them. */
final class AnomalyRoutes {
  private final Views views;

  AnomalyRoutes(Views views) {
    this.views = views;
  }

  private record Found(TrackedIncident incident, int place, Finding finding) {
    /** When it begins; where it has no time, when it was told. */
    long nanos() {
      long from = finding.range().fromNanos();
      return from == LineRef.NO_TIME ? incident.openedNanos() : from;
    }

    int score() {
      return Score.of(finding.bits());
    }
  }

  List<Route> routes() {
    return List.of(new Route("GET", "/api/v1/anomalies", Scope.READ, this::list));
  }

  private Reply list(Request request) throws Problem {
    Params params = Params.of(request);
    long from = params.time("from").orElse(Long.MIN_VALUE);
    long to = params.time("to").orElse(Long.MAX_VALUE);
    Params.checkOrder(from, to);
    String detector = params.text("detector", 50, "");
    String service = params.text("service", 200, "");
    int minScore = params.integer("min_score", 0, 100, 0);
    int limit = params.integer("limit", 1, 1000, 100);
    int offset = params.integer("offset", 0, 1_000_000, 0);
    List<Found> found =
        all().stream()
            .filter(each -> each.nanos() < to && end(each) >= from)
            .filter(each -> detector.isEmpty() || each.finding.detector().equals(detector))
            .filter(each -> service.isEmpty() || isIn(each, service))
            .filter(each -> each.score() >= minScore)
            .sorted(
                Comparator.comparingLong(Found::nanos)
                    .thenComparingLong(each -> each.incident.number())
                    .reversed()
                    .thenComparingInt(Found::place))
            .toList();
    Json json = Json.document().array("anomalies");
    found.stream().skip(offset).limit(limit).forEach(each -> write(json, each));
    return json.end().put("total", found.size()).reply();
  }

  private List<Found> all() {
    List<Found> all = new ArrayList<>();
    for (TrackedIncident incident : views.parts.store().incidents()) {
      int place = 0;
      for (Finding finding : incident.latest().findings()) {
        all.add(new Found(incident, ++place, finding));
      }
    }
    return all;
  }

  private static long end(Found found) {
    return Math.max(found.nanos(), found.finding.range().toNanos());
  }

  private static boolean isIn(Found found, String service) {
    return found.finding.service().isEmpty()
        ? found.incident.latest().services().stream()
            .anyMatch(name -> IncidentList.contains(name, service))
        : IncidentList.contains(found.finding.service(), service);
  }

  private static void write(Json json, Found found) {
    json.object()
        .put("id", found.incident.name() + "." + found.place)
        .put("incident", found.incident.number())
        .put("detector", found.finding.detector())
        .put("score", found.score())
        .put("anomaly_score", found.score() / 100.0)
        .put("bits", found.finding.bits());
    FindingJson.about(json, found.finding)
        .texts("evidence", found.finding.evidence().stream().map(Evidence::text).toList())
        .end();
  }
}
