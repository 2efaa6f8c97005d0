package nightjar.cli.render;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import nightjar.Severity;

/**
 * Lines as comma-separated values of RFC 4180, with a header, in UTF-8. A field that a spreadsheet
 * would take for a formula ({@code = + - @}, a tab or a carriage return comes first) gets an
 * apostrophe before it; what a terminal would act on is written as in {@link SafeText}.
 */
public final class LinesCsv implements LineTeller {
  private static final String HEADER =
      "timestamp,level,service,source,line,id,pattern_id,match,text";

  private final OutputStream out;

  /**
   * @param out is flushed in the end, and stays open
   */
  public LinesCsv(OutputStream out) throws IOException {
    this.out = out;
    write(HEADER);
  }

  @Override
  public void line(FoundLine line) throws IOException {
    String time = Times.rfc3339(line.timeNanos());
    write(
        List.of(
                time == null ? "" : time,
                Severity.name(line.severity()),
                line.service(),
                line.source(),
                Long.toString(line.line()),
                line.id(),
                line.pattern(),
                Boolean.toString(line.isMatch()),
                line.text())
            .stream()
            .map(LinesCsv::field)
            .collect(Collectors.joining(",")));
  }

  static String field(String text) {
    boolean isFormula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    String safe = (isFormula ? "'" : "") + LinesRaw.safe(text, true).replace('\t', ' ');
    boolean isPlain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n');
    return isPlain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }

  @Override
  public void end(LinesFound found) throws IOException {
    out.flush();
  }

  private void write(String row) throws IOException {
    out.write((row + "\r\n").getBytes(StandardCharsets.UTF_8));
  }
}
