package nightjar.server.http;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import nightjar.server.config.Limits;

/** Memory that the bodies of all calls may take together. Any thread. */
final class BodyBudget {
  private static final long LEAST = 80L << 20;

  private final long most;
  private final LimitCounters counters;
  private final AtomicLong taken = new AtomicLong();

  /** A budget of so many bytes; 0 for a quarter of the heap, at least 80 MiB. */
  BodyBudget(long most, LimitCounters counters) {
    this.counters = counters;
    this.most = most > 0 ? most : Math.max(LEAST, Runtime.getRuntime().maxMemory() / 4);
  }

  /** What one call has taken of it. Closing gives it back, more than once is as once. */
  static final class Share implements AutoCloseable {
    private final BodyBudget budget;
    private final AtomicLong bytes = new AtomicLong();

    private Share(BodyBudget budget) {
      this.budget = budget;
    }

    @Override
    public void close() {
      budget.taken.addAndGet(-bytes.getAndSet(0));
    }
  }

  Share share() {
    return new Share(this);
  }

  long taken() {
    return taken.get();
  }

  void grow(Share share, long bytes) throws Problem {
    if (share.bytes.get() + bytes > most) {
      counters.hit(Limit.ALL_BODIES);
      throw new Problem(
          413,
          "The body takes more memory than the %,d bytes there are for all bodies.".formatted(most),
          "Send it in smaller parts, give Java more memory, or raise "
              + Limits.ALL_BODIES_BYTES.key()
              + ".");
    }
    if (taken.addAndGet(bytes) > most) {
      taken.addAndGet(-bytes);
      counters.hit(Limit.ALL_BODIES);
      throw new Problem(
          503,
          "Other calls' bodies take all the memory there is for bodies.",
          "Send it again in a second.",
          Map.of("Retry-After", "1"));
    }
    share.bytes.addAndGet(bytes);
  }
}
