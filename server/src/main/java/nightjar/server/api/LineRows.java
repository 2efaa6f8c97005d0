package nightjar.server.api;

import java.util.Optional;
import nightjar.LineRef;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;
import nightjar.store.LogStore;

/** The stored record of a line that an incident shows. What was found is remembered. Any thread. */
final class LineRows {
  private static final int REMEMBERED = 4096;
  private static final int MOST_AT_ONE_TIME = 100;

  private final LogStore store;
  private final Lru<LineRef, LogRow> found = new Lru<>(REMEMBERED);

  LineRows(LogStore store) {
    this.store = store;
  }

  /** Empty if it has no time, or is not kept. Costs a search of one nanosecond the first time. */
  Optional<LogRow> find(LineRef line) {
    if (line.timeNanos() == LineRef.NO_TIME || line.timeNanos() == Long.MAX_VALUE) {
      return Optional.empty();
    }
    Optional<LogRow> known = found.get(line);
    if (known.isPresent()) {
      return known;
    }
    LogQuery moment = LogQuery.ALL.within(line.timeNanos(), line.timeNanos() + 1);
    Optional<LogRow> row =
        store
            .search(moment, Long.MAX_VALUE, 0, MOST_AT_ONE_TIME, false, ApiParts.PART)
            .rows()
            .stream()
            .filter(each -> each.line() == line.line() && each.source().equals(line.file()))
            .findFirst();
    row.ifPresent(each -> found.put(line, each));
    return row;
  }
}
