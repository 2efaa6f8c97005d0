package nightjar.cli.render;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import nightjar.LineRef;
import nightjar.Severity;
import nightjar.TimeRange;
import nightjar.act.Report;
import nightjar.detect.Evidence;
import nightjar.incident.Incident;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a report as JSON, the same in every schema that holds them. Times are RFC 3339 in
 * UTC; what is not known is null. Fields are added over time, never renamed.
 */
final class ReportJson {
  private final JsonText json;

  ReportJson(JsonText json) {
    this.json = json;
  }

  void input(Report report) throws IOException {
    Report.Input input = report.input();
    json.object("input");
    json.texts("files", input.files());
    json.put("lines", input.lines()).put("records", input.records()).put("bytes", input.bytes());
    range(input.range());
    json.put("unparsed", input.unparsed()).put("without_time", input.withoutTime());
    json.put("rejected", input.rejected()).put("outside", input.outside());
    json.array("sources");
    for (Report.SourceRow source : input.sources()) {
      json.object().put("name", source.name()).put("format", source.format());
      json.put("lines", source.lines())
          .put("records", source.records())
          .put("bytes", source.bytes());
      json.put("unparsed", source.unparsed()).put("without_time", source.withoutTime());
      json.put("cut", source.cut()).endObject();
    }
    json.endArray().array("failed");
    for (Report.Failure failure : input.failed()) {
      json.object().put("name", failure.name()).put("reason", failure.reason());
      json.put("partly", failure.partly()).endObject();
    }
    json.endArray().texts("notes", report.notes()).endObject();
  }

  void patternCounts(Report report) throws IOException {
    json.object("patterns")
        .put("total", report.patterns().size())
        .put("new", report.newPatterns())
        .endObject();
  }

  /** All fields of an incident, into the object at hand. */
  void incident(Incident incident) throws IOException {
    json.put("id", incident.id())
        .put("score", incident.score())
        .put("anomaly_score", incident.anomalyScore());
    json.object("points");
    List<Map.Entry<String, Integer>> points =
        incident.points().entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
            .toList();
    for (Map.Entry<String, Integer> point : points) {
      json.put(point.getKey(), point.getValue());
    }
    json.endObject();
    severity(incident.severity());
    json.put("title", incident.title()).put("summary", incident.summary());
    range(incident.range());
    json.put("lines", incident.lines()).texts("services", incident.services());
    json.array("evidence");
    for (Evidence evidence : incident.evidence()) {
      json.object().put("detector", evidence.detector()).put("text", evidence.text());
      json.put("observed", evidence.observed()).put("expected", evidence.expected()).endObject();
    }
    json.endArray();
    line("first", incident.first());
    json.array("samples");
    for (LineRef sample : incident.samples()) {
      json.object();
      line(sample);
      json.endObject();
    }
    json.endArray().texts("sessions", incident.sessions()).numbers("trend", incident.trend());
  }

  /** All fields of a pattern, into the object at hand. */
  void pattern(Report.PatternRow pattern) throws IOException {
    json.put("id", pattern.id()).put("text", pattern.text());
    json.put("count", pattern.count()).put("share", pattern.share());
    severity(pattern.severity());
    json.put("first", Times.rfc3339(pattern.first())).put("last", Times.rfc3339(pattern.last()));
    json.put("new", pattern.isNew()).numbers("trend", pattern.trend());
    line("sample", pattern.sample());
  }

  /** Cost to the millisecond. */
  void stats(RunStats stats) throws IOException {
    json.object("stats")
        .put("seconds", millis(stats.seconds()))
        .put("cpu_seconds", millis(stats.cpuSeconds()));
    json.endObject();
  }

  private static double millis(double seconds) {
    return Double.isFinite(seconds) ? Math.round(seconds * 1e3) / 1e3 : Double.NaN;
  }

  private void severity(int number) throws IOException {
    json.put("severity", Severity.name(number)).put("severity_number", number);
  }

  private void range(@Nullable TimeRange range) throws IOException {
    if (range != null && Times.isKnown(range)) {
      json.put("from", Times.rfc3339(range.fromNanos()))
          .put("to", Times.rfc3339(Times.last(range)));
    } else {
      json.putNull("from").putNull("to");
    }
  }

  private void line(String name, @Nullable LineRef line) throws IOException {
    if (line == null) {
      json.putNull(name);
      return;
    }
    json.object(name);
    line(line);
    json.endObject();
  }

  private void line(LineRef line) throws IOException {
    json.put("file", line.file()).put("line", line.line());
    json.put("time", Times.rfc3339(line.timeNanos())).put("text", line.text());
  }
}
