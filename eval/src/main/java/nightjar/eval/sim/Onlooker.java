package nightjar.eval.sim;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import nightjar.journal.JournalException;
import nightjar.journal.JournalKey;
import nightjar.journal.JournalReader;
import nightjar.journal.JournalView;
import nightjar.journal.Numbered;
import org.jspecify.annotations.Nullable;

/**
 * A process that looks at the journal and has no lock, whether another one writes it, has died
 * within a write, or comes and opens it. Its own disk never fails. It outlives the others until the
 * power goes.
 */
final class Onlooker {
  private final Drive drive;
  private final Path folder;
  private final SimulatedClock clock;
  private final Trace trace;
  private final Reckoning reckoning;
  private final Set<Long> seen = new HashSet<>();
  private @Nullable JournalReader reader;
  private long before;

  Onlooker(Drive drive, Path folder, SimulatedClock clock, Trace trace, Reckoning reckoning) {
    this.drive = drive;
    this.folder = folder;
    this.clock = clock;
    this.trace = trace;
    this.reckoning = reckoning;
  }

  /**
   * Goes on with what it looks at, or begins.
   *
   * @param trimmed numbers that may be gone for age or size, this one and lower ones
   */
  void look(int most, long trimmed) throws InterruptedException {
    boolean isAtOnce = most == Integer.MAX_VALUE;
    if (isAtOnce) {
      end();
    }
    try {
      JournalReader from = reader == null ? begin() : reader;
      reader = from;
      if (isAllOf(from, most)) {
        end();
        if (isAtOnce) {
          reckoning.seenAll(seen, trimmed);
        }
      }
    } catch (JournalException e) {
      end();
      // Before the first arrival there may be no journal; after it there is one.
      if (isAtOnce) {
        seen.clear();
        reckoning.seenAll(seen, trimmed);
      }
    }
  }

  private JournalReader begin() throws JournalException {
    trace.add("looks", "", 0, 0);
    seen.clear();
    before = 0;
    var disk =
        new SimulatedDisk(drive, new DiskFaults(new SplittableRandom(1)), clock, new Trace());
    return JournalView.open(folder, JournalKey.beside(), disk).reader(0);
  }

  private boolean isAllOf(JournalReader from, int most)
      throws JournalException, InterruptedException {
    for (int i = 0; i < most; i++) {
      Optional<Numbered> next = from.next(Duration.ZERO);
      if (next.isEmpty()) {
        return true;
      }
      if (next.get().number() <= before) {
        reckoning.violated(next.get().number() + " is seen after " + before);
      }
      before = next.get().number();
      seen.add(before);
      reckoning.seen(next.get());
    }
    return false;
  }

  /** It is no more. */
  void end() {
    JournalReader left = reader;
    reader = null;
    try {
      if (left != null) {
        left.close();
      }
    } catch (JournalException e) {
      // Nothing more is wanted of it.
    }
  }
}
