package nightjar.server.live;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nightjar.journal.Numbered;
import nightjar.source.Arrival;
import nightjar.store.LineCounts;
import nightjar.store.LogStore;
import nightjar.store.PathState;

/** What became of every line, and since when the oldest waits. Any thread. */
final class LineAccounts {
  private static final int COUNTED_BATCHES = 4_096;

  private final LineLedger ledger;
  private final Map<Long, Long> waitingSince = new ConcurrentHashMap<>();
  private volatile long judged;
  private long recovered;

  private final long lastRecovered;

  /** Numbers of the latest batches that were counted: two who send one at once get one number. */
  private final Set<Long> countedBatches =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
                  return size() > COUNTED_BATCHES;
                }
              }));

  /**
   * Accounts that go on from what is stored.
   *
   * @param lastRecovered last arrival that an earlier run took
   */
  LineAccounts(LogStore store, long lastRecovered) {
    this.judged = store.arrival();
    this.lastRecovered = lastRecovered;
    LineCounts counts = store.path().map(PathState::lines).orElse(LineCounts.NONE);
    this.ledger = new LineLedger(counts, judged, lastRecovered);
  }

  /** Has nobody counted this batch yet? Of several who ask for the same one, one is told so. */
  boolean isFirst(long number, Arrival.Lines lines) {
    return lines.batch().isEmpty() || countedBatches.add(number);
  }

  /** So many lines were taken under a number. */
  void came(long number, long lines, long nowNanos) {
    ledger.came(number, lines);
    waitingSince.put(number, nowNanos);
    if (number <= judged) { // faster than we were
      waitingSince.remove(number);
    }
  }

  /** An arrival of the journal that is not stored; false if it is none of an earlier run. */
  boolean recovered(Numbered found) {
    if (found.number() > lastRecovered) {
      return false;
    }
    if (found.number() > recovered) { // it may be read once more, after a fault
      recovered = found.number();
      if (found.arrival() instanceof Arrival.Lines lines) {
        ledger.recovered(lines.count());
      }
    }
    return true;
  }

  /** An arrival was read back and is on its way to the store. */
  void seen(long number, Arrival arrival) {
    if (arrival instanceof Arrival.Lines lines) {
      ledger.seen(number, lines.count());
    }
  }

  /** Everything up to an arrival is stored. */
  void committed(long number, LineCounts counts) {
    ledger.committed(number, counts);
  }

  /** Everything up to an arrival has taken effect; one that is taken again changes nothing. */
  void judged(long number) {
    long first = judged + 1;
    judged = Math.max(judged, number);
    for (long done = first; done <= number; done++) {
      waitingSince.remove(done);
    }
  }

  /** Last arrival that has taken effect. */
  long judged() {
    return judged;
  }

  /** How long ago the oldest line came that waits; 0 if none does. */
  long lagNanos(long nowNanos) {
    long oldest = waitingSince.values().stream().mapToLong(Long::longValue).min().orElse(nowNanos);
    return Math.max(0, nowNanos - oldest);
  }

  /** Every line accounted for, now. */
  LineBalance balance() {
    return ledger.balance();
  }
}
