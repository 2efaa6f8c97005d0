package nightjar.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import nightjar.shape.FastKey;

/**
 * The lines of a stream, byte for byte, one at a time. A line longer than {@link #MOST} comes in
 * pieces, each with {@link #CONTEXT} bytes of the line on either side of it, so that what a value
 * is known by is seen with it; a piece ends at a space where there is one. Memory does not depend
 * on the input.
 */
final class LinePieces implements Closeable {
  /** Bytes of a line that are looked at together. */
  static final int MOST = 1 << 18;

  /** Bytes beside a piece that are looked at with it. */
  static final int CONTEXT = 1 << 14;

  private final InputStream in;

  /** Readable behind the last byte as {@link FastKey#of} asks. */
  private final byte[] buffer = new byte[MOST + Long.BYTES];

  private int base;
  private int from;
  private int to;
  private int end;
  private int breakLength;
  private int limit;
  private int next;
  private boolean goesOn;

  LinePieces(InputStream in) {
    this.in = in;
  }

  /** Moves to the next piece; false at the end of the stream. */
  boolean next() throws IOException {
    boolean isMiddle = goesOn;
    base = isMiddle ? wholeCharacter(next - CONTEXT) : next;
    from = next;
    int feed = lineFeed(from);
    while (feed < 0 && limit - base < MOST) {
      int seen = limit - from;
      if (!fill()) {
        break;
      }
      feed = lineFeed(from + seen);
    }
    if (from == limit && !isMiddle) {
      return false;
    }
    goesOn = feed < 0 && limit - base == MOST;
    end = feed < 0 ? limit : feed;
    breakLength = feed < 0 ? 0 : 1;
    if (feed > from && buffer[feed - 1] == '\r') {
      end--;
      breakLength = 2;
    }
    to = goesOn ? cut() : end;
    next = goesOn ? to : end + breakLength;
    return true;
  }

  /** Where the piece ends: at the last space before what is its context, if there is one near. */
  private int cut() {
    int most = limit - CONTEXT;
    for (int i = most; i > most - CONTEXT; i--) {
      if (buffer[i - 1] == ' ') {
        return i;
      }
    }
    return wholeCharacter(most);
  }

  /** The place, or the first one behind it at which a character of UTF-8 begins. */
  private int wholeCharacter(int at) {
    int place = at;
    while (place < at + 3 && (buffer[place] & 0xC0) == 0x80) {
      place++;
    }
    return place;
  }

  private int lineFeed(int at) {
    for (int i = at; i < limit; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Reads what there is behind what is known of the line; false at the end. */
  private boolean fill() throws IOException {
    System.arraycopy(buffer, base, buffer, 0, limit - base);
    from -= base;
    limit -= base;
    base = 0;
    int read = in.read(buffer, limit, MOST - limit);
    limit += Math.max(0, read);
    return read >= 0;
  }

  /** What is looked at is {@code [base, end)} of these; eight more may be read. */
  byte[] bytes() {
    return buffer;
  }

  int base() {
    return base;
  }

  /** The piece itself is {@code [from, to)}. */
  int from() {
    return from;
  }

  int to() {
    return to;
  }

  int end() {
    return end;
  }

  /** Bytes of the line break behind the piece: none, LF or CR LF. */
  int breakLength() {
    return breakLength;
  }

  /** Does another piece of the same line follow? */
  boolean goesOn() {
    return goesOn;
  }

  /** Would the next one have to wait for the stream? */
  boolean isDrained() {
    return lineFeed(next) < 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
