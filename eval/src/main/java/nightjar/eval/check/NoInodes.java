package nightjar.eval.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system in memory with room for a few files, all of which are taken for a while. */
final class NoInodes implements Trouble {
  private static final int FILES = 64;
  private final CheckFolder folder;
  private final Path root;
  private int taken;

  NoInodes(CheckFolder folder) throws IOException, InterruptedException {
    this.folder = folder;
    root = folder.folder("small");
    folder.mount(root, "-t", "tmpfs", "-o", "size=1g,nr_inodes=" + FILES, "tmpfs");
  }

  @Override
  public Path data() {
    return root.resolve("data");
  }

  @Override
  public void begin(Round round) {
    try {
      for (taken = 0; taken < FILES; taken++) {
        Files.createFile(root.resolve("taken" + taken));
      }
    } catch (IOException e) {
      // that is what it is for: none is left
    }
  }

  @Override
  public void end(Round round) throws IOException {
    for (int i = 0; i < taken; i++) {
      Files.delete(root.resolve("taken" + i));
    }
  }

  @Override
  public void close() throws IOException {
    try {
      folder.unmount(root);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closing the folder unmounts it
    }
  }
}
