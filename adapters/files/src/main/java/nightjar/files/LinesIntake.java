package nightjar.files;

import java.util.List;
import nightjar.source.Arrival;
import nightjar.source.RefusedException;

/**
 * The door for lines of several sources that were written side by side: no time passes between
 * them, so that they can be judged in the order of their own times. Called by the thread that
 * follows files.
 */
@FunctionalInterface
public interface LinesIntake {
  /**
   * Keeps the arrivals in their order; when this returns, all are on disk. Where there are several,
   * each has a batch key, so that one that was kept is not kept again when it is offered again.
   *
   * @param together at least one, of different sources
   * @throws RefusedException if one cannot be kept; those before it may have been
   * @throws InterruptedException if interrupted while waiting; any may have been kept
   */
  void take(List<Arrival.Lines> together) throws RefusedException, InterruptedException;
}
