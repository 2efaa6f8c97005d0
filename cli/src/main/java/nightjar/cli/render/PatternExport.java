package nightjar.cli.render;

import java.io.IOException;
import java.io.OutputStream;
import nightjar.act.Report;
import nightjar.pattern.PatternFacts;
import nightjar.pipeline.PatternDetail;

/**
 * Patterns with what people said about them, as one JSON object of schema {@code nightjar.facts/1}:
 * for other programs, and to be read again with {@code --facts}.
 */
public final class PatternExport {
  private PatternExport() {}

  /** Writes all patterns of a report; flushes {@code out}, which stays open. */
  public static void write(
      Report report, PatternDetails details, PatternFacts facts, OutputStream out)
      throws IOException {
    try (JsonText json = JsonText.pretty(out)) {
      json.object().put("schema", "nightjar.facts/1").array("patterns");
      for (Report.PatternRow row : report.patterns()) {
        PatternDetail detail = details.of(row);
        json.object().put("id", row.id()).put("text", row.text()).put("count", row.count());
        new PatternJson(json).detail(detail);
        json.endObject();
      }
      json.endArray().facts(facts).endObject();
    }
  }
}
