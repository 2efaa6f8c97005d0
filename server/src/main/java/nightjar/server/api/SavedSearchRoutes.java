package nightjar.server.api;

import java.util.List;
import java.util.Map;
import nightjar.server.api.SavedSearches.Saved;
import nightjar.server.http.Problem;
import nightjar.server.http.Reply;
import nightjar.server.http.Request;
import nightjar.server.http.Route;
import nightjar.server.http.Scope;
import nightjar.source.RefusedException;

/** Saved searches: listed, saved, removed. Each call answers with the list as it is then. */
final class SavedSearchRoutes {
  private static final String EXAMPLE = "{\"name\": \"Denied cards\", \"query\": \"card denied\"}";

  private final Views views;
  private final SavedSearches searches;
  private final SearchFilters filters;

  SavedSearchRoutes(Views views) {
    this.views = views;
    this.searches = new SavedSearches(views.parts.store(), views.parts.live());
    this.filters = new SearchFilters(views);
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/api/v1/searches", Scope.READ, _ -> list().reply()),
        new Route("POST", "/api/v1/searches", Scope.MARK, this::save),
        new Route("POST", "/api/v1/searches/remove", Scope.MARK, this::remove));
  }

  private Reply save(Request request) throws Problem, InterruptedException {
    Params params = Params.of(request);
    String name = params.required("name", SavedSearches.LONGEST_NAME, EXAMPLE);
    String query = params.required("query", SavedSearches.LONGEST_QUERY, EXAMPLE);
    String by = redacted(IncidentDeeds.by(params, request));
    filters.parsed(query);
    checkPersonal("name", name);
    checkPersonal("query", query);
    kept(() -> searches.save(new Saved(name, query, by, views.now())));
    return list().reply();
  }

  private Reply remove(Request request) throws Problem, InterruptedException {
    String name =
        Params.of(request).required("name", SavedSearches.LONGEST_NAME, "{\"name\": \"Denied\"}");
    boolean[] removed = new boolean[1];
    kept(() -> removed[0] = searches.remove(name).isPresent());
    if (!removed[0]) {
      throw Views.unknown(
          "There is no saved search " + Params.shown(name) + ".",
          "GET /api/v1/searches lists those there are.");
    }
    return list().reply();
  }

  /** Lines are stored without personal data: a query for it finds nothing, and keeps it. */
  private void checkPersonal(String parameter, String text) throws Problem {
    if (!redacted(text).equals(text)) {
      throw new Problem(
          400,
          "Parameter " + parameter + " holds personal data, which is not stored.",
          "Search for the marker that lines have in its place, and save that.");
    }
  }

  private String redacted(String text) {
    return views.parts.redactors().reports().redact(text).toString();
  }

  private interface Change {
    void make() throws RefusedException, InterruptedException;
  }

  private static void kept(Change change) throws Problem, InterruptedException {
    try {
      change.make();
    } catch (RefusedException e) {
      String why = String.valueOf(e.getMessage());
      throw e.isTemporary()
          ? new Problem(503, why, "Send it again in a few seconds.", Map.of("Retry-After", "5"))
          : new Problem(409, why, "Remove one that is not needed.");
    }
  }

  private Json list() {
    Json json = Json.document().array("searches");
    for (Saved each : searches.all()) {
      json.object()
          .put("name", each.name())
          .put("query", each.query())
          .put("by", each.by())
          .time("saved_at", each.nanos())
          .end();
    }
    return json.end();
  }
}
