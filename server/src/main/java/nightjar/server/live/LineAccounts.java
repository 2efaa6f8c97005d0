package nightjar.server.live;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import nightjar.source.Arrival;

/**
 * What became of every line: taken, stored, left out, or still waiting and since when. Any thread,
 * but for {@link #recovered}.
 */
final class LineAccounts {
  private static final int COUNTED_BATCHES = 4_096;

  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong stored = new AtomicLong();
  private final AtomicLong rejected = new AtomicLong();
  private final Map<Long, Long> waitingSince = new ConcurrentHashMap<>();
  private volatile long judged;

  /** Last arrival of the runs before; up to which of them lines were counted. */
  private final long lastRecovered;

  private long recounted;

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
   * @param judged last arrival that has taken effect
   * @param lastRecovered last arrival that an earlier run took
   */
  LineAccounts(long judged, long lastRecovered) {
    this.judged = judged;
    this.lastRecovered = lastRecovered;
  }

  /** Has nobody counted this batch yet? Of several who ask for the same one, one is told so. */
  boolean isFirst(long number, Arrival.Lines lines) {
    return lines.batch().isEmpty() || countedBatches.add(number);
  }

  /** So many lines were taken under a number. */
  void came(long number, long lines, long nowNanos) {
    taken.addAndGet(lines);
    waitingSince.put(number, nowNanos);
    if (number <= judged) { // faster than we were
      waitingSince.remove(number);
    }
  }

  /** An arrival is on its way to the store: one that an earlier run took is counted now, once. */
  void recovered(long number, Arrival arrival) {
    if (number <= lastRecovered && number > recounted) {
      recounted = number;
      if (arrival instanceof Arrival.Lines lines) {
        taken.addAndGet(lines.count());
      }
    }
  }

  void stored(long lines) {
    stored.addAndGet(lines);
  }

  void leftOut(Arrival arrival) {
    if (arrival instanceof Arrival.Lines lines) {
      rejected.addAndGet(lines.count());
    }
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

  long taken() {
    return taken.get();
  }

  long stored() {
    return stored.get();
  }

  long rejected() {
    return rejected.get();
  }
}
