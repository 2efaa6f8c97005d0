package nightjar.incident;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nightjar.LineRef;
import nightjar.TimeRange;
import nightjar.detect.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * An {@link Incident} as a JSON object, named as its record's components are in snake_case; {@code
 * points} is an array, so that their order stays, {@code unusual} text of the digits 0 and 1.
 */
final class IncidentJson {
  private IncidentJson() {}

  static void write(JsonGenerator json, Incident incident) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", incident.id());
    json.writeNumberField("score", incident.score());
    json.writeArrayFieldStart("points");
    for (Map.Entry<String, Integer> entry : incident.points().entrySet()) {
      json.writeStartObject();
      json.writeStringField("detector", entry.getKey());
      json.writeNumberField("points", entry.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("severity", incident.severity());
    json.writeStringField("title", incident.title());
    json.writeStringField("summary", incident.summary());
    json.writeNumberField("from", incident.range().fromNanos());
    json.writeNumberField("to", incident.range().toNanos());
    json.writeNumberField("lines", incident.lines());
    JsonValues.writeTexts(json, "services", incident.services());
    json.writeArrayFieldStart("evidence");
    for (Evidence evidence : incident.evidence()) {
      write(json, evidence);
    }
    json.writeEndArray();
    if (incident.first() != null) {
      json.writeFieldName("first");
      write(json, incident.first());
    }
    json.writeArrayFieldStart("samples");
    for (LineRef line : incident.samples()) {
      write(json, line);
    }
    json.writeEndArray();
    JsonValues.writeTexts(json, "sessions", incident.sessions());
    JsonValues.writeNumbers(json, "trend", incident.trend());
    json.writeStringField("unusual", digits(incident.unusual()));
    json.writeArrayFieldStart("findings");
    for (Finding finding : incident.findings()) {
      write(json, finding);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("detector", finding.detector());
    json.writeNumberField("bits", finding.bits());
    json.writeStringField("pattern_id", finding.patternId());
    json.writeStringField("pattern", finding.pattern());
    JsonValues.writeNumbers(json, "shapes", finding.shapes().stream().sorted().toList());
    json.writeStringField("service", finding.service());
    json.writeNumberField("from", finding.range().fromNanos());
    json.writeNumberField("to", finding.range().toNanos());
    json.writeNumberField("lines", finding.lines());
    json.writeBooleanField("absence", finding.absence());
    json.writeNumberField("least_severity", finding.leastSeverity());
    json.writeArrayFieldStart("evidence");
    for (Evidence evidence : finding.evidence()) {
      write(json, evidence);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Evidence evidence) throws IOException {
    json.writeStartObject();
    json.writeStringField("detector", evidence.detector());
    json.writeStringField("text", evidence.text());
    json.writeNumberField("observed", evidence.observed());
    json.writeNumberField("expected", evidence.expected());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, LineRef line) throws IOException {
    json.writeStartObject();
    json.writeStringField("file", line.file());
    json.writeNumberField("line", line.line());
    json.writeNumberField("time", line.timeNanos());
    json.writeNumberField("severity", line.severity());
    json.writeStringField("text", line.text());
    json.writeEndObject();
  }

  private static String digits(List<Boolean> flags) {
    StringBuilder digits = new StringBuilder(flags.size());
    flags.forEach(flag -> digits.append(flag ? '1' : '0'));
    return digits.toString();
  }

  static Incident read(JsonParser json) throws IOException {
    Fields fields = new Fields();
    JsonValues.readObject(json, fields::read);
    return fields.incident();
  }

  /** What has been read of an incident; what its document does not name is empty. */
  private static final class Fields {
    String id = "";
    int score;
    final Map<String, Integer> points = new LinkedHashMap<>();
    int severity;
    String title = "";
    String summary = "";
    long from = LineRef.NO_TIME;
    long to = LineRef.NO_TIME;
    long lines;
    List<String> services = List.of();
    List<Evidence> evidence = List.of();
    @Nullable LineRef first;
    List<LineRef> samples = List.of();
    List<String> sessions = List.of();
    List<Long> trend = List.of();
    List<Boolean> unusual = List.of();
    List<Finding> findings = List.of();

    void read(String name, JsonParser json) throws IOException {
      switch (name) {
        case "id" -> id = JsonValues.text(json);
        case "score" -> score = json.getIntValue();
        case "points" -> JsonValues.readList(json, this::readPoints);
        case "severity" -> severity = json.getIntValue();
        case "title" -> title = JsonValues.text(json);
        case "summary" -> summary = JsonValues.text(json);
        case "from" -> from = json.getLongValue();
        case "to" -> to = json.getLongValue();
        case "lines" -> lines = json.getLongValue();
        case "services" -> services = JsonValues.readList(json, JsonValues::text);
        case "evidence" -> evidence = JsonValues.readList(json, IncidentJson::readEvidence);
        case "first" -> first = readLine(json);
        case "samples" -> samples = JsonValues.readList(json, IncidentJson::readLine);
        case "sessions" -> sessions = JsonValues.readList(json, JsonValues::text);
        case "trend" -> trend = JsonValues.readList(json, JsonParser::getLongValue);
        case "unusual" ->
            unusual = JsonValues.text(json).chars().mapToObj(digit -> digit == '1').toList();
        case "findings" -> findings = JsonValues.readList(json, IncidentJson::readFinding);
        default -> json.skipChildren();
      }
    }

    private boolean readPoints(JsonParser json) throws IOException {
      String[] detector = {""};
      int[] count = {0};
      JsonValues.readObject(
          json,
          (name, value) -> {
            switch (name) {
              case "detector" -> detector[0] = JsonValues.text(value);
              case "points" -> count[0] = value.getIntValue();
              default -> value.skipChildren();
            }
          });
      return points.put(detector[0], count[0]) == null;
    }

    Incident incident() {
      return new Incident(
          id,
          score,
          points,
          severity,
          title,
          summary,
          new TimeRange(from, to),
          lines,
          services,
          evidence,
          first,
          samples,
          sessions,
          trend,
          unusual,
          findings);
    }
  }

  /** What has been read of a finding. */
  private static final class FindingFields {
    String detector = "";
    double bits;
    String patternId = "";
    String pattern = "";
    Set<Long> shapes = Set.of();
    String service = "";
    long from = LineRef.NO_TIME;
    long to = LineRef.NO_TIME;
    long lines;
    boolean absence;
    int leastSeverity;
    List<Evidence> evidence = List.of();

    void read(String name, JsonParser json) throws IOException {
      switch (name) {
        case "detector" -> detector = JsonValues.text(json);
        case "bits" -> bits = JsonValues.real(json);
        case "pattern_id" -> patternId = JsonValues.text(json);
        case "pattern" -> pattern = JsonValues.text(json);
        case "shapes" -> shapes = Set.copyOf(JsonValues.readList(json, JsonParser::getLongValue));
        case "service" -> service = JsonValues.text(json);
        case "from" -> from = json.getLongValue();
        case "to" -> to = json.getLongValue();
        case "lines" -> lines = json.getLongValue();
        case "absence" -> absence = json.getBooleanValue();
        case "least_severity" -> leastSeverity = json.getIntValue();
        case "evidence" -> evidence = JsonValues.readList(json, IncidentJson::readEvidence);
        default -> json.skipChildren();
      }
    }
  }

  private static Finding readFinding(JsonParser json) throws IOException {
    FindingFields f = new FindingFields();
    JsonValues.readObject(json, f::read);
    return new Finding(
        f.detector,
        f.bits,
        f.patternId,
        f.pattern,
        f.shapes,
        f.service,
        new TimeRange(f.from, f.to),
        f.lines,
        f.absence,
        f.leastSeverity,
        f.evidence);
  }

  private static Evidence readEvidence(JsonParser json) throws IOException {
    String[] texts = {"", ""};
    double[] numbers = {Double.NaN, Double.NaN};
    JsonValues.readObject(
        json,
        (name, value) -> {
          switch (name) {
            case "detector" -> texts[0] = JsonValues.text(value);
            case "text" -> texts[1] = JsonValues.text(value);
            case "observed" -> numbers[0] = JsonValues.real(value);
            case "expected" -> numbers[1] = JsonValues.real(value);
            default -> value.skipChildren();
          }
        });
    return new Evidence(texts[0], texts[1], numbers[0], numbers[1]);
  }

  private static LineRef readLine(JsonParser json) throws IOException {
    String[] texts = {"", ""};
    long[] numbers = {0, LineRef.NO_TIME, 0};
    JsonValues.readObject(
        json,
        (name, value) -> {
          switch (name) {
            case "file" -> texts[0] = JsonValues.text(value);
            case "line" -> numbers[0] = value.getLongValue();
            case "time" -> numbers[1] = value.getLongValue();
            case "severity" -> numbers[2] = value.getIntValue();
            case "text" -> texts[1] = JsonValues.text(value);
            default -> value.skipChildren();
          }
        });
    return new LineRef(texts[0], numbers[0], numbers[1], (int) numbers[2], texts[1]);
  }
}
