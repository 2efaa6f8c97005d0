package nightjar.cli.render;

import java.io.IOException;
import java.io.OutputStream;
import nightjar.act.Report;
import nightjar.act.Target;
import nightjar.incident.Incident;

/** A report as one JSON object of schema {@code nightjar.scan/1}, indented, with all incidents. */
public final class JsonReport implements Target {
  private final OutputStream out;
  private final RunStats stats;

  /**
   * A report for programs.
   *
   * @param out is flushed, not closed
   */
  public JsonReport(OutputStream out, RunStats stats) {
    this.out = out;
    this.stats = stats;
  }

  @Override
  public void tell(Report report) throws IOException {
    try (JsonText json = JsonText.pretty(out)) {
      ReportJson parts = new ReportJson(json);
      json.object().put("schema", "nightjar.scan/1");
      parts.input(report);
      parts.patternCounts(report);
      int all = report.incidents().size();
      json.put("incidents_total", all).array("incidents");
      for (Incident incident : report.incidents()) {
        json.object();
        parts.incident(incident);
        json.endObject();
      }
      json.endArray();
      parts.stats(stats);
      json.put("interrupted", report.interrupted()).endObject();
    }
  }
}
