package nightjar.cli.render;

import java.io.IOException;
import java.io.OutputStream;
import nightjar.act.Report;
import nightjar.act.Target;
import org.jspecify.annotations.Nullable;

/** The patterns of a run as one JSON object of schema {@code nightjar.patterns/1}, indented. */
public final class PatternsJson implements Target {
  private final OutputStream out;
  private final RenderSettings settings;
  private final RunStats stats;
  private final PatternDetails details;
  private final @Nullable MatchCount match;

  /**
   * Patterns for programs.
   *
   * @param out is flushed, not closed
   * @param match how many records saved patterns know; null if none were asked for
   */
  public PatternsJson(
      OutputStream out,
      RenderSettings settings,
      RunStats stats,
      PatternDetails details,
      @Nullable MatchCount match) {
    this.out = out;
    this.settings = settings;
    this.stats = stats;
    this.details = details;
    this.match = match;
  }

  @Override
  public void tell(Report report) throws IOException {
    try (JsonText json = JsonText.pretty(out)) {
      ReportJson parts = new ReportJson(json);
      json.object().put("schema", "nightjar.patterns/1");
      parts.input(report);
      if (match != null) {
        json.object("match").put("model", match.model()).put("records", match.records());
        json.put("matched", match.matched()).put("new_patterns", match.newPatterns()).endObject();
      }
      int all = report.patterns().size();
      json.put("patterns_total", all).array("patterns");
      for (Report.PatternRow pattern : report.patterns().subList(0, settings.shown(all))) {
        json.object();
        parts.pattern(pattern);
        new PatternJson(json).detail(details.of(pattern));
        json.endObject();
      }
      json.endArray();
      parts.stats(stats);
      json.put("interrupted", report.interrupted()).endObject();
    }
  }
}
