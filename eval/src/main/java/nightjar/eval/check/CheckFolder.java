package nightjar.eval.check;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A temporary folder with what was mounted in it. On every way out, a signal too, the processes of
 * the check are ended, everything is unmounted by name, and the folder is gone.
 */
public final class CheckFolder implements AutoCloseable {
  private final Path path;
  private final Deque<Path> mounted = new ArrayDeque<>();
  private boolean isEnding;
  private final Thread hook = Thread.ofPlatform().name("unmount").unstarted(this::clear);

  public CheckFolder(String name) throws IOException {
    this(Files.createTempDirectory("nightjar-check-" + name));
  }

  private CheckFolder(Path path) {
    this.path = path;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** In memory where there is such a place, for much that is small and short-lived. */
  static CheckFolder inMemory(String name) throws IOException {
    Path memory = Path.of("/dev/shm");
    return Files.isWritable(memory)
        ? new CheckFolder(Files.createTempDirectory(memory, "nightjar-check-" + name))
        : new CheckFolder(name);
  }

  public Path path() {
    return path;
  }

  /** A new folder in it. */
  public Path folder(String name) throws IOException {
    return Files.createDirectories(path.resolve(name));
  }

  /** Mounts something at a folder in it: what {@code mount} is told before the folder's name. */
  void mount(Path at, String... what) throws IOException, InterruptedException {
    var command = new String[what.length + 2];
    command[0] = "mount";
    System.arraycopy(what, 0, command, 1, what.length);
    command[command.length - 1] = at.toString();
    synchronized (mounted) {
      if (isEnding) {
        throw new IOException("the check is being ended");
      }
      mounted.push(at);
    }
    Tool.run(command);
  }

  /** Unmounts it, at once if it is busy. */
  void unmount(Path at) throws IOException, InterruptedException {
    try {
      Tool.run("umount", at.toString());
    } catch (IOException e) {
      Tool.run("umount", "-l", at.toString());
    }
    synchronized (mounted) {
      mounted.remove(at);
    }
  }

  /**
   * Beside the check, which goes on until the process is gone: what it starts meanwhile ends too.
   */
  private void clear() {
    synchronized (mounted) {
      isEnding = true;
    }
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    release();
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
  }

  private void release() {
    Deque<Path> left;
    synchronized (mounted) {
      left = new ArrayDeque<>(mounted);
    }
    try {
      for (Path at : left) {
        try {
          unmount(at);
        } catch (IOException e) {
          // It was never mounted.
          synchronized (mounted) {
            mounted.remove(at);
          }
        }
      }
      delete(path);
    } catch (IOException e) {
      System.err.println("nightjar: " + path + " could not be removed: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The same, of a folder that may not be there. */
  static void deleteIfThere(Path folder) throws IOException {
    if (Files.exists(folder)) {
      delete(folder);
    }
  }

  /** Removes a folder with all in it, and nothing that is mounted below it. */
  static void delete(Path folder) throws IOException {
    Object device = Files.getAttribute(folder, "unix:dev");
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes)
              throws IOException {
            return device.equals(Files.getAttribute(each, "unix:dev"))
                ? FileVisitResult.CONTINUE
                : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path each, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(each);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path each, @Nullable IOException e)
              throws IOException {
            Files.deleteIfExists(each);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Override
  public void close() {
    release();
    Runtime.getRuntime().removeShutdownHook(hook);
  }
}
