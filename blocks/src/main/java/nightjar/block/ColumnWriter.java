package nightjar.block;

/** Writes the values of one place of a layout in the way that fits them; see {@link Column}. */
final class ColumnWriter {
  private final ByteOutput table;
  private final ColumnGroup numberGroup;
  private final ColumnGroup textGroup;
  private final NumberWriter numbers;
  private final FilterWriter filters;
  private final Skeletons skeletons = new Skeletons();
  private final long[] scratch = new long[BlockWriter.MAX_ROWS];

  ColumnWriter(ByteOutput table, SectionWriter sections, NumberWriter numbers) {
    this.table = table;
    this.numbers = numbers;
    numberGroup = new ColumnGroup(sections, SectionWriter.NUMBERS);
    textGroup = new ColumnGroup(sections, SectionWriter.TEXTS);
    filters = new FilterWriter(sections);
  }

  void write(Values values, boolean plain) {
    if (plain) {
      writeTexts(values, true);
    } else if (values.seemFew() && values.enumerate(values.count / 4)) {
      writeDictionary(values);
    } else if (skeletons.read(values)) {
      writeTemplates(values.count);
    } else if (values.enumerate(values.count / 2)) {
      writeDictionary(values);
    } else {
      writeTexts(values, false);
    }
    numberGroup.end();
    textGroup.end();
  }

  void finish() {
    numberGroup.finish();
    textGroup.finish();
  }

  private void writeTemplates(int count) {
    table.put(Format.TEMPLATES);
    numberGroup.begin(table);
    table.putVar(skeletons.count);
    if (skeletons.count > 1) {
      System.arraycopy(skeletons.number, 0, scratch, 0, count);
      writeNumbers(count);
    }
    for (int i = 0; i < skeletons.count; i++) {
      table.putCounted(skeletons.skeleton[i], 0, skeletons.skeleton[i].length);
      for (int run = 0; run < skeletons.runs[i]; run++) {
        writeRun(i, run, count);
      }
    }
  }

  private void writeRun(int skeleton, int run, int count) {
    int most = writeWidths(skeleton, run, count);
    int mode = writeNumbers(gather(skeleton, run, count, false));
    int filter = -1;
    if (mode == NumberStream.DISTANCES && most >= FilterWriter.LEAST_LENGTH) {
      filter = filters.ofNumbers(skeletons, skeleton, run, count, scratch);
    }
    table.putVar(filter + 1);
  }

  /** Brings the numbers of a run, or how many digits they have, together; how many there are. */
  private int gather(int skeleton, int run, int count, boolean ofWidths) {
    int rows = 0;
    boolean only = skeletons.count == 1;
    int step = skeletons.runs[skeleton];
    for (int i = 0; i < count; i++) {
      if (only || skeletons.number[i] == skeleton) {
        int at = only ? i * step + run : skeletons.firstRun[i] + run;
        scratch[rows++] = ofWidths ? skeletons.width[at] : skeletons.digits[at];
      }
    }
    return rows;
  }

  /** Writes how many digits the numbers have; returns the most. */
  private int writeWidths(int skeleton, int run, int count) {
    boolean natural = true;
    int least = Format.MAX_DIGITS;
    int most = 0;
    boolean only = skeletons.count == 1;
    int step = skeletons.runs[skeleton];
    for (int i = 0; i < count; i++) {
      if (only || skeletons.number[i] == skeleton) {
        int at = only ? i * step + run : skeletons.firstRun[i] + run;
        int width = skeletons.width[at];
        natural &= width == 1 || Digits.isNatural(skeletons.digits[at], width);
        least = Math.min(least, width);
        most = Math.max(most, width);
      }
    }
    if (natural || least == most) {
      table.put(natural ? 0 : most);
    } else {
      table.put(Format.DIGITS_COUNTED);
      writeNumbers(gather(skeleton, run, count, true));
    }
    return most;
  }

  private int writeNumbers(int count) {
    return numbers.write(scratch, count, table, numberGroup.bytes);
  }

  private void writeDictionary(Values values) {
    table.put(Format.DICTIONARY);
    numberGroup.begin(table);
    textGroup.begin(table);
    int size = values.distinctCount;
    table.putVar(size);
    for (int i = 0; i < size; i++) {
      int value = values.distinct[i];
      scratch[i] = values.length(value);
      textGroup.bytes.put(values.text, values.from[value], values.to[value]);
    }
    writeNumbers(size);
    System.arraycopy(values.number, 0, scratch, 0, values.count);
    writeNumbers(values.count);
    Letters used = new Letters();
    for (int i = 0; i < size; i++) {
      used.add(values.text, values.from[values.distinct[i]], values.to[values.distinct[i]]);
    }
    used.write(table);
  }

  private void writeTexts(Values values, boolean plain) {
    table.put(Format.TEXTS);
    numberGroup.begin(table);
    textGroup.begin(table);
    Letters used = new Letters();
    for (int i = 0; i < values.count; i++) {
      scratch[i] = values.length(i);
      textGroup.bytes.put(values.text, values.from[i], values.to[i]);
      used.add(values.text, values.from[i], values.to[i]);
    }
    writeNumbers(values.count);
    used.write(table);
    table.putVar(plain ? 0 : filters.ofTexts(values) + 1);
  }
}
