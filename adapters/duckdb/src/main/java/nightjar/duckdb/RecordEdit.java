package nightjar.duckdb;

import java.util.Optional;
import nightjar.store.LogRow;

/** Says of each record what is to stay of it. One thread. */
@FunctionalInterface
public interface RecordEdit {
  /** What stays: an equal one if all does, one of the same number, or nothing. */
  Optional<LogRow> edited(LogRow row);
}
