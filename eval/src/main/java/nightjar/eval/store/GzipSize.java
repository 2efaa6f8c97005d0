package nightjar.eval.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

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
    Counting counted = new Counting();
    // Java's gzip has level 6 if not told otherwise
    try (CycledLines again = new CycledLines(file, lines, seed);
        OutputStream gzip = new GZIPOutputStream(counted, 1 << 16)) {
      Body body = new Body();
      for (long left = first; left > 0; left -= body.lines()) {
        again.next(body, (int) Math.min(LINES, left));
        gzip.write(body.text(), 0, body.length());
      }
    }
    return counted.bytes;
  }

  /** Keeps nothing. */
  private static final class Counting extends OutputStream {
    private long bytes;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] b, int from, int length) {
      bytes += length;
    }
  }
}
