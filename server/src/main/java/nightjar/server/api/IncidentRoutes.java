package nightjar.server.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nightjar.incident.TrackedIncident;
import nightjar.incident.TrackedIncident.State;
import nightjar.server.http.Problem;
import nightjar.server.http.Reply;
import nightjar.server.http.Request;
import nightjar.server.http.Route;
import nightjar.server.http.Scope;

/** Incidents: lists, one, and one as a document. */
final class IncidentRoutes {
  private final Views views;
  private final IncidentJson form;

  IncidentRoutes(Views views, IncidentJson form) {
    this.views = views;
    this.form = form;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/api/v1/incidents", Scope.READ, this::list),
        new Route("GET", "/api/v1/incidents/{number}", Scope.READ, this::one));
  }

  private Reply list(Request request) throws Problem {
    Params params = Params.of(request);
    IncidentList wanted = IncidentList.of(params);
    int limit = params.integer("limit", 1, 1000, 50);
    int offset = params.integer("offset", 0, 1_000_000, 0);
    List<TrackedIncident> fitting = wanted.inAnyState(views.parts.store().incidents());
    List<TrackedIncident> found =
        fitting.stream().filter(each -> wanted.states().contains(each.state())).toList();
    Json json = Json.document().array("incidents");
    found.stream()
        .skip(offset)
        .limit(limit)
        .forEach(
            incident -> {
              json.object();
              form.brief(json, incident);
              json.end();
            });
    return json.end()
        .put("total", found.size())
        .object("counts")
        .put("review", count(fitting, IncidentList.REVIEW))
        .put("open", count(fitting, IncidentList.OPEN))
        .put("resolved", count(fitting, Set.of(State.RESOLVED)))
        .put("muted", count(fitting, Set.of(State.MUTED)))
        .end()
        .reply();
  }

  private static long count(List<TrackedIncident> incidents, Set<State> states) {
    return incidents.stream().filter(each -> states.contains(each.state())).count();
  }

  private Reply one(Request request) throws Problem {
    String name = request.path("number");
    if (name.toLowerCase(Locale.ROOT).endsWith(".md")) {
      TrackedIncident incident = find(views, name.substring(0, name.length() - 3));
      return new Reply(
          200,
          "text/markdown; charset=utf-8",
          IncidentMarkdown.of(incident).getBytes(StandardCharsets.UTF_8),
          Map.of("Content-Disposition", "attachment; filename=\"" + incident.name() + ".md\""));
    }
    Json json = Json.document();
    form.whole(json, find(views, name));
    return json.reply();
  }

  static TrackedIncident find(Views views, String name) throws Problem {
    long number = IncidentNumber.parse("number", name);
    return views
        .parts
        .store()
        .incident(number)
        .orElseThrow(
            () ->
                Views.unknown(
                    "There is no incident NJ-" + number + ".",
                    "GET /api/v1/incidents lists those there are."));
  }
}
