package nightjar.eval.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is left of a run that broke a promise, where the person who runs it wants to look. */
final class Kept {
  private Kept() {}

  /** Copies the data, what was printed and what the clients noted. */
  static void keep(CheckSettings settings, CheckFolder folder, Path data, String name, Tally tally)
      throws IOException, InterruptedException {
    if (settings.keep().isEmpty() || tally.isClean()) {
      return;
    }
    Path to = Files.createDirectories(settings.keep().get().resolve(name));
    Tool.run("cp", "-a", folder.path().resolve("run").toString(), to.toString());
    if (Files.exists(data)) {
      Tool.run("cp", "-a", data.toString(), to.resolve("data").toString());
    }
  }
}
