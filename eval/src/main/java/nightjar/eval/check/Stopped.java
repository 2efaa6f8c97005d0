package nightjar.eval.check;

import java.io.IOException;
import java.nio.file.Path;

/** A process that is stopped and goes on, as when a machine sleeps. */
record Stopped(Path data) implements Trouble {
  @Override
  public void begin(Round round) throws IOException, InterruptedException {
    Tool.run("kill", "-STOP", Long.toString(round.server().pid()));
  }

  @Override
  public void end(Round round) throws IOException, InterruptedException {
    Tool.run("kill", "-CONT", Long.toString(round.server().pid()));
  }
}
