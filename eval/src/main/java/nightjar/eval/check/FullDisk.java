package nightjar.eval.check;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A small disk on which another file grows until nothing is left, and is deleted. */
final class FullDisk implements Trouble {
  static final long BYTES = 320L << 20;
  private static final int LARGE = 1 << 20;
  private static final int SMALL = 4096;

  private final LoopDisk disk;

  FullDisk(CheckFolder folder) throws IOException, InterruptedException {
    disk = new LoopDisk(folder, "disk", BYTES);
  }

  @Override
  public Path data() {
    return disk.root().resolve("data");
  }

  private Path filler() {
    return disk.root().resolve("filler");
  }

  @Override
  public void begin(Round round) throws IOException {
    try (FileChannel file =
        FileChannel.open(filler(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      fill(file, LARGE);
      fill(file, SMALL);
    }
  }

  /** Writes until it fails. Each piece is flushed: space is given away when it is written out. */
  private static void fill(FileChannel file, int size) {
    try {
      while (true) {
        file.write(ByteBuffer.allocate(size));
        if (size == SMALL) {
          file.force(false);
        }
      }
    } catch (IOException e) {
      // that is what it is for: nothing is left
    }
  }

  @Override
  public void end(Round round) throws IOException {
    Files.delete(filler());
  }

  @Override
  public void close() throws IOException {
    disk.close();
  }
}
