package nightjar.server.api;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import nightjar.act.AlertOutcome;
import nightjar.server.http.Problem;
import nightjar.server.http.Reply;
import nightjar.server.http.Request;
import nightjar.server.http.Route;
import nightjar.server.http.Scope;
import nightjar.store.Delivery;

/** Who was told what, and sending a test alert. */
final class DeliveryRoutes {
  private final Views views;

  DeliveryRoutes(Views views) {
    this.views = views;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/api/v1/deliveries", Scope.READ, this::list),
        new Route("POST", "/api/v1/alerts/{target}/test", Scope.ACT, this::test));
  }

  private Reply list(Request request) throws Problem {
    int limit = Params.of(request).integer("limit", 1, 1000, 100);
    Json json = Json.document().array("deliveries");
    for (Delivery each : views.parts.store().deliveries(limit)) {
      json.object()
          .put("number", each.number())
          .put("target", each.target())
          .put("incident", each.incident())
          .put("incident_name", "NJ-" + each.incident())
          .put("change", each.change())
          .put("state", IncidentJson.word(each.state()))
          .put("attempts", each.attempts())
          .time("created_at", each.createdNanos())
          .time("due_at", each.dueNanos())
          .put("note", each.note())
          .end();
    }
    return json.end().reply();
  }

  private Reply test(Request request) throws Problem {
    String target = request.path("target");
    Supplier<AlertOutcome> send = views.parts.alertTests().get(target);
    if (send == null) {
      TreeSet<String> known = new TreeSet<>(views.parts.alertTests().keySet());
      throw Views.unknown(
          "There is no alert target " + Params.shown(target) + ".",
          known.isEmpty()
              ? "None is set up; nightjar config show lists the settings."
              : "Those there are: " + String.join(", ", known) + ".");
    }
    AlertOutcome outcome = send.get();
    String detail =
        switch (outcome) {
          case AlertOutcome.Delivered delivered ->
              delivered.note().isEmpty() ? "It was taken." : delivered.note();
          case AlertOutcome.Later later -> later.why();
          case AlertOutcome.Refused refused -> refused.why();
        };
    return Json.document()
        .put("delivered", outcome instanceof AlertOutcome.Delivered)
        .put("detail", detail)
        .reply();
  }
}
