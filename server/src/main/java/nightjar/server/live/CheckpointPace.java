package nightjar.server.live;

import java.util.List;
import nightjar.store.Checkpoint;
import nightjar.store.LogStore;
import nightjar.store.PathState;

/** When the next checkpoint is due: a function of what is stored alone. One thread at a time. */
final class CheckpointPace {
  private final RecallBounds bounds;
  private long rows;
  private long nanos;

  CheckpointPace(LogStore store, RecallBounds bounds) {
    this.bounds = bounds;
    this.nanos = store.path().map(PathState::checkpointNanos).orElse(0L);
    List<Checkpoint> kept = store.checkpoints();
    this.rows = kept.isEmpty() ? 0 : kept.getLast().rows();
  }

  /**
   * Is one due?
   *
   * @param stored rows by then
   * @param now time of the arrival
   */
  boolean isDue(long stored, long now) {
    long since = stored - rows;
    return since >= bounds.checkpointRows()
        || (since > 0 && now - begun(now) >= bounds.checkpointNanos());
  }

  /** The time that is counted from: of the last checkpoint, or of the first arrival there is. */
  long begun(long now) {
    return nanos == 0 ? now : nanos;
  }

  /** A commit is stored, with these rows in all. */
  void committed(boolean withCheckpoint, long stored, long begun) {
    rows = withCheckpoint ? stored : rows;
    nanos = begun;
  }
}
