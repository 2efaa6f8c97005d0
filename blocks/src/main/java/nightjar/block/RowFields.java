package nightjar.block;

/**
 * What rows have beside their texts. A field is opened when it is first asked for, and of a few
 * rows only what they need is read. One thread at a time.
 */
final class RowFields {
  /** More lines than these are read faster with those of all rows. */
  private static final int FEW_LINES = 4;

  private final BlockHead head;
  private final Sections sections;
  private final Layouts layouts;
  private final Lazy<Numbers> observed = new Lazy<>(() -> numbers(Format.OBSERVED));
  private final Lazy<Numbers> arrivals = new Lazy<>(() -> numbers(Format.ARRIVALS));
  private final Lazy<Numbers> lines = new Lazy<>(() -> numbers(Format.LINES));
  private final Lazy<StoredTimes> times = new Lazy<>(this::readTimes);
  private final Lazy<Foretold> severities;
  private final Lazy<Foretold> services;
  private final Lazy<Foretold> sources;
  private final Lazy<Foretold> shapes;
  private final Lazy<Listed> redactions = new Lazy<>(this::readRedactions);
  private final Lazy<Messages> messages = new Lazy<>(this::readMessages);
  private int linesAsked;
  private long[] lineOf = {};

  /** Anchors of where messages begin, and of where they end. */
  private record Messages(Listed begins, Listed ends) {}

  RowFields(BlockHead head, Sections sections, Layouts layouts) {
    this.head = head;
    this.sections = sections;
    this.layouts = layouts;
    severities = new Lazy<>(() -> places(Format.SEVERITIES, head.severities().size()));
    services = new Lazy<>(() -> places(Format.SERVICES, head.services().size()));
    sources = new Lazy<>(() -> places(Format.SOURCES, head.sources().size()));
    shapes = new Lazy<>(() -> places(Format.SHAPES, head.shapes().size()));
  }

  /** Event time of a row; where it shows a time of day, its text is looked at. */
  long time(int row) {
    return times.get().time(row);
  }

  /** The same of a row whose text is these bytes. */
  long time(int row, ByteOutput text) {
    return times.get().time(row, text);
  }

  long observed(int row) {
    return observed.get().get(row) ^ Format.SIGN;
  }

  long arrival(int row) {
    return arrivals.get().get(row) ^ Format.SIGN;
  }

  /** Places in the head's severities. */
  Foretold severities() {
    return severities.get();
  }

  Foretold services() {
    return services.get();
  }

  Foretold sources() {
    return sources.get();
  }

  Foretold shapes() {
    return shapes.get();
  }

  long redactions(int row) {
    return redactions.get().get(row);
  }

  long messageBegin(int row) {
    return messages.get().begins.get(row);
  }

  long messageEnd(int row) {
    return messages.get().ends.get(row);
  }

  /** Line of a row in its source: told from the rows before it. */
  long line(int row) {
    if (lineOf.length == 0 && linesAsked++ < FEW_LINES) {
      int[] sourceOf = sources().all();
      long line = 0;
      for (int before = 0; before <= row; before++) {
        line += sourceOf[before] == sourceOf[row] ? step(before) : 0;
      }
      return line;
    }
    return lineOf()[row];
  }

  private long[] lineOf() {
    if (lineOf.length == 0) {
      int[] sourceOf = sources().all();
      long[] last = new long[head.sources().size()];
      long[] read = new long[head.rows()];
      for (int row = 0; row < read.length; row++) {
        last[sourceOf[row]] += step(row);
        read[row] = last[sourceOf[row]];
      }
      lineOf = read;
    }
    return lineOf;
  }

  private long step(int row) {
    long step = lines.get().get(row);
    return ((step >>> 1) ^ -(step & 1)) + 1;
  }

  private Numbers numbers(int section) {
    ByteInput in = sections.open(section, 0);
    Numbers numbers = NumberStream.read(in).open(in, head.rows());
    in.finish();
    return numbers;
  }

  private StoredTimes readTimes() {
    return new StoredTimes(sections.open(Format.TIMES, 0), layouts, this);
  }

  private Listed readRedactions() {
    ByteInput in = sections.open(Format.REDACTIONS, 0);
    Listed read = new Listed(in, layouts);
    in.finish();
    return read;
  }

  private Messages readMessages() {
    ByteInput in = sections.open(Format.MESSAGES, 0);
    Messages read = new Messages(new Listed(in, layouts), new Listed(in, layouts));
    in.finish();
    return read;
  }

  private Foretold places(int section, int size) {
    ByteInput in = sections.open(section, 0);
    Foretold places = new Foretold(in, layouts, size);
    in.finish();
    return places;
  }
}
