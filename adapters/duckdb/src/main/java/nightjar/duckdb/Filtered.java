package nightjar.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;

/**
 * Records that match a query which SQL alone cannot answer: rows that may match are read, in
 * windows small enough for memory, and each is asked.
 */
final class Filtered {
  private final Connection connection;
  private final TimeLimit limit;
  private final LogQuery query;
  private final Condition condition;

  Filtered(Connection connection, TimeLimit limit, LogQuery query) {
    this.connection = connection;
    this.limit = limit;
    this.query = query;
    this.condition = Condition.of(query);
  }

  /**
   * Gives every record of the window that matches, newest first.
   *
   * @return was there time for all?
   */
  boolean each(Window window, Consumer<LogRow> taker) throws SQLException {
    Optional<List<Boolean>> seen =
        limit.list(
            connection,
            "SELECT %s FROM logs WHERE %s AND %s ORDER BY number DESC"
                .formatted(LogRows.COLUMNS, window.sql(), condition.sql()),
            condition.parameters(),
            row -> {
              Read.checkBrokenOff();
              boolean inTime = !limit.isOver();
              if (inTime) {
                LogRow found = LogRows.read(row);
                if (query.matches(found)) {
                  taker.accept(found);
                }
              }
              return inTime;
            });
    return seen.isPresent() && !seen.get().contains(false);
  }
}
