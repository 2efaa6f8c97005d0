package nightjar.eval.check;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for another process. */
public final class Waiting {
  private static final long LOOK_NANOS = 10_000_000L;

  private Waiting() {}

  /** What is waited for. */
  @FunctionalInterface
  public interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  /** Until it holds or the time is over; does it hold? */
  public static boolean until(Duration patience, Condition condition)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      nap(LOOK_NANOS);
    }
    return true;
  }

  /** Lets time pass. */
  public static void pass(Duration time) throws InterruptedException {
    long deadline = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = deadline - System.nanoTime()) {
      nap(left);
    }
  }

  private static void nap(long nanos) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("the check was interrupted");
    }
    LockSupport.parkNanos(nanos);
  }
}
