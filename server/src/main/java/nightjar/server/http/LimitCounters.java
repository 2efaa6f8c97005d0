package nightjar.server.http;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** How often each limit was met. Any thread. */
final class LimitCounters {
  private final Map<Limit, LongAdder> counters = new EnumMap<>(Limit.class);

  LimitCounters() {
    for (Limit limit : Limit.values()) {
      counters.put(limit, new LongAdder());
    }
  }

  LongAdder of(Limit limit) {
    return Objects.requireNonNull(counters.get(limit));
  }

  void hit(Limit limit) {
    of(limit).increment();
  }
}
