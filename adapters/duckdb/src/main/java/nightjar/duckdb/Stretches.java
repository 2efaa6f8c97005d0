package nightjar.duckdb;

import nightjar.block.Span;
import nightjar.sql.Condition;
import nightjar.store.LogQuery;

/**
 * Stretches of event time, one behind the other, by which records are counted.
 *
 * @param from where the first begins
 * @param nanos length of each
 * @param count how many, 0 for none
 */
record Stretches(long from, long nanos, int count) {
  private long end() {
    return Math.addExact(from, Math.multiplyExact(nanos, (long) count));
  }

  /** Which of them a time lies in; -1 for none. */
  int of(long time) {
    return time >= from && time < end() ? (int) ((time - from) / nanos) : -1;
  }

  boolean meet(Span times) {
    return times.meets(from, end());
  }

  /** What of a query lies in them. */
  LogQuery within(LogQuery query) {
    return query.within(from, end());
  }

  /** Are they made of the ten seconds that the roll-ups know? */
  boolean areRolledUp() {
    return nanos % Condition.SLOT_NANOS == 0 && from % Condition.SLOT_NANOS == 0;
  }
}
