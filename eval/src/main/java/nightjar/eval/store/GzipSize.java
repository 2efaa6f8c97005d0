package nightjar.eval.store;

import java.io.IOException;
import java.nio.file.Path;

/** Bytes that {@code gzip -6} makes of lines as they were sent. Some 30 MB a CPU-second. */
final class GzipSize {
  private static final int LINES = 1_000;

  private GzipSize() {}

  /**
   * Reads them again.
   *
   * @param first as many of the lines
   * @param lines and
   * @param seed as they were when they were sent
   */
  static long of(Path file, long first, long lines, long seed) throws IOException {
    try (CycledLines again = new CycledLines(file, lines, seed)) {
      return CountedBytes.gzipped(
          gzip -> {
            Body body = new Body();
            for (long left = first; left > 0; left -= body.lines()) {
              again.next(body, (int) Math.min(LINES, left));
              gzip.write(body.text(), 0, body.length());
            }
          });
    }
  }
}
