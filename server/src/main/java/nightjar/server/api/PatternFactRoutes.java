package nightjar.server.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nightjar.Severity;
import nightjar.incident.Deed;
import nightjar.pattern.PatternFact;
import nightjar.pattern.PatternFactJson;
import nightjar.pattern.PatternFacts;
import nightjar.pattern.PatternFactsFile;
import nightjar.search.TimeText;
import nightjar.server.http.Problem;
import nightjar.server.http.Reply;
import nightjar.server.http.Request;
import nightjar.server.http.Route;
import nightjar.server.http.Scope;
import nightjar.store.PatternRow;

/**
 * What people said about patterns: its history, and patterns and facts as a document that another
 * Nightjar takes over.
 */
final class PatternFactRoutes {
  static final String SCHEMA = "nightjar.patterns/1";

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(16)
                  .maxStringLength(64 << 10)
                  .maxNumberLength(40)
                  .maxNameLength(256)
                  .build())
          .build();

  private final Views views;

  PatternFactRoutes(Views views) {
    this.views = views;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/api/v1/patterns/facts", Scope.READ, this::list),
        new Route("GET", "/api/v1/patterns/export", Scope.READ, this::export),
        new Route("POST", "/api/v1/patterns/import", Scope.ADMIN, this::take));
  }

  private Reply list(Request request) throws Problem {
    Params params = Params.of(request);
    int limit = params.integer("limit", 1, 1000, 100);
    int offset = params.integer("offset", 0, 1_000_000, 0);
    FactViews facts = new FactViews(views);
    Json json = Json.document().array("facts");
    facts.facts().reversed().stream()
        .skip(offset)
        .limit(limit)
        .forEach(fact -> facts.fields(json, fact));
    return json.end().put("total", facts.facts().size()).reply();
  }

  private Reply export(Request request) {
    FactViews facts = new FactViews(views);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("schema", SCHEMA);
      json.writeStringField("exported_at", TimeText.of(views.now()));
      json.writeArrayFieldStart("patterns");
      for (PatternRow row : views.patterns().rows()) {
        pattern(json, row);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("facts");
      for (PatternFact fact : facts.facts()) {
        Optional<PatternFact> shown = facts.redacted(fact);
        if (shown.isPresent()) {
          PatternFactJson.write(json, shown.get());
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return Reply.json(bytes.toByteArray());
  }

  private static void pattern(JsonGenerator json, PatternRow row) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", row.id());
    json.writeStringField("title", row.title().toString());
    json.writeStringField("text", row.text().toString());
    json.writeStringField("severity", Severity.name(row.severity()));
    json.writeNumberField("count", row.count());
    json.writeArrayFieldStart("aliases");
    for (String alias : row.aliases()) {
      json.writeString(alias);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private Reply take(Request request) throws Problem, InterruptedException {
    Params params = new Params(request::query);
    String by = IncidentDeeds.by(params, request);
    boolean isTried = params.flag("dry_run", false);
    List<PatternFact> given = holding(request.body());
    List<PatternFact> fresh = new ArrayList<>();
    Set<PatternFact> known = new HashSet<>();
    views
        .parts
        .live()
        .patterns()
        .facts()
        .holding()
        .forEach(fact -> known.add(fact.with(PatternFact.Entry.NONE)));
    for (PatternFact fact : given) {
      if (known.add(fact)) {
        fresh.add(fact);
      }
    }
    if (fresh.size() > Deed.EditPatterns.MAX_FACTS) {
      throw new Problem(
          413,
          "The document holds "
              + fresh.size()
              + " facts that are new here; "
              + Deed.EditPatterns.MAX_FACTS
              + " can be taken at once.",
          "Send parts of its facts, each as a document of its own.");
    }
    if (!fresh.isEmpty() && !isTried) {
      IncidentDeeds.perform(
          views,
          new Deed.EditPatterns(fresh, by),
          "GET /api/v1/patterns/facts lists what is kept.");
      views.patternsChanged();
    }
    return Json.document()
        .put("imported", fresh.size())
        .put("known", given.size() - fresh.size())
        .put("total", views.parts.live().patterns().facts().facts().size())
        .texts("changes", changes(fresh))
        .reply();
  }

  private List<String> changes(List<PatternFact> facts) {
    FactViews shown = new FactViews(views);
    return facts.stream()
        .map(shown::redacted)
        .flatMap(Optional::stream)
        .map(PatternFactRoutes::sentence)
        .toList();
  }

  private static String sentence(PatternFact fact) {
    return switch (fact) {
      case PatternFact.Rename rename ->
          "“" + rename.shape() + "” is called “" + rename.title() + "”";
      case PatternFact.Pin pin -> "“" + pin.shape() + "” keeps its id and text";
      case PatternFact.Split split ->
          "“"
              + split.shape()
              + "” with “"
              + split.value()
              + "” in slot "
              + (split.slot() + 1)
              + " is a pattern of its own";
      case PatternFact.Join join -> "“" + String.join("” and “", join.shapes()) + "” are one";
      case PatternFact.Undo undo -> "fact " + undo.undone() + " does not hold";
    };
  }

  /** The facts of a document that hold there; what was undone, and undoing, stays behind. */
  private static List<PatternFact> holding(byte[] body) throws Problem {
    List<PatternFact> facts = new ArrayList<>();
    try (JsonParser json = FACTORY.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw refused("it is no JSON object");
      }
      String schema = "";
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("schema") && value == JsonToken.VALUE_STRING) {
          schema = json.getText();
        } else if (name.equals("facts") && value == JsonToken.START_ARRAY) {
          // Who says them here, and when, is the one who imports them.
          facts.addAll(PatternFactsFile.facts(json, "", Instant.EPOCH));
        } else {
          json.skipChildren();
        }
      }
      if (!schema.equals(SCHEMA)) {
        throw refused("its schema is \"" + Params.shown(schema) + "\", not \"" + SCHEMA + "\"");
      }
      return new PatternFacts(facts)
          .holding().stream().map(fact -> fact.with(PatternFact.Entry.NONE)).toList();
    } catch (IOException | IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static Problem refused(String why) {
    return new Problem(
        400,
        "This is no export of patterns: " + Params.shown(why) + ".",
        "Send what GET /api/v1/patterns/export gave, as it is.");
  }
}
