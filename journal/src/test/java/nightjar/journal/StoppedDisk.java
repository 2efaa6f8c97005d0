package nightjar.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A disk whose flushes do not return until it is let go. */
final class StoppedDisk extends LocalDisk {
  private final CountDownLatch entered;
  private final CountDownLatch go;

  StoppedDisk(CountDownLatch entered, CountDownLatch go) {
    this.entered = entered;
    this.go = go;
  }

  @Override
  public Output create(Path file) throws IOException {
    Output out = super.create(file);
    if (!file.toString().endsWith(".journal")) {
      return out;
    }
    return new Output() {
      @Override
      public void write(ByteBuffer bytes) throws IOException {
        out.write(bytes);
      }

      @Override
      public void force() throws IOException {
        entered.countDown();
        try {
          go.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
        out.force();
      }

      @Override
      public void truncate(long size) throws IOException {
        out.truncate(size);
      }

      @Override
      public void close() throws IOException {
        out.close();
      }
    };
  }

  @Override
  public Output append(Path file) throws IOException {
    return super.append(file);
  }

  @Override
  public void delete(Path file) throws IOException {
    super.delete(file);
  }

  @Override
  public void forceDirectory(Path folder) throws IOException {
    super.forceDirectory(folder);
  }
}
