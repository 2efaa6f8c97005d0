package nightjar.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stored bytes on their way in, counted; an error of the disk says where it struck. */
final class CountedStream extends FilterInputStream {
  private volatile long count;

  CountedStream(InputStream in) {
    super(in);
  }

  /** Bytes read so far; from any thread. */
  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // written by the reading thread alone
  public int read(byte[] target, int from, int length) throws IOException {
    int read;
    try {
      read = super.read(target, from, length);
    } catch (IOException e) {
      throw new IOException(
          "reading stopped %s into it: %s; check the disk or the mount it is on"
              .formatted(Sizes.bytes(count), e.getMessage()),
          e);
    }
    if (read > 0) {
      count += read;
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
