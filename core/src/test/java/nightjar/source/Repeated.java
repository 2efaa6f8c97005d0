package nightjar.source;

import java.io.InputStream;
import java.util.Arrays;

/** A stream of one byte, many times. */
final class Repeated extends InputStream {
  private final byte value;
  private long left;

  Repeated(byte value, long count) {
    this.value = value;
    this.left = count;
  }

  @Override
  public int read() {
    return left-- > 0 ? value : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    int some = (int) Math.min(left, length);
    Arrays.fill(target, offset, offset + some, value);
    left -= some;
    return some == 0 ? -1 : some;
  }
}
