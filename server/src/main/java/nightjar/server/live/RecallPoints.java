package nightjar.server.live;

import java.util.List;
import java.util.Optional;
import nightjar.pipeline.LiveSettings;
import nightjar.store.Checkpoint;
import nightjar.store.LogStore;

/**
 * Which checkpoint a pipeline begins at: the oldest whose arrivals since can be shown again in a
 * few seconds and lie in half of what detection looks back on, so that there is room for more.
 */
final class RecallPoints {
  /** Records shown again at most, beside one checkpoint's stretch. */
  private static final long MOST_RECORDS = 1_500_000;

  private final LogStore store;
  private final long mostNanos;

  RecallPoints(LogStore store, LiveSettings settings) {
    this.store = store;
    this.mostNanos = settings.horizon().toNanos() / 2;
  }

  /** The oldest that is near; empty if none is. */
  Optional<Checkpoint> oldestNear() {
    return oldestNear(store.checkpoints());
  }

  /**
   * Where a path that has seen all that is stored would begin.
   *
   * @param hasAll does the journal still have its first arrival?
   * @return empty for the very first arrival
   */
  Optional<Checkpoint> beginning(boolean hasAll) {
    List<Checkpoint> kept = store.checkpoints();
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    boolean isYoung = kept.getLast().nanos() - kept.getFirst().nanos() <= mostNanos;
    boolean isWhole = hasAll && isYoung && store.rows() <= MOST_RECORDS;
    return isWhole ? Optional.empty() : oldestNear(kept).or(() -> Optional.of(kept.getLast()));
  }

  private Optional<Checkpoint> oldestNear(List<Checkpoint> kept) {
    return kept.stream()
        .filter(
            checkpoint ->
                store.rows() - checkpoint.rows() <= MOST_RECORDS
                    && kept.getLast().nanos() - checkpoint.nanos() <= mostNanos)
        .findFirst();
  }
}
