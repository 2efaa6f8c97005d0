package nightjar.eval.check;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Damage to a journal at rest: flipped bits mostly, cut and zeroed ends, segments that are gone or
 * there twice. Each is opened, read, written on and opened again by a process that is given a
 * deadline for each; some by the whole server.
 */
final class CorruptFault implements Fault {
  private static final int SERVER_ONE_IN = 2_000;
  private static final int LEAST_BY_SERVER = 2;

  @Override
  public String name() {
    return "corrupt";
  }

  @Override
  public CheckFigures run(CheckSettings settings, CheckProgress progress)
      throws IOException, InterruptedException {
    try (var folder = CheckFolder.inMemory(name())) {
      var run = new CorruptRun(settings, progress);
      Path trials = folder.folder("trials");
      while (!run.isDone()) {
        run.follow(trials);
      }
      int served = Math.min(settings.trials(), LEAST_BY_SERVER + settings.trials() / SERVER_ONE_IN);
      for (int trial = 0; trial < served; trial++) {
        progress.at(settings.trials(), settings.trials(), "opened by the server");
        Path place = folder.folder("server" + trial);
        run.served(new CorruptServer(settings, place, trial).run());
      }
      return run.figures(name(), served);
    }
  }
}
