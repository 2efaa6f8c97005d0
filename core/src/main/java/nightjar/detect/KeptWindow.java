package nightjar.detect;

import nightjar.LineRef;
import nightjar.TimeRange;

/** A window that was odd enough to be remembered; refilled when an odder one takes its place. */
final class KeptWindow {
  /** Shapes kept of a window: enough to see what it is full of. */
  private static final int MAX_SHAPES = 256;

  final double[] features = new double[SlidingWindow.FEATURES];

  /** Score by the forest of its time. */
  double score;

  /** Score by the forest of the judgement. */
  double judged;

  int source;
  long index;
  long firstLine;
  int service;
  int[] shapes = new int[0];
  private long earliest;
  private long latest;

  void fill(SlidingWindow window, double[] measured, double itsScore) {
    System.arraycopy(measured, 0, features, 0, features.length);
    score = itsScore;
    source = window.source;
    index = window.index();
    firstLine = window.firstLine();
    service = window.mainService();
    earliest = window.earliest();
    latest = window.latest();
    int count = Math.min(MAX_SHAPES, window.shape.length);
    if (shapes.length != count) {
      shapes = new int[count];
    }
    for (int i = 0; i < count; i++) {
      shapes[i] = window.shape[(int) ((long) i * window.shape.length / count)];
    }
  }

  boolean hasTime() {
    return earliest != LineRef.NO_TIME;
  }

  TimeRange range() {
    return hasTime()
        ? new TimeRange(earliest, latest + 1)
        : new TimeRange(LineRef.NO_TIME, LineRef.NO_TIME);
  }
}
