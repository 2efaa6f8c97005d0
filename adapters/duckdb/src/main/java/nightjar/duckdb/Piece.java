package nightjar.duckdb;

import java.sql.SQLException;
import nightjar.block.RowSet;
import nightjar.block.Span;
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
}
