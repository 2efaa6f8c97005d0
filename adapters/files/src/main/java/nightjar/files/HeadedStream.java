package nightjar.files;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A stream whose first bytes were read already; an error met while doing so comes after them, where
 * it belongs.
 */
final class HeadedStream extends InputStream {
  private final byte[] head;
  private final int length;
  private final InputStream rest;
  private final @Nullable IOException failure;
  private int position;

  HeadedStream(byte[] head, int length, InputStream rest, @Nullable IOException failure) {
    this.head = head;
    this.length = length;
    this.rest = rest;
    this.failure = failure;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int from, int wanted) throws IOException {
    if (wanted == 0) {
      return 0;
    }
    if (position < length) {
      int count = Math.min(wanted, length - position);
      System.arraycopy(head, position, target, from, count);
      position += count;
      return count;
    }
    if (failure != null) {
      throw failure;
    }
    return rest.read(target, from, wanted);
  }

  @Override
  public int available() throws IOException {
    return position < length ? length - position : rest.available();
  }

  @Override
  public void close() throws IOException {
    rest.close();
  }
}
