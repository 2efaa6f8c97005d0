package nightjar.server.api;

import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import nightjar.Severity;
import nightjar.search.LogId;
import nightjar.search.TimeText;
import nightjar.search.UnusualRange;
import nightjar.store.LogRow;

/** Records as callers see them: one moment's patterns and incidents for a whole answer. */
final class LogJson {
  private final PatternIndex patterns;
  private final UnusualLines unusual;
  private final LongFunction<List<String>> redactions;

  LogJson(Views views) {
    patterns = views.patterns();
    unusual = views.unusual();
    redactions = views.parts.redactions();
  }

  /** The array {@code name} of records. */
  void array(Json json, String name, List<LogRow> rows) {
    json.array(name);
    for (LogRow row : rows) {
      json.object();
      fields(json, row);
      json.end();
    }
    json.end();
  }

  /** The fields of a record, into an object that is open. */
  void fields(Json json, LogRow row) {
    Optional<UnusualRange> range = unusual.of(row);
    int score = range.map(UnusualRange::score).orElse(0);
    String observed = TimeText.of(row.observedNanos());
    json.put("id", LogId.of(row).toString())
        .put("number", row.number())
        .time("timestamp", row.timeNanos())
        .put("observed_timestamp", observed)
        .put("level", Severity.name(row.severity()))
        .put("severity_number", row.severity())
        .put("service", row.service())
        .put("source", row.source())
        .put("line", row.line())
        .put("message", row.message())
        .put("text", row.text())
        .put("pattern_id", patterns.idOf(row.shape()))
        .object("metadata")
        .put("source", row.source())
        .put("line", row.line())
        .end()
        .put("pii_redacted", row.redactions() != 0)
        .texts("pii_entities_detected", redactions.apply(row.redactions()))
        .put("created_at", observed)
        .put("is_anomaly", range.isPresent())
        .put("anomaly_score", score / 100.0)
        .put("score", score);
    if (range.isPresent()) {
      json.put("incident", range.get().incident());
    } else {
      json.putNull("incident");
    }
  }
}
