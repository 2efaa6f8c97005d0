package nightjar.cli.render;

import java.io.IOException;
import java.io.OutputStream;
import nightjar.act.Report;
import nightjar.act.Target;

/** The patterns of a run as one JSON object of schema {@code nightjar.patterns/1}, indented. */
public final class PatternsJson implements Target {
  private final OutputStream out;
  private final RenderSettings settings;
  private final RunStats stats;

  /**
   * Patterns for programs.
   *
   * @param out is flushed, not closed
   */
  public PatternsJson(OutputStream out, RenderSettings settings, RunStats stats) {
    this.out = out;
    this.settings = settings;
    this.stats = stats;
  }

  @Override
  public void tell(Report report) throws IOException {
    try (JsonText json = JsonText.pretty(out)) {
      ReportJson parts = new ReportJson(json);
      json.object().put("schema", "nightjar.patterns/1");
      parts.input(report);
      int all = report.patterns().size();
      json.put("patterns_total", all).array("patterns");
      for (Report.PatternRow pattern : report.patterns().subList(0, settings.shown(all))) {
        json.object();
        parts.pattern(pattern);
        json.endObject();
      }
      json.endArray();
      parts.stats(stats);
      json.put("interrupted", report.interrupted()).endObject();
    }
  }
}
