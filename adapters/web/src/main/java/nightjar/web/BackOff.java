package nightjar.web;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after failures: doubled after each up to a cap, and shortened by chance to
 * between half and all of it, so that many do not come back at the same moment.
 */
record BackOff(Duration first, Duration cap) {
  /**
   * The wait.
   *
   * @param failures in a row, 1 or more
   */
  Duration after(int failures, RandomGenerator random) {
    long full = first.toNanos();
    for (int i = 1; i < failures && full < cap.toNanos(); i++) {
      full *= 2;
    }
    full = Math.min(full, cap.toNanos());
    return Duration.ofNanos(full / 2 + (long) (random.nextDouble() * (full - full / 2)));
  }
}
