package nightjar.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import nightjar.source.LogSource;

/**
 * What can be read of a source that was read before: it ends where it is damaged, which whoever
 * read it first has told.
 */
final class UndamagedBytes extends FilterInputStream {
  private UndamagedBytes(InputStream in) {
    super(in);
  }

  /** From the source's beginning; empty if it cannot be opened again. */
  static InputStream of(LogSource source) {
    try {
      return new UndamagedBytes(source.open());
    } catch (IOException e) {
      return InputStream.nullInputStream();
    }
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 1 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) {
    try {
      return super.read(bytes, from, length);
    } catch (IOException e) {
      return -1;
    }
  }
}
