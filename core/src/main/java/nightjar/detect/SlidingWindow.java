package nightjar.detect;

import nightjar.LineRef;

/**
 * The last lines of one source, and what the window detector measures of them: kept up to date line
 * by line, so that a window costs the same whatever the step.
 */
final class SlidingWindow {
  /**
   * Average bytes of a line, lines with an error word, lines with a warning word, distinct lines.
   */
  static final int FEATURES = 4;

  static final int LENGTH = 0;
  static final int ERRORS = 1;
  static final int WARNINGS = 2;
  static final int DISTINCT = 3;

  private static final byte ERROR = 1;
  private static final byte WARNING = 2;

  final int source;
  private final int size;
  private final int step;
  private final long[] hash;
  private final int[] length;
  private final byte[] words;
  final int[] shape;
  final int[] service;
  private final long[] time;
  private final long[] line;
  private final LineMultiset lines;

  private int next;
  private int untilComplete;
  private long windows;
  private int filled;
  private long lengths;
  private int errors;
  private int warnings;

  SlidingWindow(int source, int size, int step) {
    this.source = source;
    this.size = size;
    this.step = step;
    untilComplete = size;
    hash = new long[size];
    length = new int[size];
    words = new byte[size];
    shape = new int[size];
    service = new int[size];
    time = new long[size];
    line = new long[size];
    lines = new LineMultiset(size);
  }

  /** Adds the record's first line, scanned already; says whether a window is complete now. */
  boolean add(CurrentRecord record, LineScan scan) {
    int at = next;
    next = at + 1 == size ? 0 : at + 1;
    if (filled == size) {
      forget(at);
    } else {
      filled++;
    }
    int row = record.row;
    hash[at] = scan.hash;
    lines.add(scan.hash);
    length[at] = record.batch.firstLineEnd[row] - record.batch.start[row];
    lengths += length[at];
    words[at] = (byte) ((scan.error ? ERROR : 0) | (scan.warning ? WARNING : 0));
    errors += scan.error ? 1 : 0;
    warnings += scan.warning ? 1 : 0;
    shape[at] = record.shape;
    service[at] = record.service;
    time[at] = record.batch.timeNanos[row];
    line[at] = record.batch.line[row];
    if (--untilComplete > 0) {
      return false;
    }
    untilComplete = step;
    windows++;
    return true;
  }

  private void forget(int at) {
    lines.remove(hash[at]);
    lengths -= length[at];
    errors -= words[at] & ERROR;
    warnings -= (words[at] & WARNING) >> 1;
  }

  /** Writes the features of the window that is complete now. */
  void features(double[] into) {
    into[LENGTH] = (double) lengths / size;
    into[ERRORS] = errors;
    into[WARNINGS] = warnings;
    into[DISTINCT] = lines.distinct();
  }

  /** Number of the window that is complete now, from 0 in its source. */
  long index() {
    return windows - 1;
  }

  /** Number of its first line in the source. */
  long firstLine() {
    return line[next];
  }

  /** Earliest time in it; {@link LineRef#NO_TIME} if no line has one. */
  long earliest() {
    long earliest = Long.MAX_VALUE;
    for (long t : time) {
      earliest = t == LineRef.NO_TIME ? earliest : Math.min(earliest, t);
    }
    return earliest == Long.MAX_VALUE ? LineRef.NO_TIME : earliest;
  }

  /** Latest time in it; {@link LineRef#NO_TIME} if no line has one. */
  long latest() {
    long latest = LineRef.NO_TIME;
    for (long t : time) {
      latest = Math.max(latest, t);
    }
    return latest;
  }

  /** The service that wrote at least four fifths of it, or -1. */
  int mainService() {
    int candidate = -1;
    int lead = 0;
    for (int s : service) { // the majority vote of Boyer and Moore
      if (lead == 0) {
        candidate = s;
      }
      lead += s == candidate ? 1 : -1;
    }
    int count = 0;
    for (int s : service) {
      count += s == candidate ? 1 : 0;
    }
    return count * 5L >= size * 4L ? candidate : -1;
  }
}
