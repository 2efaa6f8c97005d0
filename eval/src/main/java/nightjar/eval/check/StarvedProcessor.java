package nightjar.eval.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A tenth of one processor for a while, by a control group of Linux. */
final class StarvedProcessor implements Trouble {
  private static final Path ROOT = Path.of("/sys/fs/cgroup");
  private static final Path FIRST_VERSION = ROOT.resolve("cpu");

  private final Path data;
  private final Path groups;
  private final Path group;

  /**
   * Makes the group.
   *
   * @throws IOException if this machine does not allow it
   */
  StarvedProcessor(CheckFolder folder) throws IOException {
    data = folder.path().resolve("data");
    boolean first = Files.exists(FIRST_VERSION.resolve("cpu.cfs_quota_us"));
    groups = first ? FIRST_VERSION : ROOT;
    group = groups.resolve("nightjar-check-" + ProcessHandle.current().pid());
    try {
      Files.createDirectory(group);
      Files.writeString(
          group.resolve(first ? "cpu.cfs_quota_us" : "cpu.max"), first ? "10000" : "10000 100000");
    } catch (IOException e) {
      Files.deleteIfExists(group);
      throw new IOException("needs control groups of processors: " + e.getMessage(), e);
    }
  }

  @Override
  public Path data() {
    return data;
  }

  @Override
  public void begin(Round round) throws IOException {
    move(round, group);
  }

  @Override
  public void end(Round round) throws IOException {
    move(round, groups);
  }

  private static void move(Round round, Path to) throws IOException {
    Files.writeString(to.resolve("cgroup.procs"), Long.toString(round.server().pid()));
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(group);
  }
}
