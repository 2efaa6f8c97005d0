package nightjar.cli.render;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How many values of each kind there are, and in how many lines; the lines are not shown. */
public final class RedactedCounts implements RedactedTeller {
  private final Map<String, Count> kinds = new TreeMap<>();

  /** Of one kind. */
  private static final class Count {
    private long values;
    private long lines;
  }

  @Override
  public boolean asksForValues() {
    return true;
  }

  @Override
  public void same(String source, long number, byte[] bytes, int from, int end, boolean goesOn) {
    // nothing to count
  }

  @Override
  public void changed(RedactedLine line) {
    line.values().stream()
        .map(RedactedLine.Value::kind)
        .distinct()
        .forEach(kind -> count(kind).lines++);
    line.values().forEach(value -> count(value.kind()).values++);
  }

  private Count count(String kind) {
    return kinds.computeIfAbsent(kind, _ -> new Count());
  }

  /** A row a kind, and how many lines there were. */
  public void table(OutputStream out, long lines, long changed) throws IOException {
    StringBuilder table = new StringBuilder();
    kinds.forEach(
        (kind, count) ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "%-16s %,12d values in %,12d lines%n",
                    kind,
                    count.values,
                    count.lines)));
    table.append(
        String.format(Locale.ROOT, "%,d lines, %,d with something replaced%n", lines, changed));
    out.write(table.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** {@code {"lines":N,"changed":N,"kinds":{"EMAIL":{"values":N,"lines":N}}}}. */
  public void json(OutputStream out, long lines, long changed) throws IOException {
    try (JsonText json = JsonText.pretty(out)) {
      json.object().put("lines", lines).put("changed", changed).object("kinds");
      for (Map.Entry<String, Count> kind : kinds.entrySet()) {
        json.object(kind.getKey());
        json.put("values", kind.getValue().values).put("lines", kind.getValue().lines).endObject();
      }
      json.endObject().endObject();
    }
  }
}
