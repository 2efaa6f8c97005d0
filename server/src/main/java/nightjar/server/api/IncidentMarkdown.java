package nightjar.server.api;

import java.util.List;
import nightjar.LineRef;
import nightjar.detect.Evidence;
import nightjar.incident.Incident;
import nightjar.incident.TrackedIncident;
import nightjar.search.TimeText;

/** An incident as a Markdown document. Log text can neither format it, link nor mention anybody. */
final class IncidentMarkdown {
  private IncidentMarkdown() {}

  static String of(TrackedIncident tracked) {
    Incident incident = tracked.latest();
    StringBuilder out = new StringBuilder();
    out.append("# ").append(tracked.name()).append(": ").append(inline(incident.title()));
    out.append("\n\n").append(inline(Explanation.of(tracked).text())).append("\n\n");
    row(out, "Score", incident.score() + " of 100 " + incident.points());
    row(out, "State", IncidentJson.word(tracked.state()));
    row(out, "Mark", IncidentJson.word(tracked.mark()));
    row(out, "Assigned to", tracked.assignee().isEmpty() ? "nobody" : tracked.assignee());
    row(out, "Services", String.join(", ", incident.services()));
    row(out, "Lines", Long.toString(incident.lines()));
    if (incident.range().fromNanos() != LineRef.NO_TIME) {
      row(out, "From", TimeText.of(incident.range().fromNanos()));
      row(out, "To", TimeText.of(incident.range().toNanos()));
    }
    row(out, "Opened", TimeText.of(tracked.openedNanos()));
    row(out, "Fingerprint", tracked.fingerprint());
    out.append("\n## Evidence\n\n");
    for (Evidence evidence : incident.evidence()) {
      row(out, evidence.detector(), evidence.text());
    }
    if (!incident.samples().isEmpty()) {
      out.append("\n## Lines\n\n").append(fenced(incident.samples()));
    }
    out.append("\n## Activity\n\n");
    for (TrackedIncident.Activity each : tracked.activity()) {
      row(out, TimeText.of(each.nanos()) + " " + each.who(), each.text());
    }
    return out.toString();
  }

  private static void row(StringBuilder out, String name, String text) {
    out.append("- **").append(inline(name)).append(":** ").append(inline(text)).append('\n');
  }

  /** Text on one line that means only itself. */
  static String inline(String text) {
    String line = visible(text).replaceAll("\\s+", " ").strip();
    return line.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replaceAll("([\\\\`*_{}\\[\\]()#+!|~>])", "\\\\$1")
        // An invisible joint keeps mentions, references to issues and bare links from being made.
        .replaceAll("([@#])(?=\\S)", "$1\u2060")
        .replaceAll("(?i)(www)\\.", "$1\u2060.")
        .replace("://", ":\u2060//");
  }

  /** A code block whose fence is longer than any run of backticks in it. */
  static String fenced(List<LineRef> lines) {
    StringBuilder code = new StringBuilder();
    for (LineRef line : lines) {
      code.append(visible(line.file()).replaceAll("\\s", " ")).append(':').append(line.line());
      code.append(": ").append(visible(line.text())).append('\n');
    }
    int run = 0;
    int longest = 2;
    for (int i = 0; i < code.length(); i++) {
      run = code.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    String fence = "`".repeat(longest + 1);
    return fence + "text\n" + code + fence + "\n";
  }

  /** Without characters that steer a terminal or turn the direction of text; line feeds stay. */
  private static String visible(String text) {
    return text.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}\\p{Cf}&&[^\\n\\t]]", "\uFFFD");
  }
}
