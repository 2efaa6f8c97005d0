package nightjar.files;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.OptionalLong;
import nightjar.source.LogSource;
import org.jspecify.annotations.Nullable;

/** A log that comes through a pipe: it is read once, and reading can be ended from outside. */
sealed class PipeSource implements LogSource permits StandardInput, NamedPipe {
  private final String name;
  private final boolean anyBytes;
  private final Instant reference;
  private final PumpedStream.Opening opening;
  private @Nullable PumpedStream pump;
  private @Nullable CountedStream counted;
  private boolean stopped;

  PipeSource(String name, boolean anyBytes, Instant reference, PumpedStream.Opening opening) {
    this.name = name;
    this.anyBytes = anyBytes;
    this.reference = reference;
    this.opening = opening;
  }

  /** Ends the log after what has arrived by now. From any thread, before or after it was opened. */
  public final synchronized void stop() {
    stopped = true;
    if (pump != null) {
      pump.stop();
    }
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final InputStream open() throws IOException {
    return LogBytes.open(start(), name, anyBytes);
  }

  @Override
  public final Instant reference() {
    return reference;
  }

  @Override
  public final OptionalLong storedBytes() {
    return OptionalLong.empty();
  }

  @Override
  public final synchronized long storedBytesRead() {
    return counted == null ? 0 : counted.count();
  }

  @Override
  public final boolean isRepeatable() {
    return false;
  }

  private synchronized InputStream start() throws IOException {
    if (pump != null) {
      throw new IOException("a pipe can be read only once; save it to a file first");
    }
    pump = PumpedStream.start(name, opening);
    counted = new CountedStream(pump);
    if (stopped) {
      pump.stop();
    }
    return counted;
  }
}
