package nightjar.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Gzip of one member or several, decompressed. Damage is told with the place where it was met,
 * after everything before it was given out; zeros behind the last member are padding.
 *
 * <p>The JDK's own stream ends silently at some damage and says only "unexpected end" at other,
 * hence this one.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a>
 */
final class GzipStream extends InputStream {
  private static final int FLAG_HEADER_CRC = 2;
  private static final int FLAG_EXTRA = 4;
  private static final int FLAG_NAME = 8;
  private static final int FLAG_COMMENT = 16;
  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] stored = new byte[1 << 16];
  private int position;
  private int limit;
  private boolean inMember;
  private boolean ended;
  private long members;
  private long written;

  GzipStream(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      if (!inMember && !startMember()) {
        ended = true;
        break;
      }
      int count = inflate(target, from, length);
      if (count > 0) {
        crc.update(target, from, count);
        written += count;
        return count;
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }

  private int inflate(byte[] target, int from, int length) throws IOException {
    try {
      int count = inflater.inflate(target, from, length);
      if (count > 0) {
        return count;
      }
      if (inflater.finished()) {
        endMember();
      } else if (inflater.needsDictionary()) {
        throw damaged("the gzip data wants a dictionary");
      } else if (fill()) {
        inflater.setInput(stored, position, limit - position);
        position = limit;
      } else {
        throw cut();
      }
      return 0;
    } catch (DataFormatException e) {
      throw damaged("the gzip data is damaged");
    }
  }

  /** Reads the header of the next member; false if there is none. */
  private boolean startMember() throws IOException {
    int first = next();
    if (first < 0) {
      return false;
    }
    if (first != 0x1f || next() != 0x8b) {
      return (members > 0 && first == 0) ? restIsZeros() : noMember();
    }
    int method = needed();
    int flags = needed();
    if (method != 8 || (flags & 0xe0) != 0) {
      throw damaged("the header of the gzip data is damaged");
    }
    skip(6);
    if ((flags & FLAG_EXTRA) != 0) {
      skip(needed() | needed() << 8);
    }
    if ((flags & FLAG_NAME) != 0) {
      skipText();
    }
    if ((flags & FLAG_COMMENT) != 0) {
      skipText();
    }
    if ((flags & FLAG_HEADER_CRC) != 0) {
      skip(2);
    }
    inflater.reset();
    inflater.setInput(stored, position, limit - position);
    position = limit;
    crc.reset();
    inMember = true;
    members++;
    return true;
  }

  private void endMember() throws IOException {
    position = limit - inflater.getRemaining();
    long length = inflater.getBytesWritten();
    long wantedCrc = needed() | needed() << 8 | needed() << 16 | (long) needed() << 24;
    long wantedLength = needed() | needed() << 8 | needed() << 16 | (long) needed() << 24;
    if (wantedCrc != crc.getValue() || wantedLength != (length & 0xffff_ffffL)) {
      throw damaged("the checksum of the gzip data does not fit, so lines of it may be wrong,");
    }
    inMember = false;
  }

  private boolean restIsZeros() throws IOException {
    for (int b = next(); b >= 0; b = next()) {
      if (b != 0) {
        return noMember();
      }
    }
    return false;
  }

  private boolean noMember() throws IOException {
    throw damaged("something that is not gzip follows the gzip data");
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      needed();
    }
  }

  private void skipText() throws IOException {
    while (needed() != 0) {}
  }

  private int needed() throws IOException {
    int b = next();
    if (b < 0) {
      throw cut();
    }
    return b;
  }

  private int next() throws IOException {
    return position < limit || fill() ? stored[position++] & 0xff : -1;
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, in.read(stored, 0, stored.length));
    return limit > 0;
  }

  private IOException cut() {
    return new IOException(
        "the gzip data is cut short: it ends after %s of text, which were read; copy the file again"
            .formatted(Sizes.bytes(written)));
  }

  private IOException damaged(String what) {
    return new IOException(
        "%s at %s of text; what stands before was read; test it with: gzip -tv"
            .formatted(what, Sizes.bytes(written)));
  }
}
