package nightjar.server.api;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;
import nightjar.LineRef;
import nightjar.Severity;
import nightjar.detect.Evidence;
import nightjar.incident.Incident;
import nightjar.incident.TrackedIncident;
import nightjar.search.LogId;
import nightjar.store.LogRow;

/** Incidents as callers see them: whole, and shorter in lists. Any thread. */
final class IncidentJson {
  private static final int EVIDENCE_IN_LISTS = 3;
  private static final int MOST_SEEN_BEFORE = 5;

  private final ApiParts parts;
  private final LineRows lines;
  private final IncidentTrend trend;

  IncidentJson(ApiParts parts) {
    this.parts = parts;
    lines = new LineRows(parts.store());
    trend = new IncidentTrend(parts.store());
  }

  /** As in lists: three pieces of evidence; no findings, samples or activity. */
  void brief(Json json, TrackedIncident incident) {
    fields(json, incident, EVIDENCE_IN_LISTS);
  }

  void whole(Json json, TrackedIncident incident) {
    fields(json, incident, Integer.MAX_VALUE);
    json.array("findings");
    SharedPoints.of(incident).forEach(scored -> FindingJson.write(json, scored));
    json.end().array("samples");
    incident
        .latest()
        .samples()
        .forEach(
            line -> {
              json.object();
              line(json, line);
              json.end();
            });
    json.end().array("activity");
    for (TrackedIncident.Activity each : incident.activity()) {
      json.object()
          .time("time", each.nanos())
          .put("who", each.who())
          .put("text", each.text())
          .end();
    }
    json.end();
  }

  private void fields(Json json, TrackedIncident tracked, int mostEvidence) {
    Incident incident = tracked.latest();
    json.put("number", tracked.number())
        .put("name", tracked.name())
        .put("fingerprint", tracked.fingerprint())
        .put("state", word(tracked.state()))
        .put("mark", word(tracked.mark()))
        .put("score", incident.score())
        .put("anomaly_score", incident.anomalyScore())
        .put("peak_score", tracked.peakScore())
        .object("points");
    incident.points().forEach(json::put);
    json.end()
        .put("severity", Severity.name(incident.severity()))
        .put("severity_number", incident.severity())
        .put("title", incident.title())
        .put("summary", incident.summary())
        .texts("services", incident.services())
        .put("lines", incident.lines())
        .time("first_time", incident.range().fromNanos())
        .time("last_time", incident.range().toNanos())
        .time("opened_at", tracked.openedNanos())
        .time("updated_at", tracked.updatedNanos())
        .time("ended_at", tracked.endedNanos() == 0 ? LineRef.NO_TIME : tracked.endedNanos())
        .put("assignee", tracked.assignee())
        .put("told_after_seconds", toldAfterSeconds(tracked))
        .array("evidence");
    incident.evidence().stream().limit(mostEvidence).forEach(each -> evidence(json, each));
    json.end();
    LineRef first = incident.first();
    if (first == null) {
      json.putNull("first");
    } else {
      json.object("first");
      line(json, first);
      json.end();
    }
    json.texts("sessions", incident.sessions());
    trend.write(json, tracked);
    seenBefore(json, tracked.seenBefore(), number -> parts.store().incident(number));
    Explanation explanation = Explanation.of(tracked);
    json.object("explanation").put("text", explanation.text()).put("by", "rules").array("cites");
    explanation.cites().forEach(json::add);
    json.end().end();
  }

  /** NaN where the first line is not kept. */
  private double toldAfterSeconds(TrackedIncident tracked) {
    return Optional.ofNullable(tracked.latest().first())
        .flatMap(lines::find)
        .map(row -> (tracked.openedNanos() - row.observedNanos()) / (double) Times.SECOND)
        .orElse(Double.NaN);
  }

  static void evidence(Json json, Evidence evidence) {
    json.object()
        .put("detector", evidence.detector())
        .put("text", evidence.text())
        .put("observed", evidence.observed())
        .put("expected", evidence.expected())
        .end();
  }

  private void line(Json json, LineRef line) {
    Optional<LogRow> row = lines.find(line);
    json.put("file", line.file())
        .put("line", line.line())
        .time("time", line.timeNanos())
        .put("level", Severity.name(line.severity()))
        .put("text", line.text())
        .put("log_id", row.map(found -> LogId.of(found).toString()).orElse(null));
  }

  private static void seenBefore(
      Json json, List<Long> numbers, LongFunction<Optional<TrackedIncident>> find) {
    json.array("seen_before");
    for (long number : numbers.stream().limit(MOST_SEEN_BEFORE).toList()) {
      find.apply(number)
          .ifPresent(
              before ->
                  json.object()
                      .put("number", number)
                      .put("name", before.name())
                      .put("title", before.latest().title())
                      .put("state", word(before.state()))
                      .put("mark", word(before.mark()))
                      .time(
                          "ended_at",
                          before.endedNanos() == 0 ? LineRef.NO_TIME : before.endedNanos())
                      .end());
    }
    json.end();
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
