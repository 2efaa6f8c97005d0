package nightjar.source;

/** Moves rows of a {@link RecordBatch}. */
final class RecordRows {
  private RecordRows() {}

  static void copy(RecordBatch from, int row, RecordBatch to, int target) {
    to.start[target] = from.start[row];
    to.end[target] = from.end[row];
    to.firstLineEnd[target] = from.firstLineEnd[row];
    to.messageStart[target] = from.messageStart[row];
    to.messageEnd[target] = from.messageEnd[row];
    to.timeNanos[target] = from.timeNanos[row];
    to.severity[target] = from.severity[row];
    to.service[target] = from.service[row];
    to.linkStart[target] = from.linkStart[row];
    to.linkEnd[target] = from.linkEnd[row];
    to.templateStart[target] = from.templateStart[row];
    to.templateEnd[target] = from.templateEnd[row];
    to.numbers[target] = from.numbers[row];
    int max = RecordBatch.MAX_NUMBERS;
    System.arraycopy(from.numberStart, row * max, to.numberStart, target * max, max);
    System.arraycopy(from.numberEnd, row * max, to.numberEnd, target * max, max);
    to.line[target] = from.line[row];
    to.lines[target] = from.lines[row];
    to.flags[target] = from.flags[row];
  }

  /** Adds to every place of a row, after its bytes were moved. */
  static void move(RecordBatch batch, int row, int by) {
    batch.start[row] += by;
    batch.end[row] += by;
    batch.firstLineEnd[row] += by;
    batch.messageStart[row] += by;
    batch.messageEnd[row] += by;
    if (batch.linkStart[row] >= 0) {
      batch.linkStart[row] += by;
      batch.linkEnd[row] += by;
    }
    if (batch.templateStart[row] >= 0) {
      batch.templateStart[row] += by;
      batch.templateEnd[row] += by;
    }
    int first = row * RecordBatch.MAX_NUMBERS;
    for (int i = first; i < first + batch.numbers[row]; i++) {
      batch.numberStart[i] += by;
      batch.numberEnd[i] += by;
    }
  }
}
