package nightjar.files;

import java.io.IOException;
import java.io.InputStream;
import nightjar.source.RecordBatch;
import org.jspecify.annotations.Nullable;

/**
 * Text of a stream that was read and not handed in yet. Of a line that was cut, the rest is dropped
 * as it comes. One thread.
 */
final class LineBuffer {
  private final byte[] bytes;
  private final int capacity;
  private long offset;
  private int filled;
  private boolean skipping;

  /**
   * @param arrivalBytes most bytes of an arrival; one more is held, to know whether it ends a line
   */
  LineBuffer(int arrivalBytes) {
    capacity = arrivalBytes + 1;
    bytes = new byte[capacity + RecordBatch.PADDING];
  }

  /** Empties it, to begin at a place of the stream, within a line that is dropped or not. */
  void begin(long at, boolean isWithinCut) {
    offset = at;
    filled = 0;
    skipping = isWithinCut;
  }

  /** How many bytes of the stream were handed in or dropped. */
  long offset() {
    return offset;
  }

  /** Bytes that fit in yet. */
  int room() {
    return capacity - filled;
  }

  /** Does it hold nothing behind the lines of a cut? */
  boolean endsWith(LineCut cut) {
    return filled == cut.bytes();
  }

  /** Reads once; false at the end of the stream. */
  boolean fill(InputStream in, int most) throws IOException {
    int count = in.read(bytes, filled, Math.min(most, room()));
    filled += Math.max(0, count);
    if (skipping) {
      skip();
    }
    return count >= 0;
  }

  /**
   * The lines that come next; null if none is whole.
   *
   * @param ended is a last line without a line break whole too?
   * @param isMoreToCome is the stream known to hold more?
   */
  @Nullable Unread unread(Share share, boolean ended, boolean isMoreToCome, Unread.Way way) {
    LineCut cut = share.cut(bytes, filled, ended);
    if (share.isTooSmall(cut)) {
      cut = share.ofOneLine().cut(bytes, filled, ended);
    }
    boolean isMore = isMoreToCome || share.isMore(cut, filled);
    return cut.bytes() == 0 ? null : new Unread(bytes, cut, isMore, way);
  }

  /** Forgets lines that are kept. */
  void drop(LineCut cut) {
    drop(cut.bytes());
    skipping = cut.isCut();
    if (skipping) {
      skip();
    }
  }

  private void skip() {
    int end = 0;
    while (end < filled && bytes[end] != '\n') {
      end++;
    }
    skipping = end == filled;
    drop(skipping ? end : end + 1);
  }

  private void drop(int count) {
    filled -= count;
    offset += count;
    System.arraycopy(bytes, count, bytes, 0, filled);
  }
}
