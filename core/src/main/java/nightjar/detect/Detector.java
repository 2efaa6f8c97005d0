package nightjar.detect;

import java.util.List;

/**
 * Watches records and says what was unusual about them.
 *
 * <p>Called by one thread: {@link #observe} for every record in order, at O(1) and without
 * allocating once its tables have grown; {@link #judge} when an answer is wanted, usually once at
 * the end. Memory is bounded by the number of shapes, never by the number of records. The same
 * records in the same order give the same anomalies.
 */
public interface Detector {
  /** Short name shown with the points it gives: {@code rate}, {@code session}. */
  String name();

  void observe(CurrentRecord record);

  /** What was unusual among all records observed, in any order. */
  List<Anomaly> judge(Judgement judgement);
}
