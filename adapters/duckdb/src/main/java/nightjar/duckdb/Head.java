package nightjar.duckdb;

import java.sql.SQLException;
import java.time.InstantSource;
import org.duckdb.DuckDBConnection;

/** How far the store is, and who writes on from there: read anew at every opening of the file. */
final class Head {
  private final InstantSource clock;
  private volatile StoredState state = StoredState.EMPTY;
  private CommitWriter writer;

  Head(InstantSource clock) {
    this.clock = clock;
    this.writer = new CommitWriter(clock, 0);
  }

  /** Looks, and makes ready what the connection needs that writes; by who writes. */
  void begin(DuckDBConnection connection) throws SQLException {
    Patterns.prepare(connection);
    StoredState found = StoredState.read(connection);
    writer = new CommitWriter(clock, Rollups.recent(connection));
    state = found;
  }

  /** Any thread. */
  StoredState state() {
    return state;
  }

  /** By who writes. */
  void state(StoredState next) {
    state = next;
  }

  /** For who writes. */
  CommitWriter writer() {
    return writer;
  }
}
