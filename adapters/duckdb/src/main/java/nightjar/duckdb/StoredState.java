package nightjar.duckdb;

import java.util.Optional;
import nightjar.TimeRange;

/**
 * What is asked so often that it is kept in memory: how far the store is, and its records.
 *
 * @param arrival the last arrival that is in
 */
record StoredState(long arrival, Records records) {
  static final StoredState EMPTY = new StoredState(0, Records.NONE);

  /** Number of the last record. */
  long rows() {
    return records.last();
  }

  Optional<TimeRange> range() {
    return records.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TimeRange(records.leastNanos(), Math.addExact(records.greatestNanos(), 1)));
  }
}
