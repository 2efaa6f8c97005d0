package nightjar.source;

import nightjar.LineRef;

/**
 * Keeps times that cannot be from spoiling a source's sense of time: one line that says 1970 or
 * 2099 would stretch a day's log over decades. A time counts if it follows the source's last one by
 * no more than 31 days and precedes it by no more than 36 hours, or if the time after it follows it
 * likewise (then the log has really jumped: within 400 days forward, so that rare lines count too).
 * Other times are taken for unreadable, and the record for one without a time.
 *
 * <p>One thread at a time; a record costs two comparisons.
 */
final class EventClock {
  private static final long HOUR = 3_600_000_000_000L;
  private static final long BACK = 36 * HOUR;
  private static final long AHEAD = 31 * 24 * HOUR;
  private static final long JUMP = 400 * 24 * HOUR;

  private long now = LineRef.NO_TIME;
  private long candidate = LineRef.NO_TIME;

  /**
   * Takes the first {@code size} rows in order; sets the time of those that cannot be to the one
   * before.
   */
  void steady(RecordBatch batch, int size) {
    if (now == LineRef.NO_TIME) {
      now = beginning(batch, size);
    }
    for (int row = 0; row < size; row++) {
      long time = batch.timeNanos[row];
      if (time == LineRef.NO_TIME || batch.has(row, RecordBatch.NO_TIME)) {
        batch.timeNanos[row] = now;
      } else if (follows(now, time, AHEAD)) {
        now = time;
        candidate = LineRef.NO_TIME;
      } else if (candidate != LineRef.NO_TIME && follows(candidate, time, JUMP)) {
        now = time;
        candidate = LineRef.NO_TIME;
      } else {
        candidate = time;
        batch.timeNanos[row] = now;
        batch.flags[row] |= RecordBatch.NO_TIME;
      }
    }
  }

  /**
   * The first time that the next one follows; the only one if there is one; none if there is none.
   */
  private static long beginning(RecordBatch batch, int size) {
    long before = LineRef.NO_TIME;
    long first = LineRef.NO_TIME;
    for (int row = 0; row < size; row++) {
      long time = batch.timeNanos[row];
      if (time == LineRef.NO_TIME || batch.has(row, RecordBatch.NO_TIME)) {
        continue;
      }
      if (before != LineRef.NO_TIME && follows(before, time, AHEAD)) {
        return before;
      }
      first = first == LineRef.NO_TIME ? time : first;
      before = time;
    }
    return first;
  }

  private static boolean follows(long from, long time, long ahead) {
    long step = time - from;
    boolean overflow = ((time ^ from) & (time ^ step)) < 0;
    return !overflow && step >= -BACK && step <= ahead;
  }
}
