package nightjar.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A stream that gives its bytes in pieces of a fixed size, tells nothing about what is waiting, and
 * may fail at its end.
 */
final class Pieces extends InputStream {
  private final InputStream in;
  private final int size;
  private final @Nullable IOException failure;

  Pieces(byte[] bytes, int size) {
    this(bytes, size, null);
  }

  Pieces(byte[] bytes, int size, @Nullable IOException failure) {
    this.in = new ByteArrayInputStream(bytes);
    this.size = size;
    this.failure = failure;
  }

  @Override
  public int read() throws IOException {
    return end(in.read());
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    return end(in.read(target, offset, Math.min(size, length)));
  }

  private int end(int result) throws IOException {
    if (result < 0 && failure != null) {
      throw failure;
    }
    return result;
  }
}
