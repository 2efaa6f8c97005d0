package nightjar.eval.check;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** The system runs out of memory and kills who wants more: SIGKILL in the middle of anything. */
final class OutOfMemory implements SuddenEnd {
  private static final Duration TO_BE_KILLED = Duration.ofSeconds(20);

  /** Whatever a process asks for beyond what it has is more. */
  private static final String NOTHING = "65536";

  private final Path data;
  private final ControlGroup group;

  /**
   * Makes the group.
   *
   * @throws IOException if this machine does not allow it
   */
  OutOfMemory(CheckFolder folder) throws IOException {
    data = folder.path().resolve("data");
    group = new ControlGroup("memory", "memory.limit_in_bytes", "memory.max");
    group.limit(NOTHING);
  }

  @Override
  public Path data() {
    return data;
  }

  @Override
  public void strike(ServerProcess server, Findings findings)
      throws IOException, InterruptedException {
    if (server.isAlive()) {
      group.add(server.pid());
    }
    if (!Waiting.until(TO_BE_KILLED, () -> !server.isAlive())) {
      findings.add("the system did not kill it for want of memory");
    }
    server.kill();
  }

  @Override
  public void close() throws IOException {
    group.close();
  }
}
