package nightjar.eval.check;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A control group of Linux with one limit, of version 1 or 2, for servers of this check. */
final class ControlGroup implements Closeable {
  private static final Path ROOT = Path.of("/sys/fs/cgroup");

  private final Path all;
  private final Path group;
  private final Path limit;

  /**
   * Makes one without a limit.
   *
   * @param controller as version 1 calls its folder
   * @param first name of the limit in version 1
   * @param second and in version 2
   * @throws IOException if this machine does not allow it
   */
  ControlGroup(String controller, String first, String second) throws IOException {
    boolean isFirst = Files.exists(ROOT.resolve(controller).resolve("cgroup.procs"));
    all = isFirst ? ROOT.resolve(controller) : ROOT;
    group = all.resolve("nightjar-check-" + controller + "-" + ProcessHandle.current().pid());
    limit = group.resolve(isFirst ? first : second);
    try {
      Files.createDirectory(group);
      if (!Files.isWritable(limit)) {
        throw new IOException("there is no " + limit);
      }
    } catch (IOException e) {
      Files.deleteIfExists(group);
      throw new IOException("needs control groups of " + controller + ": " + e.getMessage(), e);
    }
  }

  /** Changes the limit. */
  void limit(String to) throws IOException {
    Files.writeString(limit, to);
  }

  /** What a file of the group says. */
  String read(String name) throws IOException {
    return Files.readString(group.resolve(name)).strip();
  }

  /** From here on the limit is the process's. */
  void add(long pid) throws IOException {
    Files.writeString(group.resolve("cgroup.procs"), Long.toString(pid));
  }

  /** And here no more. */
  void remove(long pid) throws IOException {
    Files.writeString(all.resolve("cgroup.procs"), Long.toString(pid));
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(group);
  }
}
