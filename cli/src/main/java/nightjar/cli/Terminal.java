package nightjar.cli;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import nightjar.cli.render.RenderSettings;

/**
 * What standard input, output and error are connected to.
 *
 * <p>{@code /proc/self/fd} tells it for each of the three. {@link System#console()} tells it for
 * input and output together only, and nothing of error, so it is asked just where there is no
 * {@code /proc}; calling {@code isatty} through the foreign function interface would cost more than
 * the rest of the start.
 */
record Terminal(boolean input, boolean output, boolean error, boolean outputIsPipe) {
  static Terminal ofProcess() {
    Path files = Path.of("/proc/self/fd");
    if (Files.isDirectory(files)) {
      return new Terminal(
          isTerminal(target(files, 0)),
          isTerminal(target(files, 1)),
          isTerminal(target(files, 2)),
          isPipe(target(files, 1)));
    }
    @SuppressWarnings("SystemConsoleNull") // null where the JVM was told to use the old console
    Console console = System.console();
    boolean all = console != null && console.isTerminal();
    return new Terminal(all, all, all, false);
  }

  /** Columns of the terminal, the environment's word first; the default where there is none. */
  int width(String columns) {
    if (columns.matches("[1-9][0-9]{0,3}")) {
      return Integer.parseInt(columns);
    }
    return output || error ? askedWidth() : RenderSettings.DEFAULT_WIDTH;
  }

  private static int askedWidth() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = stty.waitFor(500, TimeUnit.MILLISECONDS);
      String answer =
          ended
              ? new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip()
              : "";
      int space = answer.indexOf(' ');
      int width = space > 0 ? Integer.parseInt(answer.substring(space + 1)) : 0;
      return width > 0 ? width : RenderSettings.DEFAULT_WIDTH;
    } catch (IOException | NumberFormatException e) {
      return RenderSettings.DEFAULT_WIDTH;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return RenderSettings.DEFAULT_WIDTH;
    }
  }

  private static String target(Path files, int number) {
    try {
      return Files.readSymbolicLink(files.resolve(Integer.toString(number))).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static boolean isTerminal(String target) {
    return target.startsWith("/dev/pts/")
        || target.startsWith("/dev/tty")
        || target.equals("/dev/console");
  }

  private static boolean isPipe(String target) {
    return target.startsWith("pipe:") || target.startsWith("socket:");
  }
}
