package nightjar.server.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nightjar.EpochNanos;
import nightjar.redact.CustomRule;
import nightjar.redact.Kind;
import nightjar.redact.Masked;
import nightjar.redact.Mode;
import nightjar.redact.Policy;
import nightjar.redact.Redacted;
import nightjar.redact.RedactionRules;
import nightjar.redact.RedactionTally;
import nightjar.redact.Redactor;
import nightjar.server.http.Problem;
import nightjar.server.http.Reply;
import nightjar.server.http.Request;
import nightjar.server.http.Route;
import nightjar.server.http.Scope;
import nightjar.server.redaction.RuleWatch;

/** What is redacted and how, how often it was, and redaction as a service. */
final class RedactionRoutes {
  private static final int MAX_TEXT = 1 << 20;

  private final ApiParts parts;

  RedactionRoutes(ApiParts parts) {
    this.parts = parts;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/api/v1/redaction", Scope.READ, _ -> state()),
        new Route("POST", "/api/v1/redaction/reload", Scope.ADMIN, _ -> reload()),
        new Route("POST", "/api/v1/redact", Scope.READ, this::redact));
  }

  private Reply state() {
    RuleWatch.State state = parts.redaction().state();
    RedactionRules rules = parts.redactors().rules();
    Json json =
        Json.document()
            .put("file", state.file().toString())
            .put("is_read", state.isRead())
            .put("since", state.since().toString())
            .put("trouble", state.trouble());
    kinds(json, rules);
    json.object("policies");
    for (Policy policy : Policy.values()) {
      boolean isOn = rules.everywhere().policies().contains(policy);
      json.put(policy.name().toLowerCase(Locale.ROOT), isOn);
    }
    json.end().array("rules");
    for (CustomRule rule : rules.everywhere().rules()) {
      json.object().put("name", rule.name()).put("mode", word(rule.mode())).end();
    }
    return json.end()
        .put("allowed", rules.everywhere().allowed().size())
        .texts("sources", rules.bySource().keySet())
        .reply();
  }

  private void kinds(Json json, RedactionRules rules) {
    RedactionTally tally = parts.redactors().tally();
    Map<String, Long> records = tally.records();
    json.array("kinds");
    for (Kind kind : Kind.values()) {
      Mode mode = rules.everywhere().modes().getOrDefault(kind, Mode.MARK);
      json.object()
          .put("kind", kind.name())
          .put("mode", word(mode))
          .put("records", records.getOrDefault(kind.name(), 0L))
          .texts("samples", tally.samples(kind.name()))
          .end();
    }
    json.end();
  }

  private static String word(Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  private Reply reload() throws Problem {
    RuleWatch.State state = parts.redaction().reload();
    if (!state.trouble().isEmpty()) {
      throw new Problem(
          409,
          state.trouble(),
          "Mend the file and call again; the rules read before stay in force.");
    }
    return state();
  }

  /** A text as it would be stored, and why; nothing of it is kept. */
  private Reply redact(Request request) throws Problem {
    boolean isPlain =
        request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT).startsWith("text/plain");
    String source = "";
    String text;
    if (isPlain) {
      text = new String(request.body(), StandardCharsets.UTF_8);
    } else {
      Map<String, String> fields = JsonBody.fields(request.body());
      source = fields.getOrDefault("source", "");
      text = fields.getOrDefault("text", "");
    }
    if (text.isEmpty() || text.length() > MAX_TEXT) {
      throw new Problem(
          400,
          text.isEmpty() ? "There is no text." : "The text has more than a million characters.",
          "Send {\"text\": \"…\"}, or the text itself as text/plain.");
    }
    Redactor redactor = parts.redactors().of(source);
    Redacted redacted = redactor.redact(text, EpochNanos.now(parts.clock()));
    Json json =
        Json.document()
            .put("text", redacted.toString())
            .texts("pii_entities_detected", Redacted.names(redacted.kinds()))
            .array("masked");
    for (Masked each : redactor.find(text)) {
      json.object()
          .put("type", each.kind())
          .put("start", each.start())
          .put("end", each.end())
          .put("reason", each.reason())
          .end();
    }
    return json.end().reply();
  }
}
