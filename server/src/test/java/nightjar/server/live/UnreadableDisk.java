package nightjar.server.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import nightjar.journal.LocalDisk;

/** The machine's disk, some reads of which fail. */
final class UnreadableDisk extends LocalDisk {
  /** So many reads fail from here on. */
  final AtomicInteger failures = new AtomicInteger();

  /** So many reads fail at the next start, after the journal was opened. */
  int failuresFromRecall;

  private record Unreadable(Input in, AtomicInteger failures) implements Input {
    @Override
    public int read(ByteBuffer into, long at) throws IOException {
      if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new IOException("Input/output error");
      }
      return in.read(into, at);
    }

    @Override
    public long size() throws IOException {
      return in.size();
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  @Override
  public Input open(Path file) throws IOException {
    return new Unreadable(super.open(file), failures);
  }
}
