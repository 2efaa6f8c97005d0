package nightjar.block;

import java.nio.charset.StandardCharsets;
import nightjar.store.LogRow;

/** Rows made whole again. */
final class RowReader {
  private final BlockHead head;
  private final Layouts layouts;
  private final ByteOutput text = new ByteOutput(1 << 12);
  private final long[] observed;
  private final long[] arrivals;
  private final long[] lines;
  private final long[] redactions;
  private final long[][] messages;
  private final StoredTimes times;
  private final int[] severityOf;
  private final int[] serviceOf;
  private final int[] sourceOf;
  private final int[] shapeOf;
  private final int[] severities;
  private final String[] services;
  private final String[] sources;
  private final long[] shapes;

  RowReader(BlockHead head, Layouts layouts, RowFields fields) {
    this.head = head;
    this.layouts = layouts;
    observed = fields.signed(Format.OBSERVED);
    arrivals = fields.signed(Format.ARRIVALS);
    lines = fields.lines();
    redactions = fields.redactions();
    messages = fields.messages();
    times = fields.storedTimes();
    severityOf = fields.severities();
    serviceOf = fields.services();
    sourceOf = fields.sources();
    shapeOf = fields.shapes();
    severities = head.severities().stream().mapToInt(Tally::value).toArray();
    services = head.services().stream().map(Tally::value).toArray(String[]::new);
    sources = head.sources().stream().map(Tally::value).toArray(String[]::new);
    shapes = head.shapes().stream().mapToLong(Tally::value).toArray();
  }

  LogRow row(int row) {
    text.clear();
    BlockLayout layout = layouts.append(row, text);
    return new LogRow(
        head.firstNumber() + row,
        times.time(row, text.bytes, text.length),
        observed[row],
        severities[severityOf[row]],
        services[serviceOf[row]],
        sources[sourceOf[row]],
        lines[row],
        shapes[shapeOf[row]],
        new String(text.bytes, 0, text.length, StandardCharsets.UTF_8),
        layout.character(messages[0][row]),
        layout.character(messages[1][row]),
        (int) redactions[row],
        arrivals[row]);
  }

  /** Bytes of the text that was last made. */
  int textBytes() {
    return text.length;
  }
}
