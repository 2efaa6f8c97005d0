package nightjar.files;

import java.time.Instant;
import java.time.ZoneId;
import nightjar.LineRef;
import nightjar.source.LineTimes;
import org.jspecify.annotations.Nullable;

/**
 * From when to when the next lines of one source are. Reads the times of a few lines only: the
 * first and the last, and when lines up to a moment are wanted, those that a search by halves
 * meets. One thread.
 */
final class LineSpan {
  /** Lines without a time that are stepped over to find one. */
  private static final int STEPS = 64;

  /** Lines enough to know how a source is written. */
  private static final int KNOWN = 500;

  private final ZoneId zone;
  private @Nullable LineTimes times;
  private int learnt;
  private long first = LineRef.NO_TIME;
  private long last = LineRef.NO_TIME;

  LineSpan(ZoneId zone) {
    this.zone = zone;
  }

  /** Looks at the next lines; null for none. */
  void see(@Nullable Unread unread, Instant now) {
    first = LineRef.NO_TIME;
    last = LineRef.NO_TIME;
    if (unread == null) {
      return;
    }
    LineTimes known = learned(unread, now);
    int[] starts = starts(unread);
    int lines = starts.length - 1;
    for (int i = 0; i < Math.min(lines, STEPS) && first == LineRef.NO_TIME; i++) {
      first = known.timeOf(unread.bytes(), starts[i], starts[i + 1]);
    }
    for (int i = lines - 1; i >= Math.max(0, lines - STEPS) && last == LineRef.NO_TIME; i--) {
      last = known.timeOf(unread.bytes(), starts[i], starts[i + 1]);
    }
  }

  /** Have the lines times that go forward? Of others the place of a moment is not to be found. */
  boolean isTimed() {
    return first != LineRef.NO_TIME && last >= first;
  }

  /** When the first line is. */
  long first() {
    return first;
  }

  /** When the last line is. */
  long last() {
    return last;
  }

  /** Those of the lines up to a moment, itself included; one at least. */
  LineCut until(long nanos, Unread unread, Instant now) {
    if (last <= nanos) {
      return unread.cut();
    }
    LineTimes known = learned(unread, now);
    int[] starts = starts(unread);
    int low = 1;
    int high = starts.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (timeAt(known, unread.bytes(), starts, middle) > nanos) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low == starts.length - 1 ? unread.cut() : new LineCut(starts[low], low, false);
  }

  /** A line without a time belongs to the one before it. */
  private long timeAt(LineTimes known, byte[] bytes, int[] starts, int line) {
    for (int i = line; i >= Math.max(0, line - STEPS); i--) {
      long time = known.timeOf(bytes, starts[i], starts[i + 1]);
      if (time != LineRef.NO_TIME) {
        return time;
      }
    }
    return first;
  }

  private LineTimes learned(Unread unread, Instant now) {
    LineCut cut = unread.cut();
    LineTimes known = times;
    if (known == null || (learnt < KNOWN && cut.lines() > learnt)) {
      known = new LineTimes(zone, now, unread.bytes(), 0, cut.bytes());
      times = known;
      learnt = cut.lines();
    }
    return known;
  }

  /** Where each line begins, and where the last one ends. */
  private static int[] starts(Unread unread) {
    LineCut cut = unread.cut();
    int[] starts = new int[cut.lines() + 1];
    int line = 1;
    for (int i = 0; i < cut.bytes() && line < cut.lines(); i++) {
      if (unread.bytes()[i] == '\n') {
        starts[line++] = i + 1;
      }
    }
    starts[cut.lines()] = cut.bytes();
    return starts;
  }
}
