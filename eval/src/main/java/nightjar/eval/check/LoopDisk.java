package nightjar.eval.check;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An ext4 file system of its own in a file, whose power can be cut: what was not flushed is gone.
 * Needs root, loop devices and {@code mkfs.ext4}.
 */
final class LoopDisk implements AutoCloseable {
  private final CheckFolder folder;
  private final Path image;
  private final Path root;

  /**
   * Makes and mounts it.
   *
   * @throws IOException if this machine does not allow it, with what its programs say
   */
  LoopDisk(CheckFolder folder, String name, long bytes) throws IOException, InterruptedException {
    this.folder = folder;
    image = folder.path().resolve(name + ".img");
    root = folder.folder(name);
    try (var file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(bytes);
    }
    Tool.run("mkfs.ext4", "-q", "-F", "-m", "0", image.toString());
    mount();
  }

  private void mount() throws IOException, InterruptedException {
    folder.mount(root, "-o", "loop", image.toString());
  }

  /** Where it is mounted. */
  Path root() {
    return root;
  }

  /** Cuts its power: what runs on it gets errors from here on. */
  void cutPower() throws IOException {
    PowerSwitch.cut(root);
  }

  /** Mounts it again, as after a restart of the machine. Nothing may run on it. */
  void restorePower() throws IOException, InterruptedException {
    folder.unmount(root);
    mount();
  }

  @Override
  public void close() throws IOException {
    try {
      folder.unmount(root);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closing the folder unmounts it
      return;
    }
    Files.deleteIfExists(image);
    Files.deleteIfExists(root);
  }
}
