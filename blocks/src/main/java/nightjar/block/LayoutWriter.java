package nightjar.block;

import java.util.Arrays;

/** Writes the table of layouts and their columns. */
final class LayoutWriter {
  /** Places before one that are compared with it. */
  private static final int LOOKED_BACK = 16;

  private final TextTable texts;
  private final ByteOutput table;
  private final ColumnWriter columns;
  private final Trigrams trigrams;
  private final Values values = new Values();

  LayoutWriter(TextTable texts, ByteOutput table, ColumnWriter columns, Trigrams trigrams) {
    this.trigrams = trigrams;
    this.texts = texts;
    this.table = table;
    this.columns = columns;
  }

  void write() {
    table.clear();
    table.putVar(texts.layouts);
    for (int layout = 0; layout < texts.layouts; layout++) {
      write(layout);
    }
    columns.finish();
  }

  private void write(int layout) {
    int rows = texts.rowsOf(layout);
    table.putVar(rows);
    if (rows == 0) {
      return; // nothing is plain
    }
    int count = texts.values(layout);
    table.putVar(count);
    int row = texts.sorted[texts.firstOf[layout]];
    boolean apart = true;
    for (int i = 0; i <= count; i++) {
      int from = texts.constantStart(row, i);
      int to = texts.constantEnd(row, i, count);
      table.putCounted(texts.text.bytes, from, to);
      apart &= trigrams.addConstant(texts.text.bytes, from, to);
    }
    if (!apart) {
      addWhole(layout);
    }
    for (int i = 0; i < count; i++) {
      int equal = earlierEqual(layout, i);
      if (equal >= 0) {
        table.put(Format.COPY);
        table.putVar(equal);
      } else {
        values.gather(texts, layout, i);
        columns.write(values, layout == TextTable.PLAIN);
      }
    }
  }

  /** Adds trigrams of whole texts. */
  private void addWhole(int layout) {
    for (int i = texts.firstOf[layout]; i < texts.firstOf[layout + 1]; i++) {
      int row = texts.sorted[i];
      trigrams.addText(texts.text.bytes, texts.textStart(row), texts.textEnd(row));
    }
  }

  /** An earlier place of the layout whose values are the same in every row; -1 if there is none. */
  private int earlierEqual(int layout, int value) {
    for (int other = Math.max(0, value - LOOKED_BACK); other < value; other++) {
      if (areEqual(layout, value, other)) {
        return other;
      }
    }
    return -1;
  }

  private boolean areEqual(int layout, int one, int other) {
    // from the last row on: values that differ do so there more often than in the first
    for (int i = texts.firstOf[layout + 1] - 1; i >= texts.firstOf[layout]; i--) {
      int row = texts.sorted[i];
      if (!Arrays.equals(
          texts.text.bytes,
          texts.valueStart(row, one),
          texts.valueEnd(row, one),
          texts.text.bytes,
          texts.valueStart(row, other),
          texts.valueEnd(row, other))) {
        return false;
      }
    }
    return true;
  }
}
