package nightjar.server.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import nightjar.server.http.Problem;
import nightjar.server.http.Refusal;
import nightjar.server.http.Reply;
import nightjar.server.http.Request;
import nightjar.server.http.Route;
import nightjar.server.http.Scope;
import nightjar.server.live.DeadLetterBox;
import nightjar.source.Arrival;
import nightjar.source.RefusedException;
import nightjar.store.DeadLetter;

/** Lines that could not be taken: which, why, as they came, and taken in again. */
final class DeadLetterRoutes {
  private final Views views;
  private final DeadLetterBox box;

  DeadLetterRoutes(Views views) {
    this.views = views;
    this.box =
        new DeadLetterBox(
            views.parts.store(),
            views.parts.live()::lines,
            views.parts.live(),
            views.parts.clock());
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/api/v1/dead-letters", Scope.READ, this::list),
        new Route("GET", "/api/v1/dead-letters/{arrival}/raw", Scope.READ_RAW, this::raw),
        new Route("POST", "/api/v1/dead-letters/{arrival}/resubmit", Scope.ADMIN, this::resubmit));
  }

  private Reply list(Request request) throws Problem {
    int limit = Params.of(request).integer("limit", 1, 1000, 100);
    DeadLetter.Counts counts = box.counts();
    Map<String, String> memories = box.memories();
    Json json =
        Json.document()
            .put("total", counts.letters())
            .put("lines", counts.lines())
            .put("bytes", counts.bytes())
            .array("letters");
    for (DeadLetter each : box.latest(limit)) {
      json.object()
          .put("arrival", each.arrival())
          .time("time", each.nanos())
          .put("source", each.source())
          .put("lines", each.lines())
          .put("bytes", each.bytes())
          .put("reason", each.reason().toString())
          .put("sample", each.sample().toString());
      OptionalLong again = box.resubmittedAs(each.arrival(), memories);
      if (again.isPresent()) {
        json.put("resubmitted_as", again.getAsLong());
      } else {
        json.putNull("resubmitted_as");
      }
      json.end();
    }
    return json.end().reply();
  }

  private Reply raw(Request request) throws Exception {
    DeadLetter letter = find(request);
    Arrival.Lines lines =
        box.lines(letter.arrival())
            .orElseThrow(
                () ->
                    Views.unknown(
                        "The lines of " + letter.arrival() + " are not kept any more.",
                        "The journal keeps lines as long as store.journal-max and its age allow."));
    views
        .parts
        .rawReads()
        .granted(request.keyName(), request.id(), "dead-letter-" + letter.arrival());
    return Json.document()
        .put("arrival", letter.arrival())
        .put("source", lines.source())
        .put("service", lines.service())
        .put("text", new String(lines.text(), StandardCharsets.UTF_8))
        .reply();
  }

  private Reply resubmit(Request request) throws Exception {
    DeadLetter letter = find(request);
    try {
      DeadLetterBox.Resubmitted done = box.resubmit(letter.arrival());
      return Json.document()
          .put("lines", done.lines())
          .put("arrival", done.arrival())
          .put("replayed", done.again())
          .reply();
    } catch (RefusedException e) {
      throw e.reason() == RefusedException.Reason.INVALID
          ? new Problem(
              409, String.valueOf(e.getMessage()), "Its redacted sample is all that is left.")
          : Refusal.problem(e);
    }
  }

  private DeadLetter find(Request request) throws Problem {
    String text = request.path("arrival");
    if (!text.matches("[0-9]{1,18}")) {
      throw Params.wrong("arrival", text, "the number of an arrival");
    }
    return box.find(Long.parseLong(text))
        .orElseThrow(
            () ->
                Views.unknown(
                    "There is no dead letter " + text + ".",
                    "GET /api/v1/dead-letters lists those there are."));
  }
}
