package nightjar.source;

import java.util.Arrays;
import nightjar.LineRef;

/**
 * The first lines of a source, on which formats are tried. Lines that belong to a record before
 * them by their look (indented, empty, part of a stack trace) are left out, unless nearly all are
 * such.
 *
 * <p>Sets of lines are bit sets.
 */
final class FormatSample {
  private static final int WORDS = FormatDetector.SAMPLE_LINES / 64 + 1;

  /** Counts since 1970 may fall by an hour: writers are late, and files are joined. */
  private static final long JITTER = 3600_000_000_000L;

  private final int[] starts = new int[FormatDetector.SAMPLE_LINES];
  private final int[] ends = new int[FormatDetector.SAMPLE_LINES];
  private int size;
  private boolean indented;
  private long[] withTime = new long[WORDS];

  private FormatSample() {}

  /**
   * @param whole the stretch ends with the source, so its last line is one even without a line
   *     break
   */
  static FormatSample of(byte[] b, int from, int to, boolean whole) {
    FormatSample sample = new FormatSample();
    sample.collect(b, from, to, whole, false);
    if (sample.size == 0) {
      sample.collect(b, from, to, whole, true);
      sample.indented = sample.size > 0;
    }
    return sample;
  }

  private void collect(byte[] b, int from, int to, boolean whole, boolean withIndented) {
    StackTraces traces = new StackTraces();
    int at = from;
    int seen = 0;
    while (at < to && seen < starts.length) {
      int end = Ascii.indexOf(b, at, to, (byte) '\n');
      if (end == to && !whole) {
        return;
      }
      int trimmed = end > at && b[end - 1] == '\r' ? end - 1 : end;
      seen++;
      boolean blank = at < trimmed && Ascii.isBlank(b[at]);
      if (at < trimmed && (withIndented || !blank) && !traces.continues(b, at, trimmed)) {
        starts[size] = at;
        ends[size++] = trimmed;
      }
      at = end + 1;
    }
  }

  int size() {
    return size;
  }

  /** Do records begin with a blank? */
  boolean isIndented() {
    return indented;
  }

  /** Lines that the format fits. */
  long[] matching(byte[] b, LineFormat format, HeaderFields fields) {
    long[] lines = new long[WORDS];
    withTime = new long[WORDS];
    for (int i = 0; i < size; i++) {
      if (format.mayStartWith(b[starts[i]]) && format.match(b, starts[i], ends[i], fields)) {
        lines[i >> 6] |= 1L << i;
        if (fields.timeNanos != LineRef.NO_TIME) {
          withTime[i >> 6] |= 1L << i;
        }
      }
    }
    return lines;
  }

  /** Those of the lines {@link #matching} found last that have a time. */
  long[] withTime() {
    return withTime;
  }

  /** Lines outside {@code known} in which any time is found. */
  long[] matchingTime(byte[] b, GenericHeader generic, HeaderFields fields, long[] known) {
    long[] lines = new long[WORDS];
    long[] counted = new long[WORDS];
    long last = LineRef.NO_TIME;
    int steps = 0;
    int back = 0;
    for (int i = 0; i < size; i++) {
      if ((known[i >> 6] >>> i & 1) == 0 && generic.match(b, starts[i], ends[i], fields)) {
        lines[i >> 6] |= 1L << i;
        if (fields.times.wasBareNumber()) {
          counted[i >> 6] |= 1L << i;
          steps += last == LineRef.NO_TIME ? 0 : 1;
          back += last != LineRef.NO_TIME && fields.timeNanos < last - JITTER ? 1 : 0;
          last = fields.timeNanos;
        }
      }
    }
    if (back * 4 > steps) {
      // They do not grow, so they are no times.
      generic.forbidEpochs();
      for (int i = 0; i < WORDS; i++) {
        lines[i] &= ~counted[i];
      }
    }
    return lines;
  }

  /**
   * Lines outside {@code known} that only stand inside of records: closing brackets, {@code
   * SomeError: text} and frames that are not indented. Whether records begin with a time is asked
   * of the others.
   */
  int countInner(byte[] b, long[] known) {
    int count = 0;
    for (int i = 0; i < size; i++) {
      if ((known[i >> 6] >>> i & 1) == 0 && StackTraces.mayBelong(b, starts[i], ends[i])) {
        count++;
      }
    }
    return count;
  }

  static int count(long[] lines) {
    return Arrays.stream(lines).mapToInt(Long::bitCount).sum();
  }

  static int countWithout(long[] lines, long[] others) {
    int count = 0;
    for (int i = 0; i < lines.length; i++) {
      count += Long.bitCount(lines[i] & ~others[i]);
    }
    return count;
  }

  static void addTo(long[] target, long[] lines) {
    for (int i = 0; i < lines.length; i++) {
      target[i] |= lines[i];
    }
  }
}
