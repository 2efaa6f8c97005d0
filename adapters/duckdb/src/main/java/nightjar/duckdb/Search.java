package nightjar.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nightjar.store.LogPage;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;

/**
 * One search for a page of records, newest first. It looks for numbers first, window by window, and
 * fetches the rows of the page at the end. Counting goes on behind the page in the same windows.
 */
final class Search {
  private final Connection connection;
  private final TimeLimit limit;
  private final Condition condition;
  private final Filtered filtered;

  /** Matches wanted: those to leave out, the page, and one that shows that there are more. */
  private final int wanted;

  private final List<Long> found = new ArrayList<>();
  private long total;
  private boolean complete = true;

  Search(Connection connection, TimeLimit limit, LogQuery query, int wanted) {
    this.connection = connection;
    this.limit = limit;
    this.condition = Condition.of(query);
    this.filtered = new Filtered(connection, limit, query);
    this.wanted = wanted;
  }

  /** Looks for the page in these numbers; counts all of them if {@code counted}. */
  void look(long lowest, long highest, boolean counted) throws SQLException {
    for (Window window : windows(lowest, highest)) {
      if (!complete || (found.size() >= wanted && !counted)) {
        return;
      }
      if (!condition.exact()) {
        complete = filtered.each(window, this::take);
        continue;
      }
      long before = found.size();
      boolean whole = found.size() < wanted && find(window);
      if (whole) {
        total += found.size() - before;
      } else if (complete && counted) {
        count(window);
      } else {
        total += found.size() - before;
      }
    }
  }

  private List<Window> windows(long lowest, long highest) {
    return condition.exact() ? Window.down(lowest, highest) : Window.narrow(lowest, highest);
  }

  private void take(LogRow row) {
    total++;
    if (found.size() < wanted) {
      found.add(row.number());
    }
  }

  /** Were all matches of the window found? */
  private boolean find(Window window) throws SQLException {
    int missing = wanted - found.size();
    Optional<List<Long>> numbers =
        limit.list(
            connection,
            "SELECT number FROM logs WHERE %s AND %s ORDER BY number DESC LIMIT %d"
                .formatted(window.sql(), condition.sql(), missing),
            condition.parameters(),
            row -> row.getLong(1));
    numbers.ifPresentOrElse(found::addAll, () -> complete = false);
    return complete && numbers.orElseThrow().size() < missing;
  }

  /** Counts numbers that are not looked at for the page. */
  void countOnly(long lowest, long highest) throws SQLException {
    for (Window window : windows(lowest, highest)) {
      if (complete && condition.exact()) {
        count(window);
      } else if (complete) {
        complete = filtered.each(window, row -> total++);
      }
    }
  }

  private void count(Window window) throws SQLException {
    limit
        .list(
            connection,
            "SELECT count(*) FROM logs WHERE %s AND %s".formatted(window.sql(), condition.sql()),
            condition.parameters(),
            row -> row.getLong(1))
        .ifPresentOrElse(counts -> total += counts.getFirst(), () -> complete = false);
  }

  /** The page behind the first {@code offset} matches; a total known otherwise goes first. */
  LogPage page(int offset, int size, Optional<Long> knownTotal) throws SQLException {
    int from = Math.min(offset, found.size());
    int to = Math.min(found.size(), from + size);
    List<LogRow> rows = LogRows.of(connection, found.subList(from, to)).reversed();
    return new LogPage(rows, knownTotal.orElse(total), found.size() > to, complete);
  }
}
