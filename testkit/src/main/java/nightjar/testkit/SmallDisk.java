package nightjar.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A disk of its own that is soon full: a file system in memory, mounted on a folder. That needs
 * Linux and its administrator; where it cannot be had, the test that asks is skipped and says why.
 */
public final class SmallDisk implements AutoCloseable {
  private static final int PIECE = 4096;

  private final Path root;

  private SmallDisk(Path root) {
    this.root = root;
  }

  /**
   * Mounts one.
   *
   * @param folder must not be there
   * @param bytes what fits on it, rounded up to pages
   */
  public static SmallDisk mount(Path folder, long bytes) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    String refused = run("mount", "-t", "tmpfs", "-o", "size=" + bytes, "tmpfs", "" + folder);
    assumeTrue(refused.isEmpty(), () -> "no small disk can be mounted here: " + refused);
    return new SmallDisk(folder);
  }

  /** Where it is mounted. */
  public Path root() {
    return root;
  }

  private Path filler() {
    return root.resolve("filler");
  }

  /** Takes all the room that is left but so many bytes, or all if others take some meanwhile. */
  public void fillBut(long left) throws IOException {
    long room = Files.getFileStore(root).getUsableSpace() - left;
    try (FileChannel file =
        FileChannel.open(filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (long written = 0; written < room; written += PIECE) {
        file.write(ByteBuffer.allocate((int) Math.min(PIECE, room - written)));
      }
    } catch (IOException e) {
      if (Files.getFileStore(root).getUsableSpace() >= PIECE) {
        throw e;
      }
    }
  }

  /** Gives back what {@link #fillBut} took. */
  public void free() throws IOException {
    Files.deleteIfExists(filler());
  }

  /** Unmounts it; what was on it is gone. */
  @Override
  public void close() throws IOException {
    try {
      String refused = run("umount", "-l", "" + root);
      if (!refused.isEmpty()) {
        throw new IOException(root + " stays mounted: " + refused);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(root + " stays mounted", e);
    }
  }

  /** What a program says that fails; empty if it does not. */
  private static String run(String... command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(command));
    Process process;
    try {
      process = new ProcessBuilder(words).redirectErrorStream(true).start();
    } catch (IOException e) {
      return words.getFirst() + " cannot be run: " + e.getMessage();
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? "" : words.getFirst() + ": " + said.strip();
  }
}
