package nightjar.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for the numbers of a source's records before and after one. */
final class Neighbours {
  private final Connection connection;
  private final TimeLimit limit;
  private final String source;
  private final int each;

  Neighbours(Connection connection, TimeLimit limit, String source, int each) {
    this.connection = connection;
    this.limit = limit;
    this.source = source;
    this.each = each;
  }

  List<Long> before(long number) throws SQLException {
    return look(Window.down(1, number - 1), "DESC");
  }

  List<Long> after(long number, long last) throws SQLException {
    return look(Window.up(number + 1, last), "ASC");
  }

  private List<Long> look(List<Window> windows, String order) throws SQLException {
    List<Long> found = new ArrayList<>();
    for (Window window : windows) {
      Optional<List<Long>> numbers =
          limit.list(
              connection,
              "SELECT number FROM logs WHERE %s AND source = ? ORDER BY number %s LIMIT %d"
                  .formatted(window.sql(), order, each - found.size()),
              List.of(source),
              row -> row.getLong(1));
      numbers.ifPresent(found::addAll);
      if (numbers.isEmpty() || found.size() >= each) {
        break;
      }
    }
    return found;
  }
}
