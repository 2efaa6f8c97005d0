package nightjar.web;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for other threads. */
final class Wait {
  private Wait() {}

  /** Until a condition holds; fails after twenty seconds. */
  static void until(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited in vain");
      }
      new Pause().await(Duration.ofMillis(5));
    }
  }
}
