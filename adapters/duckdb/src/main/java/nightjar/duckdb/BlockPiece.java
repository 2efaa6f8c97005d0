package nightjar.duckdb;

import java.sql.SQLException;
import java.util.List;
import nightjar.block.Block;
import nightjar.block.RowSet;
import nightjar.block.Span;
import nightjar.block.Tally;
import nightjar.search.Candidate;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;

/** A block: its columns tell which records may be asked for, and those are asked if need be. */
final class BlockPiece implements Piece {
  private final Block block;
  private final LogQuery query;
  private final TimeLimit limit;
  private final BlockRows.Found found;

  BlockPiece(Block block, LogQuery query, TimeLimit limit, BlockRows.Found found) {
    this.found = found;
    this.block = block;
    this.query = query;
    this.limit = limit;
  }

  @Override
  public long firstRow() {
    return block.head().firstNumber();
  }

  @Override
  public Span times() {
    return block.head().times();
  }

  @Override
  public RowSet candidates() {
    return found.rows();
  }

  @Override
  public boolean isExact() {
    return found.isExact();
  }

  @Override
  public boolean matches(int place) throws SQLException {
    limit.check();
    return query.matches(block.candidate(place));
  }

  @Override
  public Candidate candidate(int place) {
    return block.candidate(place);
  }

  @Override
  public LogRow row(int place) {
    return block.row(place);
  }

  @Override
  public List<Tally<Integer>> severities(RowSet rows) {
    return block.severities(rows);
  }

  @Override
  public List<Tally<String>> services(RowSet rows) {
    return block.services(rows);
  }

  @Override
  public List<Tally<String>> sources(RowSet rows) {
    return block.sources(rows);
  }

  @Override
  public List<Tally<Long>> shapes(RowSet rows) {
    return block.shapes(rows);
  }
}
