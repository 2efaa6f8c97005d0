package nightjar.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Small files that are there whole or not at all, whenever the power goes. */
final class DurableFile {
  /** Ends the name of a file that is being written and counts for nothing. */
  static final String UNFINISHED = ".new";

  private static final int LARGEST = 1 << 16;

  private DurableFile() {}

  /** Writes a file, or replaces it, and returns when that survives. */
  static void write(Disk disk, Path file, byte[] bytes) throws IOException {
    Path unfinished = unfinished(file);
    disk.delete(unfinished);
    try (Disk.Output out = disk.create(unfinished)) {
      out.write(ByteBuffer.wrap(bytes));
      out.force();
    }
    disk.move(unfinished, file);
    disk.forceDirectory(file.resolveSibling(""));
  }

  static Path unfinished(Path file) {
    return file.resolveSibling(file.getFileName() + UNFINISHED);
  }

  /** What is in a file; empty if there is none. No more than 64 KiB of it. */
  static Optional<byte[]> read(Disk disk, Path file) throws IOException {
    try (Disk.Input in = disk.open(file)) {
      var bytes = new ByteArrayOutputStream();
      ByteBuffer some = ByteBuffer.allocate(4096);
      while (bytes.size() < LARGEST && in.read(some, bytes.size()) >= 0) {
        bytes.write(some.array(), 0, some.position());
        some.clear();
      }
      // Whoever moved it here may have died before the folder was on disk, and it is relied on now.
      disk.forceDirectory(file.resolveSibling(""));
      return Optional.of(bytes.toByteArray());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
