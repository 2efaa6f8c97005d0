package nightjar.eval.check;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A limit of the process that is too low for a while.
 *
 * @param data where the data is
 * @param name of the limit, as {@code prlimit} calls it
 * @param low what it is lowered to
 */
record ProcessLimit(Path data, String name, String low) implements Trouble {
  static Source of(String name, String low) {
    return folder -> {
      if (!Tool.isThere("prlimit")) {
        throw new IOException("needs prlimit");
      }
      return new ProcessLimit(folder.path().resolve("data"), name, low);
    };
  }

  @Override
  public void begin(Round round) throws IOException, InterruptedException {
    set(round, low + ":");
  }

  @Override
  public void end(Round round) throws IOException, InterruptedException {
    if (round.server().isAlive()) {
      String hard =
          Tool.run(
              "prlimit",
              "--pid",
              Long.toString(round.server().pid()),
              "--" + name,
              "--noheadings",
              "--raw",
              "--output",
              "HARD");
      set(round, hard.strip() + ":");
    }
  }

  private void set(Round round, String range) throws IOException, InterruptedException {
    Tool.run("prlimit", "--pid", Long.toString(round.server().pid()), "--" + name + "=" + range);
  }
}
