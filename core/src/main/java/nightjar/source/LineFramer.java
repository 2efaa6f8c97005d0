package nightjar.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream into lines inside one buffer that is used again, without an object per line. A line
 * ends at {@code \n} or {@code \r\n}; what is left at the end of the stream is a line too. A line
 * longer than the limit is cut there; the rest, up to its line break, is read and dropped piece by
 * piece, so memory does not grow with it.
 *
 * <p>One thread at a time. Line breaks are found eight bytes a step.
 */
final class LineFramer {
  /** A read is worth its call from this size on, in bytes. */
  private static final int LEAST_READ = 64 * 1024;

  private static final int SETTLE_STEPS = 2;
  private static final int SETTLE_MILLIS = 1;

  private final InputStream in;
  private final int maxLineBytes;
  private final int leastRead;
  private byte[] buffer;

  /** Bytes before here were given out as lines. */
  private int next;

  /** No line break is between {@link #next} and here. */
  private int searched;

  private int limit;
  private boolean ended;

  /** The bytes from {@link #next} on are a cut line whose line break has not come yet. */
  private boolean dropping;

  private boolean tellsAvailable;
  private long bytesRead;
  private long linesRead;

  private int lineStart;
  private int lineEnd;
  private boolean lineCut;

  LineFramer(InputStream in, int maxLineBytes) {
    this(in, maxLineBytes, LEAST_READ);
  }

  /**
   * @param leastRead room there is for every read, in bytes
   */
  LineFramer(InputStream in, int maxLineBytes, int leastRead) {
    this.in = in;
    this.maxLineBytes = maxLineBytes;
    this.leastRead = leastRead;
    this.buffer = new byte[leastRead + RecordBatch.PADDING];
  }

  byte[] buffer() {
    return buffer;
  }

  int lineStart() {
    return lineStart;
  }

  /** Place after the last byte of the line, its line break left out. */
  int lineEnd() {
    return lineEnd;
  }

  boolean lineCut() {
    return lineCut;
  }

  /** Number of the line given out last, from 1. */
  long lineNumber() {
    return linesRead;
  }

  /** Bytes taken from the stream. */
  long bytesRead() {
    return bytesRead;
  }

  /** First byte not given out yet, and the end of what was read: for looking ahead. */
  int position() {
    return next;
  }

  int limit() {
    return limit;
  }

  /**
   * Gives out the next line that is whole in the buffer; false if {@link #fill} is needed, or
   * everything was given out.
   */
  boolean nextLine() {
    int at = Ascii.indexOf(buffer, searched, limit, (byte) '\n');
    if (at == limit && !(ended && limit > next)) {
      searched = limit;
      return false;
    }
    lineStart = next;
    lineCut = dropping;
    int end = at;
    if (dropping) {
      end = next + maxLineBytes;
      dropping = false;
    } else {
      if (end > next && buffer[end - 1] == '\r' && at < limit) {
        end--;
      }
      if (end - next > maxLineBytes) {
        end = next + maxLineBytes;
        lineCut = true;
      }
    }
    lineEnd = end;
    next = Math.min(at + 1, limit);
    searched = next;
    linesRead++;
    return true;
  }

  /** Steps over bytes at the start, before the first line. */
  void skip(int bytes) {
    next += bytes;
    searched = next;
  }

  /**
   * Moves the bytes from {@code keepFrom} on to the start of the buffer, where there is need of
   * room; returns by how many places. Everything this object gave out before them is lost.
   */
  int compact(int keepFrom) {
    if (buffer.length - RecordBatch.PADDING - limit >= leastRead) {
      return 0;
    }
    System.arraycopy(buffer, keepFrom, buffer, 0, limit - keepFrom);
    next -= keepFrom;
    searched -= keepFrom;
    limit -= keepFrom;
    return keepFrom;
  }

  /**
   * Reads more behind what is there; waits for at least one byte. Afterwards the buffer may be
   * another one, with everything at the same places. Returns false at the end of the stream.
   *
   * @throws IOException from the stream; what was read before stays, and what was an unfinished
   *     line becomes its last one
   */
  boolean fill() throws IOException {
    dropRest();
    if (buffer.length - RecordBatch.PADDING - limit < leastRead) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2 - RecordBatch.PADDING);
    }
    int got;
    try {
      got = ended ? -1 : readSome();
    } catch (IOException | RuntimeException e) {
      ended = true;
      throw e;
    }
    if (got < 0) {
      ended = true;
      return false;
    }
    limit += got;
    bytesRead += got;
    return true;
  }

  private int readSome() throws IOException {
    int room = buffer.length - RecordBatch.PADDING - limit;
    if (tellsAvailable) {
      return in.read(buffer, limit, room);
    }
    // A single byte first: only then is it known whether the stream can tell that more is waiting.
    int first = in.read(buffer, limit, 1);
    if (first <= 0) {
      return first;
    }
    tellsAvailable = in.available() > 0;
    boolean mayWait = tellsAvailable || bytesRead > 0;
    limit++;
    bytesRead++;
    return mayWait ? Math.max(0, in.read(buffer, limit, room - 1)) : 0;
  }

  /** Of a line that is too long already, keeps what will be given out. */
  private void dropRest() {
    int keep = next + maxLineBytes;
    if ((limit - next > maxLineBytes + 1 && searched == limit) || dropping) {
      dropping = true;
      limit = Math.min(limit, keep);
      searched = limit;
    }
  }

  /**
   * Was every line given out, and is nothing waiting to be read? Always false for streams that
   * cannot tell.
   */
  boolean isIdle() {
    return next == limit && isQuiet();
  }

  /**
   * Is nothing waiting to be read? Waits 2 ms for the writer, so that lines written together are
   * seen together. Always false for streams that cannot tell.
   */
  boolean isQuiet() {
    try {
      for (int step = 0; tellsAvailable && !ended && in.available() == 0; step++) {
        if (step == SETTLE_STEPS) {
          return true;
        }
        Thread.sleep(SETTLE_MILLIS);
      }
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    } catch (IOException e) {
      // Reading will say the same, at its place.
      return false;
    }
  }
}
