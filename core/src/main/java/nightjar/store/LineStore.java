package nightjar.store;

import java.util.List;
import java.util.Set;
import nightjar.LineRef;
import nightjar.TimeRange;
import nightjar.detect.CurrentRecord;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a run that people may want to see. {@link #offer} is called for every record, on the
 * thread of the pipeline; the others when a report is made.
 */
public interface LineStore {
  /** Takes a record in; the store decides what of it is kept. Copies what it keeps. */
  void offer(CurrentRecord record);

  /**
   * Kept lines of some shapes, in order of time, then of source and line.
   *
   * @param shapes numbers of shapes
   * @param range only lines in it; null for all times
   * @param limit most lines; the first of them is always the earliest kept
   */
  List<LineRef> lines(List<Integer> shapes, @Nullable TimeRange range, int limit);

  /**
   * Kept lines that hold one of some session ids as a word, in the same order.
   *
   * @param shapes only lines of these shapes; empty for all
   */
  List<LineRef> linesOfSessions(Set<String> sessions, List<Integer> shapes, int limit);

  /** Event time of the last record of a shape; {@link LineRef#NO_TIME} if unknown. */
  long lastTime(int shape);
}
