package nightjar.cli.render;

import java.io.IOException;
import java.io.OutputStream;
import nightjar.act.Report;
import nightjar.act.Target;
import nightjar.incident.Incident;

/**
 * A report as one JSON object a line: {@code nightjar.incident/1} for every incident, worst first,
 * then one {@code nightjar.summary/1}, which says that nothing is missing.
 */
public final class JsonlReport implements Target {
  private final OutputStream out;
  private final RunStats stats;

  /**
   * A report for programs that read line by line.
   *
   * @param out is flushed, not closed
   */
  public JsonlReport(OutputStream out, RunStats stats) {
    this.out = out;
    this.stats = stats;
  }

  @Override
  public void tell(Report report) throws IOException {
    int all = report.incidents().size();
    for (Incident incident : report.incidents()) {
      try (JsonText json = JsonText.compact(out)) {
        json.object().put("schema", "nightjar.incident/1");
        new ReportJson(json).incident(incident);
        json.endObject();
      }
    }
    try (JsonText json = JsonText.compact(out)) {
      ReportJson parts = new ReportJson(json);
      json.object().put("schema", "nightjar.summary/1");
      parts.input(report);
      parts.patternCounts(report);
      json.put("incidents", all).put("incidents_total", all);
      parts.stats(stats);
      json.put("interrupted", report.interrupted()).endObject();
    }
  }
}
