package nightjar.block;

import java.nio.charset.StandardCharsets;
import nightjar.redact.Redacted;
import nightjar.store.LogRow;

/** Rows made whole again. */
final class RowReader {
  private final BlockHead head;
  private final Layouts layouts;
  private final RowFields fields;
  private final ByteOutput text = new ByteOutput(1 << 12);

  RowReader(BlockHead head, Layouts layouts, RowFields fields) {
    this.head = head;
    this.layouts = layouts;
    this.fields = fields;
  }

  LogRow row(int row) {
    text.clear();
    BlockLayout layout = layouts.append(row, text);
    return new LogRow(
        head.firstNumber() + row,
        fields.time(row, text),
        fields.observed(row),
        head.severities().get(fields.severities().get(row)).value(),
        head.services().get(fields.services().get(row)).value(),
        head.sources().get(fields.sources().get(row)).value(),
        fields.line(row),
        head.shapes().get(fields.shapes().get(row)).value(),
        Redacted.kept(
            new String(text.bytes, 0, text.length, StandardCharsets.UTF_8), fields.redactions(row)),
        layout.character(fields.messageBegin(row)),
        layout.character(fields.messageEnd(row)),
        fields.arrival(row));
  }

  /** Bytes of the text that was last made. */
  int textBytes() {
    return text.length;
  }
}
