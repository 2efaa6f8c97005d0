package nightjar.server.live;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import nightjar.store.LineCounts;

/**
 * The account of all lines. Both who takes an arrival and who reads it back enter it, by its
 * number, so that it is counted once whoever is first; a commit strikes out what it stored. Any
 * thread.
 */
final class LineLedger {
  private static final int MOST_AHEAD = 4_096;

  private final long lastRecovered;

  /** Lines by arrival that are in and that no commit has passed yet. */
  private final NavigableMap<Long, Long> waiting = new TreeMap<>();

  /** Arrivals that were read back before who took them said so; a bound, since some never do. */
  private final Set<Long> ahead =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
              return size() > MOST_AHEAD;
            }
          });

  private LineCounts counts;
  private long committed;
  private long in;
  private long inSinceStart;
  private long waitingLines;

  /** Lines of runs before that wait and were not read back yet. */
  private long recovered;

  /**
   * @param counts what is stored
   * @param committed last arrival that is stored
   * @param lastRecovered last arrival that an earlier run took
   */
  LineLedger(LineCounts counts, long committed, long lastRecovered) {
    this.counts = counts;
    this.committed = committed;
    this.lastRecovered = lastRecovered;
    this.in = counts.taken();
  }

  /** An arrival of a run before waits in the journal; each is told once, before it is read back. */
  synchronized void recovered(long lines) {
    in += lines;
    recovered += lines;
  }

  /** An arrival was taken; each is told once. */
  synchronized void came(long number, long lines) {
    inSinceStart += lines;
    if (ahead.remove(number)) {
      return;
    }
    in += lines;
    if (number > committed) { // else it was passed by and is missing
      await(number, lines);
    }
  }

  /** An arrival was read back; perhaps again. */
  synchronized void seen(long number, long lines) {
    if (number <= committed || waiting.containsKey(number)) {
      return;
    }
    if (number <= lastRecovered) {
      recovered -= lines;
    } else {
      in += lines;
      ahead.add(number);
    }
    await(number, lines);
  }

  private void await(long number, long lines) {
    waiting.put(number, lines);
    waitingLines += lines;
  }

  /** Everything up to an arrival is stored. */
  synchronized void committed(long upTo, LineCounts now) {
    committed = upTo;
    counts = now;
    Map<Long, Long> passed = waiting.headMap(upTo, true);
    waitingLines -= passed.values().stream().mapToLong(Long::longValue).sum();
    passed.clear();
    if (upTo >= lastRecovered) {
      recovered = 0; // what is left of it did not come back, and is missing
    }
  }

  synchronized LineBalance balance() {
    return new LineBalance(
        in,
        counts.stored(),
        waitingLines + recovered,
        counts.rejected(),
        inSinceStart,
        counts.sinceNanos());
  }
}
