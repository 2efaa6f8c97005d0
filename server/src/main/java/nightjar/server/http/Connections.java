package nightjar.server.http;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import nightjar.server.config.Limits;

/** The connections there are. When there are too many, the longest idle gives way. Any thread. */
final class Connections {
  private final Limits limits;
  private final LimitCounters counters;
  private final Set<ConnectionWatch> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();

  Connections(Limits limits, LimitCounters counters) {
    this.limits = limits;
    this.counters = counters;
  }

  Limits limits() {
    return limits;
  }

  LimitCounters counters() {
    return counters;
  }

  int count() {
    return count.get();
  }

  /** Takes a connection in; false if there are too many and all of them are at work. */
  boolean add(ConnectionWatch watch) {
    boolean room = count.incrementAndGet() <= limits.connections();
    if (!room) {
      counters.hit(Limit.CONNECTIONS);
      Optional<ConnectionWatch> idlest =
          open.stream()
              .filter(ConnectionWatch::isIdle)
              .min(Comparator.comparingLong(ConnectionWatch::idleSince));
      if (idlest.isEmpty() || !open.remove(idlest.get())) {
        count.decrementAndGet();
        return false;
      }
      count.decrementAndGet();
      idlest.get().close();
    }
    open.add(watch);
    return true;
  }

  /** Ends those of HTTP/1 that nobody uses: the library would wait a second for their next call. */
  void closeIdle() {
    open.forEach(ConnectionWatch::closeIfIdle);
  }

  void remove(ConnectionWatch watch) {
    if (open.remove(watch)) {
      count.decrementAndGet();
    }
  }
}
