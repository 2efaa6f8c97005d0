package nightjar.block;

import java.util.Arrays;

/** Writes event times as {@link StoredTimes} reads them. */
final class TimesWriter {
  /** Rows of a layout, taken evenly, by which its way is chosen. */
  private static final int SAMPLE = 64;

  /** A way is taken where there is at most one rest for so many rows. */
  private static final int LEAST_ROWS_OF_REST = 4;

  private final TextTable texts;
  private final NumberWriter numbers;
  private final ByteOutput payload = new ByteOutput(1 << 18);
  private final long[] scratch = new long[BlockWriter.MAX_ROWS + 1];
  private final int[] ways = new int[BlockWriter.MAX_ROWS + 1];
  private final int[] placeOf = new int[BlockWriter.MAX_ROWS];
  private final int[] last = new int[BlockWriter.MAX_ROWS + 1];
  private final Numbering rests = new Numbering();
  private final Numbering sampled = new Numbering();

  TimesWriter(TextTable texts, NumberWriter numbers) {
    this.texts = texts;
    this.numbers = numbers;
  }

  void write(long[] times, long[] observed, ByteOutput section) {
    for (int layout = 0; layout < texts.layouts; layout++) {
      ways[layout] = way(layout, times, observed);
      scratch[layout] = ways[layout];
    }
    writeNumbers(texts.layouts, section);
    int plain = 0;
    for (int row = 0; row < texts.rows; row++) {
      if (ways[texts.layout[row]] == StoredTimes.PLAIN) {
        scratch[plain++] = times[row] ^ Format.SIGN;
      }
    }
    if (plain > 0) {
      writeNumbers(plain, section);
    }
    if (plain < texts.rows) {
      writeRests(times, observed, section);
    }
  }

  private void writeRests(long[] times, long[] observed, ByteOutput section) {
    rests.clear();
    for (int row = 0; row < texts.rows; row++) {
      int way = ways[texts.layout[row]];
      if (way != StoredTimes.PLAIN) {
        placeOf[row] = rests.add(times[row] - base(way, row, times, observed));
      }
    }
    section.putVar(rests.size());
    for (int i = 0; i < rests.size(); i++) {
      scratch[i] = rests.value(i);
    }
    writeNumbers(rests.size(), section);
    Arrays.fill(last, 0, texts.layouts, -1);
    int count = 0;
    for (int row = 0; row < texts.rows; row++) {
      int layout = texts.layout[row];
      if (ways[layout] != StoredTimes.PLAIN) {
        int place = placeOf[row];
        scratch[count++] = place == last[layout] ? 0 : place + 1;
        last[layout] = place;
      }
    }
    writeNumbers(count, section);
  }

  /** The way with the fewest rests in a sample, if they are few. */
  private int way(int layout, long[] times, long[] observed) {
    int count = texts.rowsOf(layout);
    int sample = Math.min(count, SAMPLE);
    int best = StoredTimes.PLAIN;
    int fewest = sample / LEAST_ROWS_OF_REST + 1;
    for (int way = StoredTimes.LISTED; way <= StoredTimes.BEFORE && fewest > 1; way++) {
      sampled.clear();
      for (int i = 0; i < sample && sampled.size() < fewest; i++) {
        int row = texts.sorted[texts.firstOf[layout] + (int) ((long) i * count / sample)];
        sampled.add(times[row] - base(way, row, times, observed));
      }
      if (sampled.size() < fewest) {
        fewest = sampled.size();
        best = way;
      }
    }
    return best;
  }

  private long base(int way, int row, long[] times, long[] observed) {
    return switch (way) {
      case StoredTimes.OBSERVED -> observed[row];
      case StoredTimes.CLOCK ->
          Clock.nanos(texts.text.bytes, texts.textStart(row), texts.textEnd(row));
      case StoredTimes.EPOCH ->
          Clock.epochNanos(texts.text.bytes, texts.textStart(row), texts.textEnd(row));
      case StoredTimes.BEFORE -> row == 0 ? 0 : times[row - 1];
      default -> 0;
    };
  }

  private void writeNumbers(int count, ByteOutput section) {
    payload.clear();
    numbers.write(scratch, count, section, payload);
    section.put(payload.bytes, 0, payload.length);
  }
}
