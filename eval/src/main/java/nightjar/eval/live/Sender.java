package nightjar.eval.live;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends bodies at the times when they are due, whether or not earlier ones were answered in time: a
 * body that had to wait for a connection counts from when it was due, so that a server that stops
 * for a moment is seen with all the lines that it kept waiting.
 */
final class Sender {
  private static final long NO_SERVER_NANOS = 100_000_000L;

  private final LiveLoad load;
  private final LoadLines lines;
  private final Samples ackMillis = new Samples();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final long begun = System.nanoTime();
  private long planned;

  Sender(LiveLoad load, LoadLines lines) {
    this.load = load;
    this.lines = lines;
  }

  /** A body and when it is due. */
  private record Due(LoadLines.Body body, long nanos) {}

  /** Milliseconds from when a body was due to its answer. */
  Samples ackMillis() {
    return ackMillis;
  }

  long sent() {
    return sent.get();
  }

  /** Lines that the server says it has. */
  long accepted() {
    return accepted.get();
  }

  /** Lines that it did not take for now: 429, 503 or 507. */
  long refused() {
    return refused.get();
  }

  /** Lines of which nothing is known: no answer, or another one. */
  long failed() {
    return failed.get();
  }

  /** Sends on one connection until there is nothing more. */
  void run() {
    try (HttpConnection http = load.connection()) {
      for (Due due = next(); !due.body.isEnd(); due = next()) {
        await(due.nanos);
        send(http, due);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // Closing told of it, when every answer was there.
    }
  }

  private synchronized Due next() throws InterruptedException {
    LoadLines.Body body = lines.take();
    // A body is due when its last line is: only then could it be put together.
    planned += body.lines();
    return new Due(body, begun + (long) (planned * 1e9 / load.rate()));
  }

  private static void await(long nanos) throws InterruptedException {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("sending was interrupted");
      }
      LockSupport.parkNanos(left);
    }
  }

  private void send(HttpConnection http, Due due) {
    int count = due.body.lines();
    sent.addAndGet(count);
    String path = "/api/v1/logs?source=" + due.body.source();
    try {
      HttpConnection.Answer answer = http.post(path, due.body.text(), due.body.text().length);
      long took = System.nanoTime() - due.nanos;
      switch (answer.status()) {
        case 200 -> {
          long taken = Math.clamp((long) LagWatch.number(answer.body(), "accepted"), 0, count);
          accepted.addAndGet(taken);
          failed.addAndGet(count - taken);
          ackMillis.add(took / 1e6);
        }
        case 429, 503, 507 -> refused.addAndGet(count);
        default -> failed.addAndGet(count);
      }
    } catch (IOException e) {
      failed.addAndGet(count);
      LockSupport.parkNanos(NO_SERVER_NANOS);
    }
  }
}
