package nightjar.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A pipe read by a thread of its own into a ring of 256 KiB, so that whoever reads here can be sent
 * on by {@link #stop()}: a thread that waits inside {@code read(2)}, or for the writer of a named
 * pipe, cannot be.
 *
 * <p>One thread reads, any thread may stop.
 */
final class PumpedStream extends InputStream {
  /** Gives the pipe; may wait for its writer. */
  interface Opening {
    InputStream open() throws IOException;
  }

  private static final int CAPACITY = 1 << 18;
  private final Opening opening;
  private final byte[] ring = new byte[CAPACITY];
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long pumped; // bytes put into the ring, in all
  private long taken; // bytes taken out of it
  private boolean ended;
  private @Nullable IOException failure;

  private PumpedStream(Opening opening) {
    this.opening = opening;
  }

  /** Opens the pipe and reads from it on a daemon thread. */
  static PumpedStream start(String name, Opening opening) {
    var stream = new PumpedStream(opening);
    Thread.ofPlatform().daemon().name("read " + name).start(stream::pump);
    return stream;
  }

  /** Ends the stream after the bytes that are here by now. */
  void stop() {
    end(null);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    lock.lock();
    try {
      while (taken == pumped && !ended) {
        changed.awaitUninterruptibly();
      }
      if (taken < pumped) {
        return take(target, from, length);
      }
      if (failure != null) {
        throw failure;
      }
      return -1;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int available() {
    lock.lock();
    try {
      return (int) (pumped - taken);
    } finally {
      lock.unlock();
    }
  }

  /** Stops; the pipe itself is closed by the thread that reads it, when it next wakes. */
  @Override
  public void close() {
    stop();
  }

  private int take(byte[] target, int from, int length) {
    int at = (int) (taken % CAPACITY);
    int count = (int) Math.min(Math.min(length, pumped - taken), CAPACITY - at);
    System.arraycopy(ring, at, target, from, count);
    taken += count;
    changed.signalAll();
    return count;
  }

  private void pump() {
    try (InputStream in = opening.open()) {
      for (int free = awaitFree(); free > 0; free = awaitFree()) {
        // Only this thread writes the free part of the ring, so no lock is held while it waits.
        int count = in.read(ring, (int) (pumped % CAPACITY), free);
        if (count < 0) {
          break;
        }
        add(count);
      }
      end(null);
    } catch (IOException e) {
      end(e);
    }
  }

  /** Free bytes in one piece; 0 when nobody wants more. */
  private int awaitFree() {
    lock.lock();
    try {
      while (pumped - taken == CAPACITY && !ended) {
        changed.awaitUninterruptibly();
      }
      return ended ? 0 : (int) Math.min(CAPACITY - (pumped - taken), CAPACITY - pumped % CAPACITY);
    } finally {
      lock.unlock();
    }
  }

  private void add(int count) {
    lock.lock();
    try {
      pumped += count;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void end(@Nullable IOException why) {
    lock.lock();
    try {
      if (!ended) {
        ended = true;
        failure = why;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }
}
