package nightjar.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import nightjar.sql.Patterns;
import nightjar.sql.Progress;
import nightjar.sql.Rollups;
import nightjar.store.Commit;
import org.duckdb.DuckDBConnection;

/** How far the store is, and who writes on from there: read anew at every opening of the file. */
final class Head implements AutoCloseable {
  /** Records of an older store that are moved between two lines about it. */
  private static final long TOLD = 1_000_000;

  private final InstantSource clock;
  private final Retention retention;
  private final RecordWriter records;
  private final BlockReader reader;
  private final Consumer<String> log;
  private volatile StoredState state = StoredState.EMPTY;
  private CommitWriter writer;
  private StoredState next = StoredState.EMPTY;

  /** Is something on its way of which nobody knows yet whether it is stored? */
  private boolean isUnsure;

  Head(
      InstantSource clock,
      StoreFolder folder,
      DuckDbSettings settings,
      BlockReader reader,
      Executor beside,
      RecordWriter.Before before,
      Consumer<String> log) {
    this.clock = clock;
    this.retention = settings.retention();
    this.records = new RecordWriter(folder, settings.blockRows(), beside, before);
    this.reader = reader;
    this.log = log;
    this.writer = commitWriter(0);
  }

  private CommitWriter commitWriter(long recentRollups) {
    return new CommitWriter(clock, records, new Expiry(retention, records, reader), recentRollups);
  }

  /** Looks, and makes ready what the connection needs that writes; by who writes. */
  void begin(Session session) throws SQLException {
    session.write(this::look);
    move(session);
    session.write(
        connection -> {
          Patterns.prepare(connection);
          look(connection);
          writer = commitWriter(Rollups.recent(connection));
        });
    state = next;
  }

  private void look(Connection connection) throws SQLException {
    long arrival = Progress.arrival(connection);
    next = new StoredState(arrival, records.read(connection));
    isUnsure = false;
  }

  /** Brings records of older stores into blocks. */
  private void move(Session session) throws SQLException {
    long told = 0;
    while (LegacyRows.areLeft(session.writer())) {
      long moved = LegacyRows.moved(session.writer());
      if (moved >= told + TOLD) {
        told = moved;
        log.accept(
            String.format(
                Locale.ROOT,
                "the store is of an older version: %,d of %,d records are in its new form",
                moved,
                LegacyRows.last(session.writer())));
      }
      session.write(connection -> LegacyRows.move(connection, records));
    }
  }

  /** Any thread. */
  StoredState state() {
    return state;
  }

  /** Stores a commit, inside the caller's transaction; then comes {@link #stored}. */
  void commit(DuckDBConnection connection, Commit commit) throws SQLException {
    sure(connection);
    CommitWriter.check(commit, state);
    isUnsure = true;
    next = new StoredState(commit.arrival(), writer.write(connection, commit, state.records()));
  }

  /** Takes back, inside the caller's transaction; then comes {@link #stored}. */
  void rewind(DuckDBConnection connection, long arrival, long nanos) throws SQLException {
    sure(connection);
    isUnsure = true;
    Rewind rewind = new Rewind(connection, records, reader);
    next = new StoredState(arrival, rewind.after(state.records(), arrival, nanos));
  }

  /** Makes sums anew from the records, inside the caller's transaction. */
  void recount(DuckDBConnection connection) throws SQLException {
    sure(connection);
    next = state;
    new Rewind(connection, records, reader).recount(state.records());
  }

  /** After a failure, what is in the database counts. */
  private void sure(Connection connection) throws SQLException {
    if (isUnsure) {
      look(connection);
      state = next;
    }
  }

  /** The transaction is whole. */
  void stored() {
    state = next;
    isUnsure = false;
    records.stored();
  }

  @Override
  public void close() {
    records.close();
  }
}
