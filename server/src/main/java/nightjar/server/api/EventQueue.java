package nightjar.server.api;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import nightjar.incident.TrackedIncident;

/**
 * What a client has not been told yet. The running system puts in without ever waiting and without
 * looking at records; what does not fit pushes out the oldest, which is counted. One thread takes
 * out.
 */
final class EventQueue {
  /** Records that may wait: two seconds at 10,000 a second. */
  static final int MOST_ROWS = 20_000;

  static final int MOST_INCIDENTS = 256;

  private final boolean wantsRows;
  private final boolean wantsIncidents;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final ArrayDeque<StoredRows> batches = new ArrayDeque<>();
  private final Map<Long, TrackedIncident> incidents = new LinkedHashMap<>();
  private int rows;
  private long skipped;

  EventQueue(boolean wantsRows, boolean wantsIncidents) {
    this.wantsRows = wantsRows;
    this.wantsIncidents = wantsIncidents;
  }

  /**
   * Everything that waited.
   *
   * @param skipped records that were pushed out
   */
  record Taken(List<StoredRows> batches, long skipped, List<TrackedIncident> incidents) {}

  void add(StoredRows batch) {
    if (!wantsRows || batch.size() == 0) {
      return;
    }
    lock.lock(); // held for a moment only, by whoever has it
    try {
      batches.add(batch);
      rows += batch.size();
      while (rows > MOST_ROWS && batches.size() > 1) {
        int gone = batches.remove().size();
        rows -= gone;
        skipped += gone;
      }
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  void add(TrackedIncident incident) {
    if (!wantsIncidents) {
      return;
    }
    lock.lock();
    try {
      incidents.remove(incident.number()); // the latest state goes to the end
      incidents.put(incident.number(), incident);
      if (incidents.size() > MOST_INCIDENTS) {
        incidents.remove(incidents.keySet().iterator().next());
      }
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there is something, so long at most. */
  void await(Duration most) throws InterruptedException {
    lock.lock();
    try {
      long nanos = most.toNanos();
      while (batches.isEmpty() && incidents.isEmpty() && skipped == 0 && nanos > 0) {
        nanos = arrived.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }

  Taken take() {
    lock.lock();
    try {
      Taken taken = new Taken(List.copyOf(batches), skipped, List.copyOf(incidents.values()));
      batches.clear();
      incidents.clear();
      rows = 0;
      skipped = 0;
      return taken;
    } finally {
      lock.unlock();
    }
  }
}
