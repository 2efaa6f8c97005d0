package nightjar.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;

/**
 * A stream of UTF-16 text as UTF-8. Halves of characters that miss their other half become {@code
 * U+FFFD}.
 */
final class Utf16Input extends InputStream {
  private static final int CHARS = 8192;

  private final InputStream in;
  private final Reader reader;
  private final char[] chars = new char[CHARS];
  private final byte[] bytes = new byte[CHARS * 3 + 4];
  private int next;
  private int limit;

  /** First half of the character whose second half comes next; the reader gives no halves alone. */
  private char high;

  Utf16Input(InputStream in, Charset charset) {
    this.in = in;
    this.reader = new InputStreamReader(in, charset);
  }

  @Override
  public int read() throws IOException {
    return refill() ? bytes[next++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!refill()) {
      return -1;
    }
    int some = Math.min(length, limit - next);
    System.arraycopy(bytes, next, target, offset, some);
    next += some;
    return some;
  }

  @Override
  public int available() throws IOException {
    return in.available() > 0 ? limit - next + 1 : 0;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private boolean refill() throws IOException {
    while (next == limit) {
      int got = reader.read(chars, 0, CHARS);
      next = 0;
      limit = 0;
      if (got < 0) {
        return false;
      }
      for (int i = 0; i < got; i++) {
        put(chars[i]);
      }
    }
    return true;
  }

  private void put(char c) {
    if (Character.isLowSurrogate(c)) {
      int point = Character.toCodePoint(high, c);
      bytes[limit++] = (byte) (0xF0 | point >> 18);
      bytes[limit++] = (byte) (0x80 | (point >> 12 & 63));
      bytes[limit++] = (byte) (0x80 | (point >> 6 & 63));
      bytes[limit++] = (byte) (0x80 | (point & 63));
      return;
    }
    if (Character.isHighSurrogate(c)) {
      high = c;
    } else if (c < 0x80) {
      bytes[limit++] = (byte) c;
    } else if (c < 0x800) {
      bytes[limit++] = (byte) (0xC0 | c >> 6);
      bytes[limit++] = (byte) (0x80 | (c & 63));
    } else {
      bytes[limit++] = (byte) (0xE0 | (c >> 12));
      bytes[limit++] = (byte) (0x80 | ((c >> 6) & 63));
      bytes[limit++] = (byte) (0x80 | (c & 63));
    }
  }
}
