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
  private final long[] widths = new long[BlockWriter.MAX_ROWS];
  private final ByteOutput expanded = new ByteOutput(1 << 10);
  private final Trigrams trigrams;
  private final LongNumbersWriter longNumbers;
  private boolean natural;
  private int fewestDigits;
  private int mostDigits;

  /** Writes into the table and new sections; what is told of the whole block goes to the others. */
  ColumnWriter(
      ByteOutput table,
      SectionWriter sections,
      NumberWriter numbers,
      FilterWriter filters,
      Trigrams trigrams,
      LongNumbersWriter longNumbers) {
    this.filters = filters;
    this.trigrams = trigrams;
    this.longNumbers = longNumbers;
    this.table = table;
    this.numbers = numbers;
    numberGroup = new ColumnGroup(sections, SectionWriter.NUMBERS);
    textGroup = new ColumnGroup(sections, SectionWriter.TEXTS);
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
      trigrams.addSkeleton(skeletons.skeleton[i], expanded);
      for (int run = 0; run < skeletons.runs[i]; run++) {
        writeRun(i, run, count);
      }
    }
  }

  private void writeRun(int skeleton, int run, int count) {
    int rows = gather(skeleton, run, count);
    if (natural || fewestDigits == mostDigits) {
      table.put(natural ? 0 : mostDigits);
    } else {
      table.put(Format.DIGITS_COUNTED);
      numbers.write(widths, rows, table, numberGroup.bytes);
    }
    int mode = writeNumbers(rows);
    if (mostDigits >= LongNumbers.LEAST_LENGTH) {
      keepLong(skeleton, run, count, mode, rows);
    }
  }

  /** Brings the numbers of a run, and how many digits they have, together; how many there are. */
  private int gather(int skeleton, int run, int count) {
    boolean only = skeletons.count == 1;
    int step = skeletons.runs[skeleton];
    int rows = 0;
    boolean allNatural = true;
    int fewest = Format.MAX_DIGITS;
    int most = 0;
    for (int i = 0; i < count; i++) {
      if (only || skeletons.number[i] == skeleton) {
        int at = only ? i * step + run : skeletons.firstRun[i] + run;
        int width = skeletons.width[at];
        long number = skeletons.digits[at];
        allNatural &= width == 1 || Digits.isNatural(number, width);
        fewest = Math.min(fewest, width);
        most = Math.max(most, width);
        widths[rows] = width;
        scratch[rows++] = number;
      }
    }
    natural = allNatural;
    fewestDigits = fewest;
    mostDigits = most;
    return rows;
  }

  /** Tells the block's long numbers of a run that was written. */
  private void keepLong(int skeleton, int run, int count, int mode, int rows) {
    if (LongNumbersWriter.isRange(mode, rows, numbers.reach(), mostDigits)) {
      longNumbers.addRange(numbers.least(), numbers.reach(), fewestDigits, mostDigits);
      return;
    }
    boolean only = skeletons.count == 1;
    int step = skeletons.runs[skeleton];
    for (int i = 0; i < count; i++) {
      if (only || skeletons.number[i] == skeleton) {
        int at = only ? i * step + run : skeletons.firstRun[i] + run;
        longNumbers.add(skeletons.digits[at], skeletons.width[at]);
        if (mode == NumberStream.CONSTANT && natural) {
          return; // one for all
        }
      }
    }
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
      int value = values.distinct[i];
      used.add(values.text, values.from[value], values.to[value]);
      tell(values.text, values.from[value], values.to[value]);
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
      tell(values.text, values.from[i], values.to[i]);
    }
    writeNumbers(values.count);
    used.write(table);
    table.putVar(plain ? 0 : filters.ofTexts(values) + 1);
  }

  /** Takes what is told of the whole block from a value kept as text. */
  private void tell(byte[] text, int from, int to) {
    trigrams.addText(text, from, to);
    longNumbers.addText(text, from, to);
  }
}
