package nightjar.cli;

import java.nio.charset.StandardCharsets;
import nightjar.cli.render.FoundLine;
import nightjar.redact.Redactor;
import nightjar.search.Candidate;
import nightjar.source.RecordBatch;
import org.jspecify.annotations.Nullable;

/** A record of a file as a query looks at it: one object, moved from row to row. */
final class ReadRecord implements Candidate {
  private final @Nullable Redactor redactor;
  private RecordBatch batch = new RecordBatch(1);
  private int row;
  private String service = "";
  private String source = "";
  private String pattern = "";
  private long shape;
  private long number;
  private @Nullable String text;

  /**
   * @param isRedacted is text shown with markers for what is personal?
   */
  ReadRecord(boolean isRedacted) {
    this.redactor = isRedacted ? new Redactor() : null;
  }

  /** Moves to a row. */
  void at(RecordBatch of, int index, String serviceName, String sourceName) {
    batch = of;
    row = index;
    service = serviceName;
    source = sourceName;
    number++;
    text = null;
  }

  /** Whose it is among the patterns of this run. */
  void pattern(String id, long stand) {
    pattern = id;
    shape = stand;
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public long timeNanos() {
    return batch.timeNanos[row];
  }

  @Override
  public long observedNanos() {
    return batch.timeNanos[row];
  }

  @Override
  public int severity() {
    return batch.severity[row];
  }

  @Override
  public String service() {
    return service;
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public long shape() {
    return shape;
  }

  @Override
  public String text() {
    String made = text;
    if (made == null) {
      made = text(batch.start[row], batch.end[row]);
      text = made;
    }
    return made;
  }

  private String text(int from, int to) {
    return new String(batch.bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /** A copy to be shown. */
  FoundLine shown(boolean isMatch) {
    String head = redacted(text(batch.start[row], batch.messageStart[row]));
    String whole = redacted(text());
    return new FoundLine(
        batch.timeNanos[row],
        batch.severity[row],
        service,
        source,
        batch.line[row],
        whole,
        whole.startsWith(head) ? head.length() : 0,
        "",
        pattern,
        isMatch);
  }

  private String redacted(String hostile) {
    return redactor == null ? hostile : redactor.redact(hostile).toString();
  }
}
