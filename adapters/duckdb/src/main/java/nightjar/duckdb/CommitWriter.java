package nightjar.duckdb;

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import nightjar.EpochNanos;
import nightjar.sql.Checkpoints;
import nightjar.sql.Deliveries;
import nightjar.sql.Incidents;
import nightjar.sql.PathStates;
import nightjar.sql.Patterns;
import nightjar.sql.Progress;
import nightjar.sql.Rollups;
import nightjar.sql.Sources;
import nightjar.store.Commit;
import nightjar.store.LogRow;
import org.duckdb.DuckDBConnection;

/** Writes commits; one thread at a time. */
final class CommitWriter {
  private static final long PRUNE_NANOS = Duration.ofMinutes(10).toNanos();

  private final InstantSource clock;
  private final RecordWriter records;
  private final Expiry expiry;
  private long recentRollups;
  private long prunedNanos;

  CommitWriter(InstantSource clock, RecordWriter records, Expiry expiry, long recentRollups) {
    this.clock = clock;
    this.records = records;
    this.expiry = expiry;
    this.recentRollups = recentRollups;
  }

  /**
   * Checks that a commit goes on where the store is.
   *
   * @throws IllegalArgumentException if it does not
   */
  static void check(Commit commit, StoredState state) {
    if (commit.arrival() < state.arrival()) {
      throw new IllegalArgumentException(
          "a commit up to arrival %d came after one up to %d"
              .formatted(commit.arrival(), state.arrival()));
    }
    long expected = state.rows();
    for (LogRow row : commit.rows()) {
      expected++;
      if (row.number() != expected) {
        throw new IllegalArgumentException(
            "record %d came where %d is next".formatted(row.number(), expected));
      }
    }
  }

  /**
   * Writes it, inside the caller's transaction.
   *
   * @return which records there are then
   */
  Records write(DuckDBConnection connection, Commit commit, Records now) throws SQLException {
    List<LogRow> rows = commit.rows();
    long recent = recentRollups;
    Records next = now;
    if (!rows.isEmpty()) {
      next = records.add(connection, now, rows);
      recent += Rollups.append(DuckDbDialect.DIALECT, connection, rows);
      recent = Rollups.merge(connection, recent);
    }
    next = expiry.after(connection, next, EpochNanos.now(clock));
    Patterns.replace(DuckDbDialect.DIALECT, connection, commit.patterns(), commit.gonePatterns());
    Incidents.replace(connection, commit.incidents());
    Sources.replacePositions(connection, commit.positions());
    Sources.addMarkers(connection, commit.markers());
    Deliveries.add(connection, commit.deliveries());
    if (commit.path() != null) {
      PathStates.replace(connection, commit.path());
    }
    PathStates.addIds(connection, commit.ids());
    PathStates.addFacts(connection, commit.facts());
    PathStates.addDeadLetters(connection, commit.deadLetters());
    if (commit.checkpoint() != null) {
      Checkpoints.add(connection, commit.checkpoint());
    }
    writeBatches(connection, commit);
    Progress.arrival(connection, commit.arrival());
    recentRollups = recent; // too high after a failure at the end, which only merges early
    return next;
  }

  private void writeBatches(DuckDBConnection connection, Commit commit) throws SQLException {
    long now = EpochNanos.now(clock);
    Sources.addBatches(connection, commit.batches(), now);
    if (now - prunedNanos > PRUNE_NANOS) {
      Sources.forgetBatches(connection, now);
      prunedNanos = now;
    }
  }
}
