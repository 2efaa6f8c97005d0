package nightjar.server.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * A body of gzip members (RFC 1952), one after the other, unpacked. However many there are, it
 * takes no more stack than for one; what follows the last and is no member is an error, but for
 * zeros that fill up a block. One thread at a time.
 */
final class GzipBody extends InputStream {
  private static final int HEADER = 10;
  private static final int TRAILER = 8;
  private static final int HEADER_CHECK = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xE0;

  private final byte[] body;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 check = new CRC32();
  private int at;
  private boolean inMember;

  GzipBody(byte[] body) {
    this.body = body;
  }

  /** Bytes of the body that were read. */
  long readSoFar() {
    return inMember ? body.length - inflater.getRemaining() : at;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (length > 0) {
      if (!inMember && at > 0 && isFilling()) {
        return -1;
      }
      if (!inMember) {
        beginMember();
      }
      int read = inflate(into, offset, length);
      if (read > 0) {
        check.update(into, offset, read);
        return read;
      }
      if (!inflater.finished()) {
        throw early();
      }
      endMember();
    }
    return 0;
  }

  @Override
  public void close() {
    inflater.end();
  }

  private int inflate(byte[] into, int offset, int length) throws IOException {
    try {
      return inflater.inflate(into, offset, length);
    } catch (DataFormatException e) {
      throw new ZipException(e.getMessage() == null ? "broken data" : e.getMessage());
    }
  }

  /** Nothing is left, or zeros. */
  private boolean isFilling() {
    for (int i = at; i < body.length; i++) {
      if (body[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private void beginMember() throws IOException {
    int start = at;
    need(HEADER);
    int flags = body[start + 3] & 0xFF;
    boolean known =
        body[start] == 0x1F
            && (body[start + 1] & 0xFF) == 0x8B
            && body[start + 2] == 8
            && (flags & RESERVED) == 0;
    if (!known) {
      throw new ZipException("no gzip at byte " + start);
    }
    at += HEADER;
    if ((flags & EXTRA) != 0) {
      need(2);
      int extra = (body[at] & 0xFF) | (body[at + 1] & 0xFF) << 8;
      need(2 + extra);
      at += 2 + extra;
    }
    skipText((flags & NAME) != 0);
    skipText((flags & COMMENT) != 0);
    if ((flags & HEADER_CHECK) != 0) {
      need(2);
      at += 2;
    }
    inflater.reset();
    inflater.setInput(body, at, body.length - at);
    check.reset();
    inMember = true;
  }

  private void skipText(boolean present) throws IOException {
    if (!present) {
      return;
    }
    while (at < body.length && body[at] != 0) {
      at++;
    }
    need(1);
    at++;
  }

  private void endMember() throws IOException {
    at = body.length - inflater.getRemaining();
    inMember = false;
    need(TRAILER);
    boolean right =
        number(at) == (int) check.getValue() && number(at + 4) == (int) inflater.getBytesWritten();
    if (!right) {
      throw new ZipException("the check sum before byte " + (at + TRAILER) + " is wrong");
    }
    at += TRAILER;
  }

  private int number(int from) {
    return (body[from] & 0xFF)
        | (body[from + 1] & 0xFF) << 8
        | (body[from + 2] & 0xFF) << 16
        | (body[from + 3] & 0xFF) << 24;
  }

  private void need(int bytes) throws IOException {
    if (body.length - at < bytes) {
      throw early();
    }
  }

  private IOException early() {
    return new EOFException("it ends early, at byte " + body.length);
  }
}
