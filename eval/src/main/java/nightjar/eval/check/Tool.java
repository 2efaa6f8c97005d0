package nightjar.eval.check;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of this machine, run to its end. */
public final class Tool {
  private static final long PATIENCE_SECONDS = 60;

  private Tool() {}

  /**
   * Runs it; what it printed.
   *
   * @throws IOException with what it printed, if it is not there or fails
   */
  public static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(List.of(command) + " does not end");
    }
    if (process.exitValue() != 0) {
      throw new IOException(command[0] + " failed: " + said.strip());
    }
    return said;
  }

  /** Is there a program of that name? */
  static boolean isThere(String name) {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/usr/sbin:/bin:/sbin");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .anyMatch(folder -> new File(folder, name).canExecute());
  }
}
