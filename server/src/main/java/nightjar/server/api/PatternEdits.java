package nightjar.server.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nightjar.incident.Deed;
import nightjar.pattern.LogPattern;
import nightjar.pattern.PatternFact;
import nightjar.pattern.SplitRule;
import nightjar.server.http.Problem;
import nightjar.server.http.Reply;
import nightjar.server.http.Request;
import nightjar.server.http.Route;
import nightjar.server.http.Scope;
import nightjar.server.live.PatternBook;
import nightjar.store.PatternRow;

/**
 * What people say about patterns; each answers with the fact it became and with the patterns it is
 * about as they are then.
 */
final class PatternEdits {
  private static final String NEXT = "GET /api/v1/patterns/facts lists what was said.";

  private final Views views;
  private final PatternViews patterns;

  PatternEdits(Views views, PatternViews patterns) {
    this.views = views;
    this.patterns = patterns;
  }

  List<Route> routes() {
    return List.of(
        new Route("PATCH", "/api/v1/patterns/{id}", Scope.MARK, this::rename),
        new Route("POST", "/api/v1/patterns/{id}/pin", Scope.MARK, this::pin),
        new Route("POST", "/api/v1/patterns/{id}/split", Scope.MARK, this::split),
        new Route("POST", "/api/v1/patterns/join", Scope.MARK, this::join),
        new Route("POST", "/api/v1/patterns/facts/{version}/undo", Scope.MARK, this::undo));
  }

  private Reply rename(Request request) throws Problem, InterruptedException {
    PatternRow row = row(request);
    Params params = Params.of(request);
    String title = params.required("title", PatternFact.MAX_TITLE, "{\"title\": \"Login failed\"}");
    return say(new PatternFact.Rename(PatternFact.Entry.NONE, shape(row), title), params, request);
  }

  private Reply pin(Request request) throws Problem, InterruptedException {
    PatternRow row = row(request);
    Params params = Params.of(request);
    String shown = row.text().toString();
    String text = shown.length() > PatternFact.MAX_TEXT ? "" : shown;
    return say(new PatternFact.Pin(PatternFact.Entry.NONE, shape(row), text), params, request);
  }

  private Reply split(Request request) throws Problem, InterruptedException {
    PatternRow row = row(request);
    Params params = Params.of(request);
    String value = params.required("value", 200, "{\"slot\": 0, \"value\": \"root\"}");
    int slot = params.integer("slot", 0, PatternFact.MAX_TEXT, 0);
    PatternBook book = views.parts.live().patterns();
    SplitRule rule = SplitRule.of(book.view(), pattern(book, row).number());
    PatternFact.Split split =
        rule.split(slot, value)
            .orElseThrow(
                () ->
                    new Problem(
                        409,
                        "The pattern cannot be split by \""
                            + Params.shown(value)
                            + "\": a split needs a word that some of its lines have in a slot and"
                            + " others do not. Numbers, addresses and other typed values are left"
                            + " out before lines are compared, so they tell no lines apart.",
                        "GET /api/v1/patterns/"
                            + row.id()
                            + " says for the commonest values whether they can: can_split. Lines"
                            + " with one number are found by GET /api/v1/logs/search?q=."));
    return say(split, params, request);
  }

  private Reply join(Request request) throws Problem, InterruptedException {
    Params params = Params.of(request);
    List<String> shapes = new ArrayList<>();
    for (String id : params.list("ids")) {
      String shape = shape(row(id));
      if (!shapes.contains(shape)) {
        shapes.add(shape);
      }
    }
    if (shapes.size() < 2 || shapes.size() > PatternFact.MAX_JOINED) {
      throw new Problem(
          400,
          "Parameter ids must name 2 to "
              + PatternFact.MAX_JOINED
              + " different patterns, not "
              + shapes.size()
              + ".",
          "Send {\"ids\": [\"…\", \"…\"]}; the first gives its name to the whole.");
    }
    return say(new PatternFact.Join(PatternFact.Entry.NONE, shapes), params, request);
  }

  private Reply undo(Request request) throws Problem, InterruptedException {
    String version = request.path("version");
    Params params = Params.of(request);
    FactViews facts = new FactViews(views);
    PatternFact fact =
        facts.facts().stream()
            .filter(each -> Long.toString(each.entry().version()).equals(version))
            .findFirst()
            .orElseThrow(
                () -> Views.unknown("There is no fact " + Params.shown(version) + ".", NEXT));
    if (!facts.holds(fact)) {
      throw new Problem(409, "Fact " + version + " is undone already.", NEXT);
    }
    return say(
        new PatternFact.Undo(PatternFact.Entry.NONE, fact.entry().version()), params, request);
  }

  private PatternRow row(Request request) throws Problem {
    return row(request.path("id"));
  }

  private PatternRow row(String id) throws Problem {
    return PatternRoutes.find(views, id);
  }

  /** The text of the shape that stands for a pattern. */
  private String shape(PatternRow row) throws Problem {
    PatternBook book = views.parts.live().patterns();
    return book.view().representative(pattern(book, row).number()).text();
  }

  private static LogPattern pattern(PatternBook book, PatternRow row) throws Problem {
    return book.view()
        .find(row.id())
        .orElseThrow(
            () ->
                new Problem(
                    503,
                    "Pattern "
                        + row.id()
                        + " is stored, but the running system has not read it yet.",
                    "Send it again in a few seconds.",
                    Map.of("Retry-After", "5")));
  }

  private Reply say(PatternFact fact, Params params, Request request)
      throws Problem, InterruptedException {
    String by = IncidentDeeds.by(params, request);
    long before = views.parts.live().patterns().facts().nextVersion();
    Deed deed;
    try {
      deed = new Deed.EditPatterns(List.of(fact), by);
    } catch (IllegalArgumentException e) {
      throw new Problem(400, "It cannot be said: " + e.getMessage() + ".", NEXT);
    }
    IncidentDeeds.perform(views, deed, NEXT);
    views.patternsChanged();
    FactViews facts = new FactViews(views);
    PatternFact said =
        facts.facts().reversed().stream()
            .filter(each -> each.entry().version() >= before)
            .filter(each -> each.with(PatternFact.Entry.NONE).equals(fact))
            .findFirst()
            .orElseThrow(PatternEdits::late);
    Json json = Json.document().array("facts");
    facts.fields(json, said);
    json.end().array("patterns");
    PatternViews.Standing standing = patterns.standing();
    Buckets buckets = patterns.window(PatternRoutes.TREND);
    Map<Long, long[]> trends =
        views.parts.store().shapeTrends(buckets.fromNanos(), buckets.nanos(), PatternRoutes.TREND);
    for (PatternRow row : facts.about(said)) {
      json.object();
      patterns.fields(
          json,
          row,
          standing,
          views.patterns().lines(),
          PatternViews.sum(trends, row, PatternRoutes.TREND));
      json.end();
    }
    return json.end().reply();
  }

  private static Problem late() {
    return new Problem(
        503,
        "It is kept, but has not taken effect within five seconds: the system is behind.",
        "Do not send it again. " + NEXT,
        Map.of("Retry-After", "5"));
  }
}
