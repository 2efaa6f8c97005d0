package nightjar.web;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nightjar.LineRef;
import nightjar.Severity;
import nightjar.detect.Evidence;
import nightjar.incident.Incident;
import nightjar.incident.TrackedIncident;

/**
 * An incident as {@code nightjar.incident/1}, the JSON that webhooks get. Members may be added to
 * it, none is renamed or left out; times are RFC 3339 in UTC, or null where unknown.
 */
final class IncidentJson {
  private static final int MOST_TEXT = 4_000;
  private static final int MOST_ITEMS = 20;

  private IncidentJson() {}

  static byte[] of(TrackedIncident tracked, String change, ConsoleLink console) {
    return JsonTree.write(
        json -> {
          json.writeStartObject();
          json.writeStringField("schema", "nightjar.incident/1");
          json.writeStringField("change", change);
          head(json, tracked);
          json.writeStringField("url", console.of(tracked));
          json.writeStringField("opened_at", time(tracked.openedNanos()));
          json.writeStringField("updated_at", time(tracked.updatedNanos()));
          timeField(json, "ended_at", tracked.endedNanos() == 0, tracked.endedNanos());
          finding(json, tracked.latest());
          json.writeEndObject();
        });
  }

  private static void head(JsonGenerator json, TrackedIncident tracked) throws IOException {
    json.writeNumberField("number", tracked.number());
    json.writeStringField("name", tracked.name());
    json.writeStringField("fingerprint", tracked.fingerprint());
    json.writeStringField("state", tracked.state().name().toLowerCase(Locale.ROOT));
    json.writeNumberField("peak_score", tracked.peakScore());
  }

  private static void finding(JsonGenerator json, Incident incident) throws IOException {
    json.writeNumberField("score", incident.score());
    json.writeObjectFieldStart("points");
    for (Map.Entry<String, Integer> points : incident.points().entrySet()) {
      json.writeNumberField(points.getKey(), points.getValue());
    }
    json.writeEndObject();
    json.writeStringField("severity", Severity.name(incident.severity()));
    json.writeStringField("title", cut(incident.title()));
    json.writeStringField("summary", cut(incident.summary()));
    texts(json, "services", incident.services());
    json.writeNumberField("lines", incident.lines());
    boolean timeless = incident.range().fromNanos() == LineRef.NO_TIME;
    timeField(json, "first_time", timeless, incident.range().fromNanos());
    timeField(json, "last_time", timeless, incident.range().toNanos());
    texts(json, "evidence", incident.evidence().stream().map(Evidence::text).toList());
    json.writeArrayFieldStart("samples");
    for (LineRef line : incident.samples().stream().limit(MOST_ITEMS).toList()) {
      sample(json, line);
    }
    json.writeEndArray();
  }

  private static void sample(JsonGenerator json, LineRef line) throws IOException {
    json.writeStartObject();
    json.writeStringField("file", cut(line.file()));
    json.writeNumberField("line", line.line());
    timeField(json, "time", line.timeNanos() == LineRef.NO_TIME, line.timeNanos());
    json.writeStringField("level", Severity.name(line.severity()));
    json.writeStringField("text", cut(line.text()));
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts.stream().limit(MOST_ITEMS).toList()) {
      json.writeString(cut(text));
    }
    json.writeEndArray();
  }

  private static void timeField(JsonGenerator json, String name, boolean unknown, long nanos)
      throws IOException {
    if (unknown) {
      json.writeNullField(name);
    } else {
      json.writeStringField(name, time(nanos));
    }
  }

  private static String time(long nanos) {
    return Instant.ofEpochSecond(0, nanos).toString();
  }

  private static String cut(String text) {
    return CleanText.of(text, MOST_TEXT);
  }
}
