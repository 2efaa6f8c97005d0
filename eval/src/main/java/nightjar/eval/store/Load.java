package nightjar.eval.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import nightjar.eval.live.HttpConnection;
import nightjar.eval.live.Samples;
import org.jspecify.annotations.Nullable;

/**
 * Sends lines over some connections, each with a source of its own, until enough are acknowledged.
 * What is refused for now (429, 503, 507) is sent again; any other answer but 200 ends the load.
 */
final class Load {
  private static final long PAUSE_NANOS = 20_000_000L;

  private final Address server;
  private final CycledLines lines;
  private final int clients;
  private final int batch;

  Load(Address server, CycledLines lines, int clients, int batch) {
    this.server = server;
    this.lines = lines;
    this.clients = clients;
    this.batch = batch;
  }

  /**
   * What came of it.
   *
   * @param lines acknowledged
   * @param bytes of them
   * @param refused calls that had to be sent again
   * @param seconds from the first call to the last answer
   * @param ackMillis from when a call was due to its acknowledgement
   */
  record Sent(long lines, long bytes, long refused, double seconds, Samples ackMillis) {}

  /** Every client as soon as its last call was answered, so many lines in all and a few more. */
  Sent asFast(long count) throws IOException, InterruptedException {
    return new Run(count, 0).sent();
  }

  /** As many lines a second, whatever the answers do, for so many lines. */
  Sent paced(double linesPerSecond, long count) throws IOException, InterruptedException {
    return new Run(count, linesPerSecond).sent();
  }

  /** One go. */
  private final class Run {
    private final double rate;
    private final Samples ackMillis = new Samples();
    private final AtomicLong left;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
    private final long begun = System.nanoTime();
    private long planned;

    Run(long count, double rate) {
      this.left = new AtomicLong(count);
      this.rate = rate;
    }

    Sent sent() throws IOException, InterruptedException {
      List<Thread> threads = new ArrayList<>();
      try {
        for (int i = 0; i < clients; i++) {
          String source = "eval-" + i;
          threads.add(Thread.ofPlatform().name(source).start(() -> send(source)));
        }
        for (Thread thread : threads) {
          thread.join();
        }
      } finally {
        threads.forEach(Thread::interrupt);
      }
      IOException failed = failure.get();
      if (failed != null) {
        throw failed;
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      return new Sent(acknowledged.get(), bytes.get(), refused.get(), seconds, ackMillis);
    }

    private void send(String source) {
      Body body = new Body();
      try (HttpConnection http = server.connection()) {
        for (long due = next(body); due != 0 && failure.get() == null; due = next(body)) {
          await(due);
          post(http, "/api/v1/logs?source=" + source, body);
          ackMillis.add((System.nanoTime() - due) / 1e6);
          acknowledged.addAndGet(body.lines());
          bytes.addAndGet(body.length());
        }
      } catch (IOException e) {
        failure.compareAndSet(null, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /** Takes lines; when they are due, or 0 when there were enough. */
    private synchronized long next(Body body) throws IOException {
      if (left.get() <= 0) {
        return 0;
      }
      lines.next(body, batch);
      left.addAndGet(-body.lines());
      planned += body.lines();
      // A body is due when its last line is: only then could it be put together.
      return rate <= 0 ? System.nanoTime() : begun + (long) (planned * 1e9 / rate);
    }

    private void post(HttpConnection http, String path, Body body)
        throws IOException, InterruptedException {
      while (true) {
        HttpConnection.Answer answer = http.post(path, "", body.text(), body.length());
        switch (answer.status()) {
          case 200 -> {
            if (!answer.body().contains("\"accepted\":" + body.lines() + ",")) {
              throw new IOException(
                  "of " + body.lines() + " lines not all were taken: " + answer.body());
            }
            return;
          }
          case 429, 503, 507 -> {
            refused.incrementAndGet();
            await(System.nanoTime() + PAUSE_NANOS);
          }
          default ->
              throw new IOException(
                  "lines were answered " + answer.status() + ": " + answer.body());
        }
      }
    }
  }

  private static void await(long nanos) throws InterruptedException {
    for (long wait = nanos - System.nanoTime(); wait > 0; wait = nanos - System.nanoTime()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("sending was interrupted");
      }
      LockSupport.parkNanos(wait);
    }
  }
}
