package nightjar.eval.check;

import java.io.IOException;
import java.nio.file.Path;

/** A tenth of one processor for a while. */
final class StarvedProcessor implements Trouble {
  private final Path data;
  private final ControlGroup group;

  /**
   * Makes the group.
   *
   * @throws IOException if this machine does not allow it
   */
  StarvedProcessor(CheckFolder folder) throws IOException {
    data = folder.path().resolve("data");
    group = new ControlGroup("cpu", "cpu.cfs_quota_us", "cpu.max");
    group.limit("10000"); // of 100,000 microseconds
  }

  @Override
  public Path data() {
    return data;
  }

  @Override
  public void begin(Round round) throws IOException {
    group.add(round.server().pid());
  }

  @Override
  public void end(Round round) throws IOException {
    group.remove(round.server().pid());
  }

  @Override
  public void close() throws IOException {
    group.close();
  }
}
