package nightjar.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A reply's body that ends in words when it takes longer or is larger than its call allows. A read
 * that waits is woken at the deadline.
 */
final class TimedStream extends FilterInputStream {
  private final String host;
  private final Call call;
  private final CompletableFuture<Void> alarm;
  private volatile boolean late;
  private long left;

  /**
   * A body.
   *
   * @param deadline by {@link System#nanoTime()}
   */
  TimedStream(InputStream body, String host, Call call, long deadline) {
    super(body);
    this.host = host;
    this.call = call;
    left = call.mostBytes();
    long nanos = Math.max(0, deadline - System.nanoTime());
    alarm =
        CompletableFuture.runAsync(
            this::expire, CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS));
  }

  private void expire() {
    late = true;
    try {
      in.close();
    } catch (IOException e) {
      // Whoever reads is told that it is late.
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int count;
    try {
      count = in.read(target, from, length);
    } catch (IOException e) {
      throw late ? tooLate(e) : OutboundFailure.of(host, Duration.ZERO, e);
    }
    if (late) {
      throw tooLate(new TimeoutException());
    }
    left -= Math.max(0, count);
    if (left < 0) {
      throw new OutboundException(
          "the reply of %s is larger than %,d bytes".formatted(host, call.mostBytes()));
    }
    return count;
  }

  private OutboundException tooLate(Exception cause) {
    return OutboundFailure.late(host, call.timeout(), cause);
  }

  @Override
  public void close() throws IOException {
    alarm.cancel(false);
    super.close();
  }
}
