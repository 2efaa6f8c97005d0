package nightjar.cli.render;

import java.io.IOException;
import java.io.OutputStream;
import nightjar.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Lines for programs: one document of schema {@code nightjar.query/1}, or an object of schema
 * {@code nightjar.line/1} a line. Members are called as in the API.
 */
public final class LinesJson implements LineTeller {
  private final JsonText json;
  private final boolean isDocument;
  private final boolean isCount;

  private LinesJson(JsonText json, boolean isDocument, boolean isCount) {
    this.json = json;
    this.isDocument = isDocument;
    this.isCount = isCount;
  }

  /**
   * One document.
   *
   * @param query as canonical text
   * @param isCount is the number of lines wanted, and no line?
   */
  public static LinesJson document(OutputStream out, String query, boolean isCount)
      throws IOException {
    JsonText json = JsonText.pretty(out).object();
    json.put("schema", "nightjar.query/1").put("query", query);
    if (!isCount) {
      json.array("lines");
    }
    return new LinesJson(json, true, isCount);
  }

  /** An object a line. */
  public static LinesJson lines(OutputStream out) throws IOException {
    return new LinesJson(JsonText.lines(out), false, false);
  }

  @Override
  public void line(FoundLine line) throws IOException {
    json.object();
    if (!isDocument) {
      json.put("schema", "nightjar.line/1");
    }
    if (!line.id().isEmpty()) {
      json.put("id", line.id());
    }
    json.put("timestamp", Times.rfc3339(line.timeNanos()))
        .put("level", Severity.name(line.severity()))
        .put("service", line.service())
        .put("source", line.source())
        .put("line", line.line());
    if (!line.pattern().isEmpty()) {
      json.put("pattern_id", line.pattern());
    }
    json.put("match", line.isMatch()).put("text", line.text()).endObject();
  }

  @Override
  public void end(LinesFound found) throws IOException {
    if (isDocument) {
      if (!isCount) {
        json.endArray().put("shown", found.shown()).put("has_more", found.more());
      }
      if (found.total().isPresent()) {
        json.put("total", found.total().getAsLong());
      } else {
        json.putNull("total");
      }
      json.put("complete", found.complete());
      histogram(found.histogram());
      json.endObject();
    }
    json.close();
  }

  private void histogram(@Nullable LineHistogram histogram) throws IOException {
    if (histogram != null) {
      json.object("histogram")
          .put("from", Times.rfc3339(histogram.fromNanos()))
          .put("bucket_seconds", histogram.bucketNanos() / 1e9)
          .numbers("counts", histogram.counts())
          .endObject();
    }
  }
}
