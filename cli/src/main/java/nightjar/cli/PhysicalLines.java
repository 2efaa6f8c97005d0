package nightjar.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of a stream byte for byte, without their line breaks, one at a time. Of a line longer
 * than the limit the beginning is kept.
 */
final class PhysicalLines implements Closeable {
  private final InputStream in;
  private final int maxLineBytes;
  private final byte[] buffer = new byte[1 << 16];
  private int next;
  private int limit;
  private byte[] line = new byte[1024];
  private int length;
  private int lineBreak;

  PhysicalLines(InputStream in, int maxLineBytes) {
    this.in = in;
    this.maxLineBytes = maxLineBytes;
  }

  /** Moves to the next line; false at the end of the stream. */
  boolean next() throws IOException {
    length = 0;
    lineBreak = 0;
    boolean any = false;
    while (next < limit || fill()) {
      any = true;
      int end = next;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      keep(end);
      next = end + 1;
      if (end < limit) {
        lineBreak = 1;
        if (length > 0 && line[length - 1] == '\r') {
          length--;
          lineBreak = 2;
        }
        return true;
      }
      next = limit;
    }
    return any;
  }

  private boolean fill() throws IOException {
    next = 0;
    limit = Math.max(0, in.read(buffer));
    return limit > 0;
  }

  private void keep(int end) {
    int size = Math.min(end - next, maxLineBytes + 1 - length);
    if (size > 0) {
      if (length + size > line.length) {
        line = Arrays.copyOf(line, Math.max(length + size, 2 * line.length));
      }
      System.arraycopy(buffer, next, line, length, size);
      length += size;
    }
  }

  /** The line is the first {@link #length} bytes of it; valid until the next. */
  byte[] bytes() {
    return line;
  }

  int length() {
    return length;
  }

  /** Bytes of the line with its line break. */
  int lengthWithBreak() {
    return length + lineBreak;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
