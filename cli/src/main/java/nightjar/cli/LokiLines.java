package nightjar.cli;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.OptionalLong;
import nightjar.files.Inputs;
import nightjar.source.LogSource;
import org.jspecify.annotations.Nullable;

/**
 * A source that waits for a server, and ends where it is when somebody interrupts the command. The
 * waiting thread is woken; it is never interrupted while it does anything else.
 */
final class LokiLines implements LogSource {
  private final LogSource source;
  private final Inputs others;
  private final Interruption interruption;
  private @Nullable Thread waiting;
  private boolean stopped;

  /**
   * A source.
   *
   * @param others end with it
   */
  LokiLines(LogSource source, Inputs others, Interruption interruption) {
    this.source = source;
    this.others = others;
    this.interruption = interruption;
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public InputStream open() throws IOException {
    interruption.onRequest(this::stop);
    InputStream[] opened = {InputStream.nullInputStream()};
    int found =
        waiting(
            () -> {
              opened[0] = source.open();
              return 0;
            });
    return found < 0 ? InputStream.nullInputStream() : new Stoppable(opened[0]);
  }

  private void stop() {
    others.stop();
    synchronized (this) {
      stopped = true;
      if (waiting != null) {
        waiting.interrupt();
      }
    }
  }

  private interface Wait {
    int run() throws IOException;
  }

  /** The result; -1 once it is stopped. */
  private int waiting(Wait wait) throws IOException {
    synchronized (this) {
      if (stopped) {
        return -1;
      }
      waiting = Thread.currentThread();
    }
    try {
      return wait.run();
    } catch (IOException e) {
      if (isStopped()) {
        return -1;
      }
      throw e;
    } finally {
      synchronized (this) {
        waiting = null;
        if (stopped) {
          Thread.interrupted(); // it was for the waiting, which is over
        }
      }
    }
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  @Override
  public Instant reference() {
    return source.reference();
  }

  @Override
  public OptionalLong storedBytes() {
    return source.storedBytes();
  }

  @Override
  public long storedBytesRead() {
    return source.storedBytesRead();
  }

  @Override
  public boolean isRepeatable() {
    return source.isRepeatable();
  }

  private final class Stoppable extends InputStream {
    private final InputStream in;

    Stoppable(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      return waiting(() -> in.read(target, from, length));
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
