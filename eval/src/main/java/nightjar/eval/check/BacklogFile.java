package nightjar.eval.check;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * A large file of lines of the last two hours.
 *
 * @param path where it is
 * @param lines how many
 */
record BacklogFile(Path path, long lines) {
  private static final Duration PAST = Duration.ofHours(2);
  private static final int BYTES_A_LINE = 100;
  private static final int GRAVE_ONE_IN = 1_000;
  private static final int BUFFER = 1 << 20;

  /** Writes it, not a line longer than need be. */
  static BacklogFile write(Path path, long bytes) throws IOException {
    Instant now = Instant.now();
    long expected = bytes / BYTES_A_LINE + 1;
    long written = 0;
    int line = 0;
    var text = new StringBuilder();
    try (OutputStream out = Files.newOutputStream(path)) {
      while (written < bytes) {
        double left = Math.max(0, 1 - (double) line / expected);
        Instant time = now.minusMillis((long) (left * PAST.toMillis()));
        text.append(SentLine.text(time, 0, line++, line % GRAVE_ONE_IN == 0));
        if (text.length() >= BUFFER || written + text.length() >= bytes) {
          byte[] block = text.toString().getBytes(StandardCharsets.UTF_8);
          out.write(block);
          written += block.length;
          text.setLength(0);
        }
      }
    }
    return new BacklogFile(path, line);
  }
}
