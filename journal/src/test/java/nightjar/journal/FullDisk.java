package nightjar.journal;

import java.io.IOException;
import java.nio.file.Path;

/** A disk on which no file can be made while it is full. */
final class FullDisk extends LocalDisk {
  volatile boolean isFull = true;

  @Override
  public Output create(Path file) throws IOException {
    if (isFull) {
      throw new IOException("No space left on device");
    }
    return super.create(file);
  }
}
