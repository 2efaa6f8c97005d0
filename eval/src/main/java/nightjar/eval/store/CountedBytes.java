package nightjar.eval.store;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** Counts the bytes that are written to it, and keeps none. */
public final class CountedBytes extends OutputStream {
  private static final int BUFFER = 1 << 16;

  private long count;

  /** What writes the bytes that are compressed. */
  public interface Source {
    void writeTo(OutputStream out) throws IOException;
  }

  private CountedBytes() {}

  /** How many bytes {@code gzip -6} makes of some; level 6 is Java's own. */
  public static long gzipped(Source source) throws IOException {
    CountedBytes counted = new CountedBytes();
    try (OutputStream gzip = new GZIPOutputStream(counted, BUFFER)) {
      source.writeTo(gzip);
    }
    return counted.count;
  }

  @Override
  public void write(int b) {
    count++;
  }

  @Override
  public void write(byte[] b, int from, int length) {
    count += length;
  }
}
