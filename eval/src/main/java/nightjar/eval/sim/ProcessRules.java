package nightjar.eval.sim;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import nightjar.journal.Disk;
import nightjar.journal.Erasure;
import nightjar.journal.Journal;
import nightjar.journal.JournalException;
import nightjar.journal.JournalSettings;

/**
 * How a process goes about its journal and its store: as the live system does. A test that wants to
 * know whether the simulation would find a bug puts that bug in here.
 */
class ProcessRules {
  /** How long the key of a batch is known. */
  static final Duration BATCH_AGE = Duration.ofHours(24);

  /** How long ago something was written that may be trimmed although there is room for it. */
  private static final Duration MAX_AGE = Duration.ofHours(60);

  /** What the journal gets for a disk. */
  Disk disk(Disk disk) {
    return disk;
  }

  JournalSettings settings(InstantSource clock, long segmentBytes) {
    return JournalSettings.usual(clock)
        .withSegmentBytes(segmentBytes)
        .withQueue(1 << 20, Duration.ZERO)
        .withBatches(10_000, BATCH_AGE)
        .withMaxAge(MAX_AGE);
  }

  /** Right after opening. */
  void opened(Journal journal, SimulatedStore store) {
    journal.skipTo(store.arrival() + 1);
    store.batches().forEach(journal::remember);
  }

  /** Brings detection to know what it knew. */
  void recall(Follower follower) throws JournalException, InterruptedException {
    follower.recall();
  }

  /** Where reading goes on. */
  long firstWanted(SimulatedStore store) {
    return store.arrival() + 1;
  }

  /**
   * Stores what follows from some arrivals.
   *
   * @param survives asked between steps: the process may be gone then
   */
  void commit(SimulatedStore store, SimulatedStore.Stored stored, Runnable survives) {
    store.commit(stored);
  }

  /** Erases a value; true if all that there is was searched. */
  boolean erase(Journal journal, String value) throws JournalException {
    Erasure done = journal.erase(value.getBytes(StandardCharsets.UTF_8));
    return done.unread() == 0 && done.setAside() == 0;
  }

  /** Removes what is not needed any more. */
  void trim(Journal journal, SimulatedStore store, long maxBytes) throws JournalException {
    journal.trim(store.arrival() + 1, maxBytes);
  }
}
