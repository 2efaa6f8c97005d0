package nightjar.cli.render;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import nightjar.shape.SpanKind;
import org.jspecify.annotations.Nullable;

/**
 * The pattern of every line, one JSON object a line: {@code
 * {"line":7,"pattern_id":ID,"pattern":TEXT,"parameters":[{"kind":"number","start":5,"end":9}]}}.
 * Where several files are read, {@code file} comes first; where saved patterns are matched, {@code
 * known} follows. A line without a pattern has null, and {@code why}.
 */
public final class PatternLinesJson implements AutoCloseable {
  private final JsonText json;
  private final boolean namesFiles;

  /** A pattern as lines show it; {@code known} is null unless saved patterns are matched. */
  public record Pattern(String id, String text, @Nullable Boolean known) {}

  /** A value in a line: bytes {@code [start, end)}, from 0. */
  public record Value(SpanKind kind, int start, int end) {}

  /**
   * Lines for programs.
   *
   * @param out is flushed when this is closed, and stays open
   */
  public PatternLinesJson(OutputStream out, boolean namesFiles) throws IOException {
    this.json = JsonText.lines(out);
    this.namesFiles = namesFiles;
  }

  /** A line with a pattern. */
  public void line(String file, long number, Pattern pattern, List<Value> values)
      throws IOException {
    begin(file, number);
    json.put("pattern_id", pattern.id).put("pattern", pattern.text);
    if (pattern.known != null) {
      json.put("known", pattern.known.booleanValue());
    }
    json.array("parameters");
    for (Value value : values) {
      json.object().put("kind", value.kind.name().toLowerCase(Locale.ROOT));
      json.put("start", value.start).put("end", value.end).endObject();
    }
    json.endArray().endObject();
  }

  /** A line without. */
  public void without(String file, long number, String why) throws IOException {
    begin(file, number);
    json.putNull("pattern_id").putNull("pattern").array("parameters").endArray();
    json.put("why", why).endObject();
  }

  private void begin(String file, long number) throws IOException {
    json.object();
    if (namesFiles) {
      json.put("file", file);
    }
    json.put("line", number);
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
