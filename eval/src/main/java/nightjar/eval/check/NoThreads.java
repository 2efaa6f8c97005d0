package nightjar.eval.check;

import java.io.IOException;
import java.nio.file.Path;

/** No thread can be made for a while: as many as there are is the limit. */
final class NoThreads implements Trouble {
  private final Path data;
  private final ControlGroup group;

  /**
   * Makes the group.
   *
   * @throws IOException if this machine does not allow it
   */
  NoThreads(CheckFolder folder) throws IOException {
    data = folder.path().resolve("data");
    group = new ControlGroup("pids", "pids.max", "pids.max");
  }

  @Override
  public Path data() {
    return data;
  }

  @Override
  public void begin(Round round) throws IOException {
    group.limit("max");
    group.add(round.server().pid());
    group.limit("1"); // those that are there stay
  }

  @Override
  public void end(Round round) throws IOException {
    group.limit("max");
    if (round.server().isAlive()) {
      group.remove(round.server().pid());
    }
  }

  @Override
  public void close() throws IOException {
    group.close();
  }
}
