package nightjar.web;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A wait that can be cut short: the only place where this package lets time pass. */
final class Pause {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition rung = lock.newCondition();
  private boolean isRung;

  /** Ends the wait under way, or the next one. Any thread. */
  void end() {
    lock.lock();
    try {
      isRung = true;
      rung.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits that long, or until {@link #end()}. */
  void await(Duration most) throws InterruptedException {
    long left = most.toNanos();
    lock.lock();
    try {
      while (!isRung && left > 0) {
        left = rung.awaitNanos(left);
      }
      isRung = false;
    } finally {
      lock.unlock();
    }
  }
}
