package nightjar.duckdb;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nightjar.block.RowSet;
import nightjar.block.Span;
import nightjar.block.Tally;
import nightjar.search.Candidate;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;

/** The tail: each record is asked. */
final class TailPiece implements Piece {
  private final Tail tail;
  private final LogQuery query;
  private final TimeLimit limit;

  TailPiece(Tail tail, LogQuery query, TimeLimit limit) {
    this.tail = tail;
    this.query = query;
    this.limit = limit;
  }

  @Override
  public long firstRow() {
    return tail.firstRow();
  }

  @Override
  public Span times() {
    return new Span(tail.leastNanos(), tail.greatestNanos());
  }

  @Override
  public RowSet candidates() {
    return RowSet.all(tail.size());
  }

  @Override
  public boolean isExact() {
    return false;
  }

  @Override
  public boolean matches(int place) throws SQLException {
    limit.check();
    return query.matches(tail.get(place));
  }

  @Override
  public Candidate candidate(int place) {
    return tail.get(place);
  }

  @Override
  public LogRow row(int place) {
    return tail.get(place);
  }

  @Override
  public List<Tally<Integer>> severities(RowSet rows) {
    return tallies(rows, LogRow::severity);
  }

  @Override
  public List<Tally<String>> services(RowSet rows) {
    return tallies(rows, LogRow::service);
  }

  @Override
  public List<Tally<String>> sources(RowSet rows) {
    return tallies(rows, LogRow::source);
  }

  @Override
  public List<Tally<Long>> shapes(RowSet rows) {
    return tallies(rows, LogRow::shape);
  }

  private <T> List<Tally<T>> tallies(RowSet rows, Function<LogRow, T> field) {
    Map<T, Integer> counts = new HashMap<>();
    for (int place = rows.next(0); place >= 0; place = rows.next(place + 1)) {
      counts.merge(field.apply(tail.get(place)), 1, Integer::sum);
    }
    return counts.entrySet().stream().map(e -> new Tally<>(e.getKey(), e.getValue())).toList();
  }
}
