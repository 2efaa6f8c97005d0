package nightjar.eval.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nightjar.journal.Journal;
import nightjar.journal.JournalException;
import nightjar.journal.JournalReader;
import nightjar.journal.Numbered;
import nightjar.source.Arrival;
import org.jspecify.annotations.Nullable;

/**
 * Reads the journal back in its order and brings what follows from it into the store at every tick
 * and deed. Lives as long as its process.
 */
final class Follower {
  private final Journal journal;
  private final SimulatedStore store;
  private final Reckoning reckoning;
  private final ProcessRules rules;
  private final LinePath path;
  private final Runnable survives;
  private final List<String> rows = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();
  private final Map<String, Long> batches = new HashMap<>();
  private @Nullable JournalReader reader;
  private long wanted;

  /** Does it hold what lay on the disk before something was erased? */
  private boolean isOld;

  /**
   * @param survives run where a process may die that is not using its disk
   */
  Follower(
      Journal journal,
      SimulatedStore store,
      Reckoning reckoning,
      ProcessRules rules,
      LinePath path,
      Runnable survives) {
    this.journal = journal;
    this.store = store;
    this.reckoning = reckoning;
    this.rules = rules;
    this.path = path;
    this.survives = survives;
    this.wanted = rules.firstWanted(store);
  }

  /** Makes the path know what it knew. */
  void recall() throws JournalException, InterruptedException {
    if (!path.needsRecall()) {
      return;
    }
    try (JournalReader stored = journal.reader(1)) {
      Optional<Numbered> next = stored.next(Duration.ZERO);
      while (next.isPresent() && next.get().number() <= store.arrival()) {
        path.recall(next.get());
        next = stored.next(Duration.ZERO);
      }
    }
  }

  /**
   * Takes some arrivals.
   *
   * @return were those all there are?
   */
  boolean read(int most) throws JournalException, InterruptedException {
    JournalReader from = reader == null ? journal.reader(wanted) : reader;
    reader = from;
    boolean isWell = false;
    try {
      for (int i = 0; i < most; i++) {
        Optional<Numbered> next = from.next(Duration.ZERO);
        if (next.isEmpty()) {
          isWell = true;
          return true;
        }
        take(next.get());
      }
      isWell = true;
      return false;
    } finally {
      if (!isWell) {
        leave(); // another one goes on where it ended
      }
    }
  }

  /** Something is being erased: it goes on with the files it has, or looks for new ones. */
  void erasing(boolean leaves) {
    if (leaves) {
      leave();
    }
    isOld = reader != null;
  }

  private void leave() {
    JournalReader left = reader;
    reader = null;
    isOld = false;
    try {
      if (left != null) {
        left.close();
      }
    } catch (JournalException e) {
      // Nothing more is wanted of it.
    }
  }

  private void take(Numbered numbered) {
    if (numbered.number() < wanted) {
      reckoning.violated("read " + numbered.number() + " where " + wanted + " was wanted");
    }
    wanted = numbered.number() + 1;
    String id = Request.idIn(Request.content(numbered.arrival()));
    if (!id.isEmpty()) {
      ids.add(id);
    }
    reckoning.read(numbered, isOld);
    path.take(numbered, rows::add);
    if (!(numbered.arrival() instanceof Arrival.Lines lines)) {
      commit(numbered.number());
    } else if (!lines.batch().isEmpty()) {
      batches.put(lines.batch(), numbered.number());
    }
  }

  private void commit(long upTo) {
    survives.run();
    rules.commit(store, new SimulatedStore.Stored(rows, ids, batches, upTo), survives);
    rows.clear();
    ids.clear();
    batches.clear();
    survives.run();
  }

  /** The process has died: what was not committed is to be read again. */
  void died() {
    reckoning.unread(ids);
    leave();
  }

  /** What its path knows. */
  String knowledge() {
    return path.knowledge();
  }
}
