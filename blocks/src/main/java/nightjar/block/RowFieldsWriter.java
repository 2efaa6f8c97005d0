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
  private final TimesWriter timesWriter;
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
  private final boolean[] isAscii = new boolean[BlockWriter.MAX_ROWS];
  private final long[] lastLine = new long[BlockWriter.MAX_ROWS];
  private int count;
  private final int[] endOf = new int[BlockWriter.MAX_ROWS];
  private final int[] last = new int[BlockWriter.MAX_ROWS + 1];
  private final int[] constantOf = new int[BlockWriter.MAX_ROWS + 1];
  private final Numbering redactions = new Numbering();
  private final Numbering begins = new Numbering();
  private final Numbering ends = new Numbering();

  RowFieldsWriter(TextTable texts, SectionWriter sections, NumberWriter numbers) {
    this.texts = texts;
    this.sections = sections;
    this.numbers = numbers;
    timesWriter = new TimesWriter(texts, numbers);
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

  void clear() {
    severities.clear();
    services.clear();
    sources.clear();
    shapes.clear();
    redactions.clear();
    begins.clear();
    ends.clear();
    count = 0;
  }

  /** Takes everything of a row but its text, which is in the table already, while it is at hand. */
  void add(LogRow row) {
    int i = count++;
    times[i] = row.timeNanos();
    observed[i] = row.observedNanos();
    arrivals[i] = row.arrival();
    severityOf[i] = severities.add(row.severity());
    serviceOf[i] = services.add(row.service());
    int source = sources.add(row.source());
    sourceOf[i] = source;
    long step = row.line() - (sources.rows(source) == 1 ? 0 : lastLine[source]) - 1;
    lastLine[source] = row.line();
    lines[i] = (step << 1) ^ (step >> 63);
    shapeOf[i] = shapes.add(row.shape());
    redactionsOf[i] = redactions.add(row.redactions());
    isAscii[i] = texts.textEnd(i) - texts.textStart(i) == row.text().length();
    beginOf[i] = row.messageFrom();
    endOf[i] = row.messageTo();
  }

  /** Writes all sections; the spans of {@link Format#TIMES}, observed times and arrivals. */
  Span[] write() {
    Arrays.fill(constantOf, 0, texts.layouts, 0);
    for (int i = 0; i < count; i++) {
      scratch[i] = texts.layout[i];
      beginOf[i] = begins.add(anchor(i, isAscii[i], beginOf[i]));
      endOf[i] = ends.add(anchor(i, isAscii[i], endOf[i]));
    }
    writeNumbers(count);
    fill(Format.LAYOUTS);
    Span[] spans = {
      writeTimes(), writeSigned(observed, Format.OBSERVED), writeSigned(arrivals, Format.ARRIVALS)
    };
    System.arraycopy(lines, 0, scratch, 0, count);
    writeNumbers(count);
    fill(Format.LINES);
    writePlaces(severityOf, Format.SEVERITIES);
    writePlaces(serviceOf, Format.SERVICES);
    writePlaces(sourceOf, Format.SOURCES);
    writePlaces(shapeOf, Format.SHAPES);
    writeListed(redactions, redactionsOf);
    fill(Format.REDACTIONS);
    writeListed(begins, beginOf);
    writeListed(ends, endOf);
    fill(Format.MESSAGES);
    return spans;
  }

  private Span writeSigned(long[] values, int number) {
    for (int i = 0; i < count; i++) {
      scratch[i] = values[i] ^ Format.SIGN;
    }
    writeNumbers(count);
    fill(number);
    return span(values);
  }

  private Span writeTimes() {
    timesWriter.write(times, observed, section);
    fill(Format.TIMES);
    return span(times);
  }

  private Span span(long[] values) {
    long least = Long.MAX_VALUE;
    long greatest = Long.MIN_VALUE;
    for (int i = 0; i < count; i++) {
      least = Math.min(least, values[i]);
      greatest = Math.max(greatest, values[i]);
    }
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
    if (character == length) {
      return Anchor.inConstant(values, at - texts.constantStart(row, values));
    }
    int layout = texts.layout[row];
    int known = constantOf[layout]; // mostly that of the row before
    if (isIn(row, known, values, at)) {
      return Anchor.inConstant(known, at - texts.constantStart(row, known));
    }
    for (int i = 0; i <= values && at >= texts.constantStart(row, i); i++) {
      if (isIn(row, i, values, at)) {
        constantOf[layout] = i;
        return Anchor.inConstant(i, at - texts.constantStart(row, i));
      }
    }
    return Anchor.character(character);
  }

  private boolean isIn(int row, int constant, int values, int at) {
    return at >= texts.constantStart(row, constant)
        && at <= texts.constantEnd(row, constant, values);
  }

  private void writeListed(Numbering distinct, int[] places) {
    int size = distinct.size();
    section.putVar(size);
    for (int i = 0; i < size; i++) {
      scratch[i] = distinct.value(i);
    }
    writeNumbers(size);
    foretell(places);
  }

  private void writePlaces(int[] places, int number) {
    foretell(places);
    fill(number);
  }

  /** Writes places as 0 where they are what the row before of the same layout had. */
  private void foretell(int[] places) {
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
