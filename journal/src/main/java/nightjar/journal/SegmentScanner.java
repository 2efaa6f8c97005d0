package nightjar.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import nightjar.source.Arrival;

/**
 * Walks over the frames of one segment. Bytes that are no frame are skipped up to the next one and
 * reported; every step moves forward, so it always ends. One thread at a time.
 */
final class SegmentScanner implements Closeable {
  private static final int BUFFER = 256 << 10;
  private static final int CHUNK = 1 << 20;
  private final Segment segment;
  private final Disk.Input input;
  private final Consumer<Damage> damaged;
  private final CRC32C crc = new CRC32C();
  private byte[] buffer = new byte[BUFFER];
  private ByteBuffer view = ByteBuffer.wrap(buffer);
  private long start; // file offset of buffer[0]
  private int filled;
  private long offset;
  private long end;
  private int body;
  private int length;
  private long number;

  /**
   * @param at where a frame begins
   * @param damaged told of what was skipped
   */
  SegmentScanner(Disk disk, Segment segment, long at, Consumer<Damage> damaged) throws IOException {
    this.segment = segment;
    this.damaged = damaged;
    this.end = at;
    this.number = segment.first() - 1;
    this.input = disk.open(segment.path());
  }

  /** Moves to the next frame that lies wholly before {@code limit}; false if there is none. */
  boolean next(long limit) throws IOException {
    long at = end;
    if (!isFrame(at, limit)) {
      at = search(at + 1, limit);
      if (at < 0) {
        return false;
      }
    }
    long found = view.getLong(body);
    if (at > end) {
      report(end, at - end, Math.max(0, found - number - 1), "are damaged and were skipped");
    }
    offset = at;
    end = at + Frame.HEAD + length;
    number = found;
    segment.note(number, offset);
    return true;
  }

  /** Gives up what lies between the last frame and {@code limit}. */
  void skipTo(long limit) {
    if (limit > end) {
      report(end, limit - end, most(limit - end), "are damaged and were skipped");
      end = limit;
    }
  }

  /** Number of the last frame; one less than the segment's first before any. */
  long number() {
    return number;
  }

  long offset() {
    return offset;
  }

  /** Where the last frame ends. */
  long end() {
    return end;
  }

  Arrival arrival(boolean withText) throws JournalException {
    return Frame.decode(buffer, body, length, withText);
  }

  /** Arrivals that so many bytes can hold at most. */
  static long most(long bytes) {
    return bytes / (Frame.HEAD + Frame.MIN_BODY) + 1;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }

  private void report(long from, long bytes, long lost, String reason) {
    damaged.accept(new Damage(segment.path(), from, bytes, lost, reason));
  }

  private boolean isFrame(long at, long limit) throws IOException {
    if (at + Frame.HEAD + Frame.MIN_BODY > limit || !load(at, Frame.HEAD, limit)) {
      return false;
    }
    int in = (int) (at - start);
    int wanted = view.getInt(in + 4);
    if (view.getInt(in) != Frame.mark(segment.header().key())
        || wanted < Frame.MIN_BODY
        || wanted > Frame.MAX_BODY
        || at + Frame.HEAD + wanted > limit
        || !load(at, Frame.HEAD + wanted, limit)) {
      return false;
    }
    in = (int) (at - start);
    body = in + Frame.HEAD;
    length = wanted;
    return Frame.crc(crc, segment.header().key(), buffer, body, length) == view.getInt(in + 8)
        && view.getLong(body) > number;
  }

  private long search(long from, long limit) throws IOException {
    int mark = Frame.mark(segment.header().key());
    for (long at = from; at + Frame.HEAD + Frame.MIN_BODY <= limit; at++) {
      if (!load(at, 4, limit)) {
        return -1;
      }
      if (view.getInt((int) (at - start)) == mark && isFrame(at, limit)) {
        return at;
      }
    }
    return -1;
  }

  /** Makes bytes of the file lie in the buffer; false if the file ends before. */
  private boolean load(long at, int count, long limit) throws IOException {
    if (at >= start && at + count <= start + filled) {
      return true;
    }
    int kept = at >= start && at < start + filled ? (int) (start + filled - at) : 0;
    byte[] old = buffer;
    int size = Math.max(BUFFER, count);
    if (buffer.length < size || buffer.length > 8L * size) {
      buffer = new byte[size];
      view = ByteBuffer.wrap(buffer);
    }
    System.arraycopy(old, filled - kept, buffer, 0, kept);
    start = at;
    filled = kept;
    int most = (int) Math.min(buffer.length, limit - at);
    while (filled < count) {
      view.limit(Math.min(most, filled + CHUNK)).position(filled);
      int read = input.read(view, start + filled);
      view.clear();
      if (read < 0) {
        return false;
      }
      filled += read;
    }
    return true;
  }
}
