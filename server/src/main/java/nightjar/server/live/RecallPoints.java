package nightjar.server.live;

import java.util.List;
import java.util.Optional;
import nightjar.pipeline.LiveSettings;
import nightjar.store.Checkpoint;

/**
 * Which checkpoint detection begins again at: the oldest whose records since are half of what may
 * be shown again, and lie in half of what detection looks back on, so that there is room for more.
 * A function of what is stored alone.
 */
final class RecallPoints {
  private final long mostRecords;
  private final long mostNanos;

  RecallPoints(LiveSettings settings, RecallBounds bounds) {
    this.mostRecords = bounds.mostRecords() / 2;
    this.mostNanos = settings.horizon().toNanos() / 2;
  }

  /**
   * The oldest that is near.
   *
   * @param kept checkpoints, oldest first
   * @param after only those of later arrivals
   * @param rows records stored
   */
  Optional<Checkpoint> oldestNear(List<Checkpoint> kept, long after, long rows) {
    return kept.stream()
        .filter(checkpoint -> checkpoint.arrival() > after)
        .filter(
            checkpoint ->
                rows - checkpoint.rows() <= mostRecords
                    && kept.getLast().nanos() - checkpoint.nanos() <= mostNanos)
        .findFirst();
  }
}
