package nightjar.duckdb;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Whether many records come in, so that reads leave processors to them. What came in this second
 * and the one before counts. Any thread.
 */
final class Inflow {
  /** Records in this second and the one before: what a tenth of a processor stores. */
  static final int MANY = 20_000;

  private final LongSupplier nanos;
  private long second;
  private long inSecond;
  private long inSecondBefore;

  /**
   * @param nanos a clock that only goes forward, such as {@link System#nanoTime}
   */
  Inflow(LongSupplier nanos) {
    this.nanos = nanos;
    this.second = now();
  }

  /** Takes note of records that were stored. */
  synchronized void add(int records) {
    turn();
    inSecond += records;
  }

  synchronized boolean isMany() {
    turn();
    return inSecond + inSecondBefore >= MANY;
  }

  private void turn() {
    long now = now();
    if (now != second) {
      inSecondBefore = now == second + 1 ? inSecond : 0;
      inSecond = 0;
      second = now;
    }
  }

  private long now() {
    return Math.floorDiv(nanos.getAsLong(), TimeUnit.SECONDS.toNanos(1));
  }
}
