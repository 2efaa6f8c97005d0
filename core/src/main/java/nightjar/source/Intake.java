package nightjar.source;

/**
 * The door of the live path: whatever reads a source or takes lines from the network hands them in
 * here. Any thread; many at once.
 */
public interface Intake {
  /**
   * Keeps the arrival: when this returns, it is on disk and will be stored whatever happens.
   *
   * @return its number in the order of arrivals, from 1; for a batch whose key was kept before, the
   *     number it had then
   * @throws RefusedException if it cannot be kept (disk full, shutting down); nothing of it is
   * @throws InterruptedException if interrupted while waiting; it may have been kept
   */
  long take(Arrival arrival) throws RefusedException, InterruptedException;
}
