package nightjar.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nightjar.block.RowSet;
import nightjar.store.LogPage;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;

/** One search for a page of records, newest first; counting goes on behind the page. */
final class Search {
  private final RecordWalk walk;
  private final LogQuery query;
  private final long highest;
  private final int offset;
  private final int limit;
  private final boolean isCounted;
  private final List<LogRow> page = new ArrayList<>();

  /**
   * Matches from {@link #highest} down, as far as they are wanted: one shows that there are more.
   */
  private int found;

  private long total;

  /**
   * @param highest number of the newest record that may be on the page
   * @param offset matches to leave out
   * @param limit most on the page
   * @param isCounted are all matches counted, also those that are newer?
   */
  Search(RecordWalk walk, LogQuery query, long highest, int offset, int limit, boolean isCounted) {
    this.walk = walk;
    this.query = query;
    this.highest = highest;
    this.offset = offset;
    this.limit = limit;
    this.isCounted = isCounted;
  }

  /**
   * Looks.
   *
   * @param knownTotal goes before what is counted
   */
  LogPage page(Optional<Long> knownTotal) throws SQLException {
    boolean isWhole = walk.down(query, isCounted ? Long.MAX_VALUE : highest, this::take);
    return new LogPage(page, knownTotal.orElse(total), found > offset + limit, isWhole);
  }

  private boolean take(Piece piece, RowSet candidates) throws SQLException {
    if (isCounted && piece.isExact() && (isFound() || piece.firstRow() > highest)) {
      total += candidates.count();
      return true;
    }
    return RecordWalk.each(piece, candidates, isCounted ? Long.MAX_VALUE : highest, this::take);
  }

  private boolean isFound() {
    return found > offset + limit;
  }

  private boolean take(Piece piece, int place) {
    total++;
    if (piece.firstRow() + place <= highest && !isFound()) {
      if (found >= offset && page.size() < limit) {
        page.add(piece.row(place));
      }
      found++;
    }
    return isCounted || !isFound();
  }
}
