package nightjar.eval.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server with little memory for Java, that writes down what collecting garbage takes.
 *
 * @param log file it is written to
 */
record SmallHeap(Path log) {
  static final int MEBIBYTES = 256;
  private static final Pattern PAUSE = Pattern.compile("Pause .* (\\d+\\.\\d+)ms\\s*");

  /** For the environment of a server: it outweighs what the command says. */
  Map<String, String> environment() {
    return Map.of("_JAVA_OPTIONS", "-Xmx" + MEBIBYTES + "m -Xlog:gc:file=" + log);
  }

  /** How long garbage was collected; one thread does, and nothing else runs meanwhile. */
  Duration collecting() throws IOException {
    double millis = 0;
    for (String line : Files.readAllLines(log, StandardCharsets.UTF_8)) {
      Matcher matcher = PAUSE.matcher(line);
      if (matcher.find()) {
        millis += Double.parseDouble(matcher.group(1));
      }
    }
    return Duration.ofNanos((long) (1e6 * millis));
  }

  /** Processor time of a process so far. */
  static Duration busy(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .orElse(Duration.ZERO);
  }
}
