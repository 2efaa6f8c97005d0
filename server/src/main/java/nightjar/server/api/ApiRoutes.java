package nightjar.server.api;

import java.util.List;
import java.util.stream.Stream;
import nightjar.server.http.Route;

/** Every call that reads, and every call by which people act; sending lines is elsewhere. */
public final class ApiRoutes {
  private ApiRoutes() {}

  /** The calls, answered from {@code parts}; {@code openapi.json} describes each. */
  public static List<Route> of(ApiParts parts) {
    Views views = new Views(parts);
    IncidentJson incidents = new IncidentJson(parts);
    PatternViews patterns = new PatternViews(views);
    return Stream.of(
            new SearchRoutes(views).routes(),
            new SavedSearchRoutes(views).routes(),
            new VolumeRoute(views).routes(),
            new LogRoutes(views).routes(),
            new RedactionRoutes(parts).routes(),
            new AnomalyRoutes(views).routes(),
            new IncidentRoutes(views, incidents).routes(),
            new IncidentDeeds(views, incidents).routes(),
            new PatternRoutes(views, patterns).routes(),
            new PatternEdits(views, patterns).routes(),
            new PatternFactRoutes(views).routes(),
            new MarkerRoutes(views).routes(),
            new OverviewRoute(views, patterns).routes(),
            new HealthRoutes(views).routes(),
            new DeliveryRoutes(views).routes(),
            new DeadLetterRoutes(views).routes(),
            new ScoringRoutes(views).routes())
        .flatMap(List::stream)
        .toList();
  }
}
