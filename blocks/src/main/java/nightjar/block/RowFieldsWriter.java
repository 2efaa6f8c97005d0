package nightjar.block;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nightjar.store.LogRow;

/** Writes what rows have beside their texts, each field into a section of its own. */
final class RowFieldsWriter {
  private final Numbering severities = new Numbering();
  final NameTallies services = new NameTallies();
  final NameTallies sources = new NameTallies();
  private final Numbering shapes = new Numbering();

  private final TextTable texts;
  private final SectionWriter sections;
  private final NumberWriter numbers;
  private final ByteOutput section = new ByteOutput(1 << 18);
  private final ByteOutput payload = new ByteOutput(1 << 18);
  private final long[] scratch = new long[BlockWriter.MAX_ROWS];
  private final long[] times = new long[BlockWriter.MAX_ROWS];
  private final long[] observed = new long[BlockWriter.MAX_ROWS];
  private final long[] arrivals = new long[BlockWriter.MAX_ROWS];
  private final long[] lines = new long[BlockWriter.MAX_ROWS];
  private final int[] severityOf = new int[BlockWriter.MAX_ROWS];
  private final int[] serviceOf = new int[BlockWriter.MAX_ROWS];
  private final int[] sourceOf = new int[BlockWriter.MAX_ROWS];
  private final int[] shapeOf = new int[BlockWriter.MAX_ROWS];
  private final int[] redactionsOf = new int[BlockWriter.MAX_ROWS];
  private final int[] beginOf = new int[BlockWriter.MAX_ROWS];
  private final int[] endOf = new int[BlockWriter.MAX_ROWS];
  private final int[] last = new int[BlockWriter.MAX_ROWS + 1];
  private final Numbering redactions = new Numbering();
  private final Numbering begins = new Numbering();
  private final Numbering ends = new Numbering();

  RowFieldsWriter(TextTable texts, SectionWriter sections, NumberWriter numbers) {
    this.texts = texts;
    this.sections = sections;
    this.numbers = numbers;
  }

  List<Tally<Integer>> severities() {
    List<Tally<Integer>> all = new ArrayList<>();
    for (int i = 0; i < severities.size(); i++) {
      all.add(new Tally<>((int) severities.value(i), severities.rows(i)));
    }
    return all;
  }

  List<Tally<Long>> shapes() {
    List<Tally<Long>> all = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      all.add(new Tally<>(shapes.value(i), shapes.rows(i)));
    }
    return all;
  }

  /** Writes all sections; the spans of {@link Format#TIMES}, observed times and arrivals. */
  Span[] write(List<LogRow> rows) {
    int count = rows.size();
    gather(rows);
    for (int i = 0; i < count; i++) {
      scratch[i] = texts.layout[i];
    }
    writeNumbers(count);
    fill(Format.LAYOUTS);
    Span[] spans = {
      writeSigned(times, count, Format.TIMES),
      writeSigned(observed, count, Format.OBSERVED),
      writeSigned(arrivals, count, Format.ARRIVALS)
    };
    System.arraycopy(lines, 0, scratch, 0, count);
    writeNumbers(count);
    fill(Format.LINES);
    writePlaces(severityOf, count, Format.SEVERITIES);
    writePlaces(serviceOf, count, Format.SERVICES);
    writePlaces(sourceOf, count, Format.SOURCES);
    writePlaces(shapeOf, count, Format.SHAPES);
    writeListed(redactions, redactionsOf, count);
    fill(Format.REDACTIONS);
    writeListed(begins, beginOf, count);
    writeListed(ends, endOf, count);
    fill(Format.MESSAGES);
    return spans;
  }

  /** Takes everything of a row while it is at hand. */
  private void gather(List<LogRow> rows) {
    severities.clear();
    services.clear();
    sources.clear();
    shapes.clear();
    redactions.clear();
    begins.clear();
    ends.clear();
    long[] last = new long[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      LogRow row = rows.get(i);
      times[i] = row.timeNanos();
      observed[i] = row.observedNanos();
      arrivals[i] = row.arrival();
      severityOf[i] = severities.add(row.severity());
      serviceOf[i] = services.add(row.service());
      int source = sources.add(row.source());
      sourceOf[i] = source;
      long step = row.line() - last[source] - 1;
      last[source] = row.line();
      lines[i] = (step << 1) ^ (step >> 63);
      shapeOf[i] = shapes.add(row.shape());
      redactionsOf[i] = redactions.add(Integer.toUnsignedLong(row.redactions()));
      boolean ascii = texts.textEnd(i) - texts.textStart(i) == row.text().length();
      beginOf[i] = begins.add(anchor(i, ascii, row.messageFrom()));
      endOf[i] = ends.add(anchor(i, ascii, row.messageTo()));
    }
  }

  private Span writeSigned(long[] values, int count, int number) {
    long least = Long.MAX_VALUE;
    long greatest = Long.MIN_VALUE;
    for (int i = 0; i < count; i++) {
      least = Math.min(least, values[i]);
      greatest = Math.max(greatest, values[i]);
      scratch[i] = values[i] ^ Format.SIGN;
    }
    writeNumbers(count);
    fill(number);
    return new Span(least, greatest);
  }

  private long anchor(int row, boolean ascii, int character) {
    int from = texts.textStart(row);
    int length = texts.textEnd(row) - from;
    if (!ascii || character < 0 || character > length) {
      return Anchor.character(character);
    }
    int at = from + character;
    int values = texts.values(texts.layout[row]);
    // ends are mostly the last constant's
    for (int i = character == length ? values : 0; i <= values; i++) {
      int start = texts.constantStart(row, i);
      if (at < start) {
        break;
      }
      if (at <= texts.constantEnd(row, i, values)) {
        return Anchor.inConstant(i, at - start);
      }
    }
    return Anchor.character(character);
  }

  private void writeListed(Numbering distinct, int[] places, int count) {
    int size = distinct.size();
    section.putVar(size);
    for (int i = 0; i < size; i++) {
      scratch[i] = distinct.value(i);
    }
    writeNumbers(size);
    foretell(places, count);
  }

  private void writePlaces(int[] places, int count, int number) {
    foretell(places, count);
    fill(number);
  }

  /** Writes places as 0 where they are what the row before of the same layout had. */
  private void foretell(int[] places, int count) {
    Arrays.fill(last, 0, texts.layouts, -1);
    for (int i = 0; i < count; i++) {
      int layout = texts.layout[i];
      scratch[i] = places[i] == last[layout] ? 0 : places[i] + 1;
      last[layout] = places[i];
    }
    writeNumbers(count);
  }

  private void writeNumbers(int count) {
    payload.clear();
    numbers.write(scratch, count, section, payload);
    section.put(payload.bytes, 0, payload.length);
  }

  private void fill(int number) {
    sections.fill(number, section, SectionWriter.NUMBERS);
    section.clear();
  }
}
