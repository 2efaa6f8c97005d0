package nightjar.server.api;

import java.util.List;
import java.util.TreeSet;
import nightjar.LineRef;
import nightjar.server.http.Reply;
import nightjar.server.http.Request;
import nightjar.server.http.Route;
import nightjar.server.http.Scope;
import nightjar.server.live.LineBalance;
import nightjar.server.live.LiveState;
import nightjar.server.live.LiveState.Phase;
import nightjar.source.RefusedException.Reason;
import nightjar.store.Delivery;
import nightjar.store.StoreException;

/** Is Nightjar itself well? */
final class HealthRoutes {
  private static final long SLOW_NANOS = 60 * Times.SECOND;
  private static final int DELIVERIES = 200;

  private final Views views;

  HealthRoutes(Views views) {
    this.views = views;
  }

  List<Route> routes() {
    return List.of(new Route("GET", "/health", Scope.NONE, this::health));
  }

  /** What the store says of itself; its failure is part of the answer. */
  private record Stored(
      String trouble, String damage, long bytes, List<Delivery> deliveries, long open) {}

  private Stored stored() {
    try {
      return new Stored(
          "",
          String.join(" ", views.parts.store().damage()),
          views.parts.store().bytes(),
          views.parts.store().deliveries(DELIVERIES),
          views.parts.store().incidents().stream()
              .filter(each -> IncidentList.OPEN.contains(each.state()))
              .count());
    } catch (StoreException e) {
      return new Stored(String.valueOf(e.getMessage()), "", 0, List.of(), 0);
    }
  }

  private Reply health(Request request) {
    LiveState state = views.parts.live().state();
    Stored stored = stored();
    boolean isWell = state.trouble().isEmpty() && stored.trouble.isEmpty();
    boolean isSlow = state.lagNanos() > SLOW_NANOS;
    boolean isWhole =
        !isSlow
            && state.sources().stream().allMatch(source -> source.trouble().isEmpty())
            && stored.damage.isEmpty()
            && latestFailures(stored.deliveries).isEmpty();
    Json json =
        Json.document()
            .put("status", !isWell ? "unhealthy" : isWhole ? "healthy" : "degraded")
            .put("service", "nightjar")
            .put("version", views.parts.version())
            .time("started_at", state.startedNanos())
            .put("uptime_seconds", (views.now() - state.startedNanos()) / (double) Times.SECOND)
            .object("parts");
    part(json, "journal", state.trouble(), "Keeps what comes in.").end();
    part(json, "store", stored.trouble + stored.damage, "Stores what is kept.")
        .put("bytes", stored.bytes)
        .put("records", state.recordsStored())
        .end();
    part(json, "detection", isSlow ? "More comes in than is judged." : "", phrase(state.phase()))
        .put("lag_seconds", state.lagNanos() / (double) Times.SECOND)
        .put("behind_arrivals", state.behindArrivals())
        .put("state", word(state.phase()))
        .end();
    alerts(json, stored.deliveries);
    json.end().array("sources");
    long now = views.now();
    state.sources().forEach(source -> SourceJson.write(json, source, now));
    json.end();
    conservation(json, state);
    json.put("lines_per_second", state.linesPerSecond()).put("incidents_open", stored.open);
    return Reply.json(isWell ? 200 : 503, json.bytes());
  }

  private static void conservation(Json json, LiveState state) {
    LineBalance lines = state.lines();
    json.object("conservation")
        .put("in", lines.in())
        .put("stored", lines.stored())
        .put("pending", lines.pending())
        .put("rejected", lines.rejected())
        .put("difference", lines.difference())
        .time("since", lines.sinceNanos() == 0 ? LineRef.NO_TIME : lines.sinceNanos())
        .put("in_since_start", lines.inSinceStart())
        .object("refused_since_start");
    for (Reason reason : Reason.values()) {
      json.put(reason.word(), state.refused().getOrDefault(reason, 0L));
    }
    json.end().end();
  }

  private static Json part(Json json, String name, String trouble, String usual) {
    boolean isWell = trouble.isEmpty();
    return json.object(name)
        .put("status", isWell ? "ok" : "failed")
        .put("detail", isWell ? usual : trouble);
  }

  private void alerts(Json json, List<Delivery> deliveries) {
    TreeSet<String> targets = new TreeSet<>(views.parts.alertTests().keySet());
    deliveries.forEach(each -> targets.add(each.target()));
    List<Delivery> failures = latestFailures(deliveries);
    json.object("alerts");
    for (String target : targets) {
      String trouble =
          failures.stream()
              .filter(each -> each.target().equals(target))
              .map(each -> each.note().isEmpty() ? "The last delivery failed." : each.note())
              .findFirst()
              .orElse("");
      part(json, target, trouble, "Deliveries arrive.")
          .put(
              "pending",
              deliveries.stream()
                  .filter(each -> each.target().equals(target))
                  .filter(each -> each.state() == Delivery.State.PENDING)
                  .count())
          .end();
    }
    json.end();
  }

  /** Of each target the latest delivery that was tried, if it was refused or put off. */
  private static List<Delivery> latestFailures(List<Delivery> newestFirst) {
    TreeSet<String> seen = new TreeSet<>();
    return newestFirst.stream()
        .filter(each -> each.attempts() > 0 && seen.add(each.target()))
        .filter(
            each -> each.state() == Delivery.State.FAILED || each.state() == Delivery.State.PENDING)
        .toList();
  }

  static String word(Phase phase) {
    return switch (phase) {
      case STARTING -> "starting";
      case CATCHING_UP -> "catching up";
      case LIVE -> "live";
      case DRAINING -> "draining";
    };
  }

  private static String phrase(Phase phase) {
    return switch (phase) {
      case STARTING -> "Starts.";
      case CATCHING_UP -> "Reads again what it knew before the restart.";
      case LIVE -> "Judges lines as they come.";
      case DRAINING -> "Finishes what has come in, then stops.";
    };
  }
}
