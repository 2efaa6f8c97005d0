package nightjar.cli.render;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One JSON object a line: {@code {"line":7,"text":"login of
 * [EMAIL]","values":[{"kind":"EMAIL","start":9,"end":23,"reason":…}]}}. Places are code points of
 * the line as it was. Where several files are read, {@code file} comes first. A line longer than a
 * filter holds is several objects, all but the last with {@code "goes_on":true}.
 */
public final class RedactedJson implements RedactedTeller, AutoCloseable {
  private final JsonText json;
  private final boolean namesFiles;

  /**
   * @param out is flushed when this is closed, and stays open
   */
  public RedactedJson(OutputStream out, boolean namesFiles) throws IOException {
    this.json = JsonText.lines(out);
    this.namesFiles = namesFiles;
  }

  @Override
  public boolean asksForValues() {
    return true;
  }

  @Override
  public void same(String source, long number, byte[] bytes, int from, int end, boolean goesOn)
      throws IOException {
    String text = new String(bytes, from, end - from, StandardCharsets.UTF_8);
    String line = text.endsWith("\n") ? text.replaceFirst("\r?\n$", "") : text;
    changed(new RedactedLine(source, number, line, "", List.of(), goesOn));
  }

  @Override
  public void changed(RedactedLine line) throws IOException {
    json.object();
    if (namesFiles) {
      json.put("file", line.source());
    }
    json.put("line", line.number()).put("text", line.text()).array("values");
    for (RedactedLine.Value value : line.values()) {
      json.object().put("kind", value.kind()).put("start", value.start()).put("end", value.end());
      json.put("reason", value.reason()).endObject();
    }
    json.endArray();
    if (line.goesOn()) {
      json.put("goes_on", true);
    }
    json.endObject();
  }

  /** Passes on what is held. */
  public void flush() throws IOException {
    json.flush();
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
