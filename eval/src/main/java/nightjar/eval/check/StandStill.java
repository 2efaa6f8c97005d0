package nightjar.eval.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Processes that are stopped, and whether they are: {@code proc(5)}. Linux. */
final class StandStill {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Stopped, stopped by who traces it, in a call that cannot be broken off, dead. */
  private static final String STILL = "TtDZX";

  private StandStill() {}

  /**
   * Sends SIGSTOP and returns as soon as none of their threads runs: each is stopped, or will be
   * before the call that it is in returns to it.
   *
   * @throws IOException if one runs on for seconds
   */
  static void of(List<ProcessHandle> processes) throws IOException, InterruptedException {
    for (ProcessHandle process : processes) {
      if (process.isAlive()) {
        new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start().waitFor();
      }
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (ProcessHandle process : processes) {
      // Without a pause: whoever waits here wants to meet what is under way.
      while (runs(process)) {
        if (System.nanoTime() > deadline) {
          throw new IOException("process " + process.pid() + " is told to stop and runs on");
        }
      }
    }
  }

  private static boolean runs(ProcessHandle process) throws IOException {
    try (Stream<Path> threads =
        Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
      for (Path thread : threads.toList()) {
        if (STILL.indexOf(state(thread)) < 0) {
          return true;
        }
      }
      return false;
    } catch (NoSuchFileException e) {
      return false; // it has ended
    }
  }

  private static char state(Path thread) throws IOException {
    try {
      String all = Files.readString(thread.resolve("stat"), StandardCharsets.ISO_8859_1);
      return all.charAt(all.lastIndexOf(')') + 2); // a name may hold parentheses
    } catch (IOException e) {
      if (Files.exists(thread)) {
        throw e;
      }
      return 'X';
    }
  }
}
