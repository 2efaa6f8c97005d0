package nightjar;

import java.time.Instant;
import java.time.InstantSource;

/** Moments as nanoseconds since 1970-01-01T00:00Z, the unit of all times of records. */
public final class EpochNanos {
  private static final long SECOND = 1_000_000_000L;

  private EpochNanos() {}

  /**
   * A moment from 1677 to 2262.
   *
   * @throws ArithmeticException outside that range, which a long cannot hold
   */
  public static long of(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), SECOND), (long) instant.getNano());
  }

  /** What a clock shows. */
  public static long now(InstantSource clock) {
    return of(clock.instant());
  }
}
