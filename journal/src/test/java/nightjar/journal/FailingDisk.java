package nightjar.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * The local disk until its n-th change, which fails like all after it, as if the power had gone.
 */
final class FailingDisk extends LocalDisk {
  private int left;

  /**
   * @param changes how many succeed
   */
  FailingDisk(int changes) {
    this.left = changes;
  }

  /** From here on it takes so many changes. */
  void failAfter(int changes) {
    left = changes;
  }

  boolean hasFailed() {
    return left < 0;
  }

  private void change() throws IOException {
    if (left <= 0) {
      left = -1;
      throw new IOException("the power is gone");
    }
    left--;
  }

  @Override
  public Output create(Path file) throws IOException {
    change();
    return new Failing(super.create(file));
  }

  @Override
  public Output append(Path file) throws IOException {
    return new Failing(super.append(file));
  }

  @Override
  public void delete(Path file) throws IOException {
    change();
    super.delete(file);
  }

  @Override
  public void move(Path file, Path to) throws IOException {
    change();
    super.move(file, to);
  }

  @Override
  public void wipe(Path file) throws IOException {
    change();
    super.wipe(file);
  }

  @Override
  public void forceDirectory(Path folder) throws IOException {
    change();
    super.forceDirectory(folder);
  }

  private final class Failing implements Output {
    private final Output file;

    Failing(Output file) {
      this.file = file;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
      if (left <= 0) { // half of it
        file.write(bytes.slice(0, bytes.remaining() / 2));
      }
      change();
      file.write(bytes);
    }

    @Override
    public void force() throws IOException {
      change(); // what a process wrote is there after it ends; flushing real disks takes time
    }

    @Override
    public void truncate(long size) throws IOException {
      change();
      file.truncate(size);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
