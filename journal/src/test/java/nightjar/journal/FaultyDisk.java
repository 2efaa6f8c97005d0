package nightjar.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** The local disk with a switch for each thing that can go wrong. */
final class FaultyDisk extends LocalDisk {
  volatile boolean failForce;
  volatile boolean skipForce;
  volatile boolean failTruncate;
  volatile boolean failDelete;

  /** Bytes that still fit; each write takes from them and the last one is cut short. */
  volatile long room = Long.MAX_VALUE;

  volatile int forces;
  volatile int folderForces;

  @Override
  public Output create(Path file) throws IOException {
    return new Faulty(super.create(file));
  }

  @Override
  public Output append(Path file) throws IOException {
    return new Faulty(super.append(file));
  }

  @Override
  public void delete(Path file) throws IOException {
    if (failDelete) {
      throw new IOException("Input/output error");
    }
    super.delete(file);
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread at a time
  public void forceDirectory(Path folder) throws IOException {
    folderForces++;
    super.forceDirectory(folder);
  }

  private final class Faulty implements Output {
    private final Output file;

    Faulty(Output file) {
      this.file = file;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate")
    public void write(ByteBuffer bytes) throws IOException {
      int fits = (int) Math.min(room, bytes.remaining());
      int limit = bytes.limit();
      room -= fits;
      bytes.limit(bytes.position() + fits);
      file.write(bytes);
      bytes.limit(limit);
      if (bytes.hasRemaining()) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate")
    public void force() throws IOException {
      forces++;
      if (failForce) {
        throw new IOException("Input/output error");
      }
      if (!skipForce) {
        file.force();
      }
    }

    @Override
    public void truncate(long size) throws IOException {
      if (failTruncate) {
        throw new IOException("Input/output error");
      }
      file.truncate(size);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
