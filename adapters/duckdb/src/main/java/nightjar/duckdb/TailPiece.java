package nightjar.duckdb;

import java.sql.SQLException;
import nightjar.block.RowSet;
import nightjar.block.Span;
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
}
