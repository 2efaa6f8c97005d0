package nightjar.server.live;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import nightjar.source.RefusedException.Reason;

/** How often lines were not taken since the process began, by reason. Any thread. */
final class Refusals {
  private final Map<Reason, LongAdder> counts = new EnumMap<>(Reason.class);

  Refusals() {
    for (Reason reason : Reason.values()) {
      counts.put(reason, new LongAdder());
    }
  }

  void add(Reason reason) {
    Objects.requireNonNull(counts.get(reason)).increment();
  }

  /** All reasons, with 0 where it never was one. */
  Map<Reason, Long> counts() {
    Map<Reason, Long> now = new EnumMap<>(Reason.class);
    counts.forEach((reason, count) -> now.put(reason, count.sum()));
    return now;
  }
}
