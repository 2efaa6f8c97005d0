package nightjar.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output, buffered, that tells a reader who went away from a real failure. Bytes, not
 * characters: renderers choose their charset.
 */
final class StandardOutput extends OutputStream {
  private final OutputStream out;
  private final boolean isPipe;
  private final byte[] buffer = new byte[1 << 16];
  private int size;

  StandardOutput(OutputStream out, boolean isPipe) {
    this.out = out;
    this.isPipe = isPipe;
  }

  static StandardOutput ofProcess(boolean isPipe) {
    return new StandardOutput(new FileOutputStream(FileDescriptor.out), isPipe);
  }

  @Override
  public void write(int b) throws IOException {
    if (size == buffer.length) {
      flush();
    }
    buffer[size++] = (byte) b;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (length > buffer.length - size) {
      flush();
    }
    if (length > buffer.length) {
      send(bytes, from, length);
    } else {
      System.arraycopy(bytes, from, buffer, size, length);
      size += length;
    }
  }

  @Override
  public void flush() throws IOException {
    int length = size;
    size = 0;
    send(buffer, 0, length);
  }

  /** Flushes; standard output itself stays open to the end of the process. */
  @Override
  public void close() throws IOException {
    flush();
  }

  private void send(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      // The text of the error is the system's, in its language; on a pipe there is hardly another.
      if (isPipe || String.valueOf(e.getMessage()).contains("Broken pipe")) {
        throw new ClosedPipeException(e);
      }
      throw e;
    }
  }
}
