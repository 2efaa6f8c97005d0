package nightjar.block;

import java.util.List;

/** What rows have beside their texts, each field read when it is first asked for. */
final class RowFields {
  private final BlockHead head;
  private final Sections sections;
  private final Layouts layouts;
  private long[] times = {};
  private int[] severities = {};
  private int[] services = {};
  private int[] sources = {};
  private int[] shapes = {};

  RowFields(BlockHead head, Sections sections, Layouts layouts) {
    this.head = head;
    this.sections = sections;
    this.layouts = layouts;
  }

  /** Event times of all rows; of those that show a time of day the texts are looked at. */
  long[] times() {
    if (times.length == 0) {
      times = read(storedTimes());
    }
    return times;
  }

  StoredTimes storedTimes() {
    return new StoredTimes(sections.open(Format.TIMES, 0), layouts, signed(Format.OBSERVED));
  }

  private long[] read(StoredTimes stored) {
    long[] read = new long[head.rows()];
    for (int row = 0; row < read.length; row++) {
      read[row] = stored.time(row);
    }
    return read;
  }

  long[] signed(int section) {
    long[] values = numbers(section);
    for (int i = 0; i < values.length; i++) {
      values[i] ^= Format.SIGN;
    }
    return values;
  }

  int[] severities() {
    if (severities.length == 0) {
      severities = places(Format.SEVERITIES, head.severities());
    }
    return severities;
  }

  int[] services() {
    if (services.length == 0) {
      services = places(Format.SERVICES, head.services());
    }
    return services;
  }

  int[] sources() {
    if (sources.length == 0) {
      sources = places(Format.SOURCES, head.sources());
    }
    return sources;
  }

  int[] shapes() {
    if (shapes.length == 0) {
      shapes = places(Format.SHAPES, head.shapes());
    }
    return shapes;
  }

  /** Lines of the rows in their sources. */
  long[] lines() {
    long[] lines = numbers(Format.LINES);
    long[] last = new long[head.sources().size()];
    int[] of = sources();
    for (int i = 0; i < lines.length; i++) {
      long step = (lines[i] >>> 1) ^ -(lines[i] & 1);
      last[of[i]] += step + 1;
      lines[i] = last[of[i]];
    }
    return lines;
  }

  long[] redactions() {
    ByteInput in = sections.open(Format.REDACTIONS, 0);
    long[] redactions = listed(in);
    in.finish();
    return redactions;
  }

  /** Anchors of where messages begin, then of where they end. */
  long[][] messages() {
    ByteInput in = sections.open(Format.MESSAGES, 0);
    long[][] messages = {listed(in), listed(in)};
    in.finish();
    return messages;
  }

  private long[] numbers(int section) {
    ByteInput in = sections.open(section, 0);
    long[] values = NumberStream.read(in).values(in, head.rows());
    in.finish();
    return values;
  }

  private int[] places(int section, List<?> list) {
    ByteInput in = sections.open(section, 0);
    int[] places = foretold(in, list.size());
    in.finish();
    return places;
  }

  private long[] listed(ByteInput in) {
    int size = in.readCount("values", head.rows());
    long[] list = NumberStream.read(in).values(in, size);
    int[] places = foretold(in, size);
    long[] values = new long[places.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = list[places[i]];
    }
    return values;
  }

  private int[] foretold(ByteInput in, int size) {
    NumberStream stream = NumberStream.read(in);
    return Places.readForetold(stream, in, layouts.layoutOf(), layouts.all.size(), size);
  }
}
