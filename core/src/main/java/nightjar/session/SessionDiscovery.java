package nightjar.session;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import nightjar.detect.CurrentRecord;
import nightjar.source.RecordBatch;

/**
 * The records of a discovery phase, reduced to what can become sessions: per record its shape, time
 * and place, per possible session id its class, hash and text. In columns; bounded by {@link
 * #MOST_RECORDS}, {@link #MOST_VALUES} and {@link #MOST_TEXT} bytes, about 20 MB at worst and given
 * back after the choice.
 */
final class SessionDiscovery {
  /** Records a phase looks at. */
  static final int MOST_RECORDS = 30_000;

  /** Values a phase keeps; the phase ends when there are more. */
  static final int MOST_VALUES = 1 << 18;

  /** Class of the values in the field that the parser knows to link records. */
  static final long LINK = 1;

  private static final int MOST_TEXT = 1 << 23;

  int records;
  int[] shape = new int[1024];
  int[] source = new int[1024];
  int[] service = new int[1024];
  long[] time = new long[1024];
  long[] line = new long[1024];

  /** Values of record r are {@code [endOfRecord[r - 1], endOfRecord[r])}. */
  int[] endOfRecord = new int[1024];

  int values;
  int[] recordOf = new int[4096];
  long[] type = new long[4096];
  long[] otherType = new long[4096];
  long[] hash = new long[4096];
  boolean[] number = new boolean[4096];

  /** Where the text of each distinct value is, by the number {@link #distinct} gives its hash. */
  final SessionIndex distinct = new SessionIndex(1024);

  byte[] text = new byte[1 << 16];
  int[] textEnd = new int[1024];

  /** Names of the classes, by the number {@link #types} gives them. */
  final SessionIndex types = new SessionIndex(256);

  String[] names = new String[256];
  long[] typeOfClass = new long[256];

  private int textSize;
  private final SessionToken token = new SessionToken();

  boolean isFull() {
    return records >= MOST_RECORDS || values >= MOST_VALUES || textSize >= MOST_TEXT;
  }

  void add(CurrentRecord record) {
    if (records == shape.length) {
      growRecords();
    }
    RecordBatch batch = record.batch;
    int row = record.row;
    shape[records] = record.shape;
    source[records] = batch.source;
    service[records] = record.service;
    time[records] = batch.timeNanos[row];
    line[records] = batch.line[row];
    if (batch.linkStart[row] >= 0 && batch.linkEnd[row] > batch.linkStart[row]) {
      token.from = batch.linkStart[row];
      token.to = batch.linkEnd[row];
      token.type = LINK;
      token.otherType = SessionToken.NO_CLASS;
      token.number = false;
      addValue(batch, token.from);
    }
    for (int slot = 0; slot < record.slots.count && values < MOST_VALUES; slot++) {
      int from = record.slots.start[slot];
      token.read(batch.bytes, batch.start[row], from, record.slots.end[slot]);
      if (token.type != SessionToken.NO_CLASS) {
        addValue(batch, from);
      }
    }
    endOfRecord[records++] = values;
  }

  /** Is told of the values of a key, one at a time. */
  interface Visitor {
    /** Value {@code value} of a record that has the given number in the run. */
    void visit(SessionDiscovery phase, int record, int value, long number);
  }

  /**
   * Shows the values of the key just chosen in the order of their records, the last of which is
   * number {@code records - 1}.
   */
  void replay(SessionKey.Found key, long recordsOfRun, Visitor visitor) {
    for (int record = 0; record < records; record++) {
      long ordinal = recordsOfRun - records + record;
      for (int value = firstValue(record); value < endOfRecord[record]; value++) {
        if (type[value] == LINK
            ? key.link()
            : key.holds(type[value]) || key.holds(otherType[value])) {
          visitor.visit(this, record, value, ordinal);
        }
      }
    }
  }

  int firstValue(int record) {
    return record == 0 ? 0 : endOfRecord[record - 1];
  }

  int textFrom(int value) {
    return value == 0 ? 0 : textEnd[value - 1];
  }

  private void addValue(RecordBatch batch, int tokenFrom) {
    if (values == hash.length) {
      growValues();
    }
    int from = token.from;
    int to = Math.min(token.to, from + SessionTable.MOST_ID_BYTES);
    recordOf[values] = records;
    type[values] = token.type;
    otherType[values] = token.otherType;
    number[values] = token.number;
    hash[values] = SessionHash.of(batch.bytes, from, token.to);
    int known = distinct.size();
    if (distinct.add(hash[values]) == known) {
      keepText(batch.bytes, from, to, known);
    }
    values++;
    known = types.size();
    if (types.add(token.type) == known) {
      keepName(batch.bytes, tokenFrom, known);
    }
  }

  private void keepText(byte[] bytes, int from, int to, int number) {
    if (textSize + to - from > text.length) {
      text = Arrays.copyOf(text, text.length * 2);
    }
    if (number == textEnd.length) {
      textEnd = Arrays.copyOf(textEnd, number * 2);
    }
    System.arraycopy(bytes, from, text, textSize, to - from);
    textSize += to - from;
    textEnd[number] = textSize;
  }

  private void keepName(byte[] bytes, int tokenFrom, int number) {
    if (number == names.length) {
      names = Arrays.copyOf(names, number * 2);
      typeOfClass = Arrays.copyOf(typeOfClass, number * 2);
    }
    typeOfClass[number] = token.type;
    if (token.type == LINK) {
      names[number] = "linking field";
      return;
    }
    int from = token.nameFrom();
    int to = token.nameTo(tokenFrom);
    names[number] = new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  private void growRecords() {
    int size = records * 2;
    shape = Arrays.copyOf(shape, size);
    source = Arrays.copyOf(source, size);
    service = Arrays.copyOf(service, size);
    time = Arrays.copyOf(time, size);
    line = Arrays.copyOf(line, size);
    endOfRecord = Arrays.copyOf(endOfRecord, size);
  }

  private void growValues() {
    int size = values * 2;
    recordOf = Arrays.copyOf(recordOf, size);
    type = Arrays.copyOf(type, size);
    otherType = Arrays.copyOf(otherType, size);
    number = Arrays.copyOf(number, size);
    hash = Arrays.copyOf(hash, size);
  }
}
