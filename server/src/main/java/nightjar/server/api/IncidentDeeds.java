package nightjar.server.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import nightjar.incident.Deed;
import nightjar.incident.TrackedIncident;
import nightjar.incident.TrackedIncident.Mark;
import nightjar.incident.TrackedIncident.State;
import nightjar.server.http.Problem;
import nightjar.server.http.Reply;
import nightjar.server.http.Request;
import nightjar.server.http.Route;
import nightjar.server.http.Scope;
import nightjar.source.RefusedException;

/** What people do about incidents; each answers with the incident as it is then. */
final class IncidentDeeds {
  private static final int ESCALATION = 10;

  private final Views views;
  private final IncidentJson form;

  IncidentDeeds(Views views, IncidentJson form) {
    this.views = views;
    this.form = form;
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", "/api/v1/incidents/{number}/state", Scope.MARK, this::state),
        new Route("POST", "/api/v1/incidents/{number}/mark", Scope.MARK, this::mark),
        new Route("POST", "/api/v1/incidents/{number}/assign", Scope.MARK, this::assign),
        new Route("POST", "/api/v1/incidents/{number}/undo", Scope.MARK, this::undo));
  }

  private Reply state(Request request) throws Problem, InterruptedException {
    long number = number(request);
    Params params = Params.of(request);
    params.required("state", 20, "{\"state\": \"resolved\"}");
    State state =
        State.valueOf(upper(params.choice("state", "", List.of("open", "muted", "resolved"))));
    String note = params.text("note", 2000, "");
    perform(views, new Deed.SetState(number, state, by(params, request), note));
    return answer(number, "");
  }

  private Reply mark(Request request) throws Problem, InterruptedException {
    long number = number(request);
    Params params = Params.of(request);
    params.required("mark", 20, "{\"mark\": \"noise\"}");
    Mark mark =
        Mark.valueOf(upper(params.choice("mark", "", List.of("real", "noise", "normal", "none"))));
    perform(views, new Deed.SetMark(number, mark, by(params, request)));
    return answer(number, "mark");
  }

  private Reply assign(Request request) throws Problem, InterruptedException {
    long number = number(request);
    Params params = Params.of(request);
    if (params.text("assignee").isEmpty()) {
      throw new Problem(
          400, "Parameter assignee is missing.", "Send a name, or \"\" in a JSON body for nobody.");
    }
    String assignee = params.text("assignee", 100, "");
    perform(views, new Deed.Assign(number, assignee, by(params, request)));
    return answer(number, "");
  }

  private Reply undo(Request request) throws Problem, InterruptedException {
    long number = number(request);
    perform(views, new Deed.Undo(number, by(Params.of(request), request)));
    return answer(number, "");
  }

  private long number(Request request) throws Problem {
    return IncidentRoutes.find(views, request.path("number")).number();
  }

  private Reply answer(long number, String what) throws Problem {
    TrackedIncident incident = IncidentRoutes.find(views, Long.toString(number));
    Json json = Json.document();
    form.whole(json, incident);
    if (what.equals("mark")) {
      json.put("effect", effect(incident));
    }
    return json.reply();
  }

  static String effect(TrackedIncident incident) {
    int muted = Math.max(incident.mutedAtScore(), incident.latest().score());
    return switch (incident.mark()) {
      case REAL -> "It counts as found rightly; incidents like this one are told as before.";
      case NOISE ->
          "Incidents like this one are not told again unless their score passes "
              + Math.min(100, muted + ESCALATION)
              + ".";
      case NORMAL -> "What it shows counts as usual from now on.";
      case NONE -> "Incidents like this one are told as before.";
    };
  }

  /** Who does it: as the call says, or the name of its key, or the console. */
  static String by(Params params, Request request) throws Problem {
    return params.text("by", 100, request.keyName().isEmpty() ? "console" : request.keyName());
  }

  static void perform(Views views, Deed deed) throws Problem, InterruptedException {
    perform(views, deed, "Read the incident again to see how it stands now.");
  }

  /** Does it; where that is refused for good, the caller is told what next. */
  static void perform(Views views, Deed deed, String next) throws Problem, InterruptedException {
    try {
      views.parts.live().perform(deed);
    } catch (RefusedException e) {
      String why = String.valueOf(e.getMessage());
      throw e.isTemporary()
          ? new Problem(503, why, "Send it again in a few seconds.", Map.of("Retry-After", "5"))
          : new Problem(409, why, next);
    }
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
