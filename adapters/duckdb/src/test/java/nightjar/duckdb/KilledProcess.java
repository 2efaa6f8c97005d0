package nightjar.duckdb;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a main class in a process of its own and kills it at a line that it prints. */
final class KilledProcess {
  private KilledProcess() {}

  /**
   * Runs it.
   *
   * @param most lines after which it is killed; it may end before
   * @param nanos after that line
   * @return all lines that it printed
   */
  static List<String> lines(Class<?> main, Path dir, int most, long nanos, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Djava.io.tmpdir=" + dir, // a killed process leaves DuckDB's library there
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader out = process.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
        if (lines.size() == most) {
          spin(nanos);
          process.toHandle().destroyForcibly(); // the process's own method would close its output
        }
      }
    } finally {
      process.destroyForcibly();
    }
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the process does not end");
    }
    return lines;
  }

  /** A moment too short to sleep. */
  private static void spin(long nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
