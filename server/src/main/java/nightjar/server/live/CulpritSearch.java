package nightjar.server.live;

import java.util.List;
import nightjar.journal.JournalException;
import nightjar.journal.Numbered;
import nightjar.source.Arrival;
import nightjar.store.StoreException;

/**
 * Finds which arrival is the reason that a path failed: lines that fail by themselves, or else
 * those that make a later tick fail, or else the one it failed at. Each trial begins with a path
 * that has seen what is stored: one for the first, and as many as halve the arrivals down to one
 * for the second.
 */
final class CulpritSearch {
  /** A path to try arrivals on; it throws what the path throws. */
  interface Trial {
    /** Takes lines, and all that follows from them by themselves. */
    void tryOut(long number, Arrival.Lines lines);

    /** Takes an arrival as the path does. */
    void take(long number, Arrival arrival);
  }

  /** Begins trials. */
  @FunctionalInterface
  interface Trials {
    Trial begin() throws JournalException, InterruptedException;
  }

  private final Trials trials;

  CulpritSearch(Trials trials) {
    this.trials = trials;
  }

  /**
   * The one to be left out.
   *
   * @param lines those that came since the last commit and before the failure, in their order; the
   *     failed one too if it is lines
   * @param failed where the path failed
   */
  Numbered find(List<Numbered> lines, Numbered failed)
      throws JournalException, InterruptedException {
    Trial trial = trials.begin();
    for (Numbered each : lines) {
      if (each.arrival() instanceof Arrival.Lines came
          && fails(() -> trial.tryOut(each.number(), came))) {
        return each;
      }
    }
    if (failed.arrival() instanceof Arrival.Lines || fails(lines, 0, failed)) {
      return failed;
    }
    return fails(lines, lines.size(), failed) ? halved(lines, failed) : failed;
  }

  /**
   * The last of the fewest lines with which it fails: without them it does not, with all it does.
   */
  private Numbered halved(List<Numbered> lines, Numbered failed)
      throws JournalException, InterruptedException {
    int good = 0;
    int bad = lines.size();
    while (bad - good > 1) {
      int middle = (good + bad) >>> 1;
      if (fails(lines, middle, failed)) {
        bad = middle;
      } else {
        good = middle;
      }
    }
    return lines.get(bad - 1);
  }

  private boolean fails(List<Numbered> lines, int count, Numbered failed)
      throws JournalException, InterruptedException {
    Trial trial = trials.begin();
    return fails(
        () -> {
          lines.subList(0, count).forEach(each -> trial.take(each.number(), each.arrival()));
          trial.take(failed.number(), failed.arrival());
        });
  }

  private static boolean fails(Runnable attempt) {
    try {
      attempt.run();
      return false;
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      return true;
    }
  }
}
