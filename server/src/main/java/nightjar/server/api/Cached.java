package nightjar.server.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A view of the store that is dear to make: made again when the store has taken something in since,
 * but not more often than a stretch of time. Any thread.
 */
final class Cached<T> {
  private final Supplier<T> make;
  private final LongSupplier version;
  private final InstantSource clock;
  private final Duration least;
  private volatile @Nullable Made<T> made;

  private record Made<T>(T value, long version, Instant at) {}

  /**
   * @param make makes the view
   * @param version changes when the store does
   * @param least time between two makings
   */
  Cached(Supplier<T> make, LongSupplier version, InstantSource clock, Duration least) {
    this.make = make;
    this.version = version;
    this.clock = clock;
    this.least = least;
  }

  T get() {
    Made<T> last = made;
    return last != null && isFresh(last) ? last.value : renew();
  }

  /** The next one is made anew: whoever changed something sees it. */
  void forget() {
    made = null;
  }

  private boolean isFresh(Made<T> last) {
    return last.version == version.getAsLong() || clock.instant().isBefore(last.at.plus(least));
  }

  private synchronized T renew() {
    Made<T> last = made;
    if (last == null || !isFresh(last)) {
      long before = version.getAsLong(); // read first, so that a change meanwhile is seen next time
      last = new Made<>(make.get(), before, clock.instant());
      made = last;
    }
    return last.value;
  }
}
