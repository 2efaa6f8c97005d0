package nightjar.journal;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The last arrival that is on disk, and a place to wait for the next. Any thread. */
final class Progress {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private volatile long last;
  private volatile boolean ended;

  Progress(long last) {
    this.last = last;
  }

  long last() {
    return last;
  }

  void moveTo(long number) {
    lock.lock();
    try {
      last = number;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets everybody go who waits. */
  void end() {
    lock.lock();
    try {
      ended = true;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until {@link #last()} is not {@code seen}; returns the nanoseconds that are left. */
  long await(long seen, long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (last == seen && !ended && left > 0) {
        left = moved.awaitNanos(left);
      }
      return ended && last == seen ? 0 : left;
    } finally {
      lock.unlock();
    }
  }
}
