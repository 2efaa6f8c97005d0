package nightjar.duckdb;

import java.sql.SQLException;
import java.util.List;
import nightjar.block.RowSet;
import nightjar.block.Span;
import nightjar.block.Tally;
import nightjar.search.Candidate;
import nightjar.store.LogRow;

/** Records that lie together, as a query looks at them: a block, or the tail. One thread. */
sealed interface Piece permits BlockPiece, TailPiece {
  /** Number of its first record; the others follow. */
  long firstRow();

  /** Times of its records. */
  Span times();

  /** Records that may be asked for, by their place from 0. */
  RowSet candidates();

  /** Are all of them asked for? */
  boolean isExact();

  /** Is that one of them asked for? */
  boolean matches(int place) throws SQLException;

  /** A record as far as counting needs it. */
  Candidate candidate(int place);

  LogRow row(int place);

  /** Severity numbers of some of its records, each with how many have it. */
  List<Tally<Integer>> severities(RowSet rows);

  List<Tally<String>> services(RowSet rows);

  List<Tally<String>> sources(RowSet rows);

  List<Tally<Long>> shapes(RowSet rows);

  /** Those of the candidates that are asked for. */
  default RowSet matching(RowSet candidates) throws SQLException {
    if (isExact()) {
      return candidates;
    }
    RowSet matching = new RowSet(candidates.rows());
    for (int place = candidates.next(0); place >= 0; place = candidates.next(place + 1)) {
      if (matches(place)) {
        matching.add(place);
      }
    }
    return matching;
  }
}
