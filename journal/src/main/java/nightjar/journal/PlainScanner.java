package nightjar.journal;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import nightjar.source.Arrival;

/** Walks over a segment of format 1, see {@link PlainFrame}. */
final class PlainScanner implements SegmentScanner {
  private static final int BUFFER = 256 << 10;
  private final Segment segment;
  private final Window window;
  private final Consumer<Damage> damaged;
  private final CRC32C crc = new CRC32C();
  private long end;
  private long body;
  private int length;
  private long number;

  PlainScanner(Disk disk, Segment segment, long at, Consumer<Damage> damaged) throws IOException {
    this.segment = segment;
    this.damaged = damaged;
    this.end = at;
    this.number = segment.first() - 1;
    this.window = new Window(disk.open(segment.path()), BUFFER);
  }

  @Override
  public boolean next(long limit, long wanted) throws IOException {
    long at = end;
    if (!isFrame(at, limit)) {
      at = search(at + 1, limit);
      if (at < 0) {
        return false;
      }
    }
    long found = window.getLong(body);
    if (at > end) {
      report(at - end, Math.max(0, found - number - 1));
    }
    end = body + length;
    number = found;
    segment.note(number, at);
    return true;
  }

  @Override
  public void skipTo(long limit) {
    if (limit > end) {
      report(limit - end, PlainFrame.most(limit - end));
      end = limit;
    }
  }

  @Override
  public Tail tail(long limit) {
    long bytes = Math.max(0, limit - end);
    long lost = bytes == 0 ? 0 : PlainFrame.most(bytes);
    return new Tail(bytes, lost, number + lost);
  }

  @Override
  public int count() {
    return 1;
  }

  @Override
  public long number(int place) {
    return number;
  }

  @Override
  public long nanos(int place) {
    return window.getLong(body + 9);
  }

  @Override
  public Optional<BatchKeys.Digest> batch(int place) {
    try {
      return arrival(0, false) instanceof Arrival.Lines lines && !lines.batch().isEmpty()
          ? Optional.of(BatchKeys.Digest.of(lines.batch()))
          : Optional.empty();
    } catch (JournalException e) {
      return Optional.empty(); // of a kind not known here: reading it says so
    }
  }

  @Override
  public Arrival arrival(int place, boolean withText) throws JournalException {
    return PlainFrame.decode(window.bytes(), window.place(body), length, withText);
  }

  @Override
  public long rawBytes() {
    return length;
  }

  @Override
  public long last() {
    return number;
  }

  @Override
  public long end() {
    return end;
  }

  @Override
  public void close() throws IOException {
    window.close();
  }

  private void report(long bytes, long lost) {
    damaged.accept(new Damage(segment.path(), end, bytes, lost, "are damaged and were skipped"));
  }

  private boolean isFrame(long at, long limit) throws IOException {
    if (!window.load(at, PlainFrame.HEAD, limit)) {
      return false;
    }
    int wanted = window.getInt(at + 4);
    if (window.getInt(at) != Frame.mark(segment.header().key())
        || wanted < PlainFrame.MIN_BODY
        || wanted > PlainFrame.MAX_BODY
        || !window.load(at, PlainFrame.HEAD + wanted, limit)) {
      return false;
    }
    body = at + PlainFrame.HEAD;
    length = wanted;
    long key = segment.header().key();
    return PlainFrame.crc(crc, key, window.bytes(), window.place(body), length)
            == window.getInt(at + 8)
        && window.getLong(body) > number;
  }

  private long search(long from, long limit) throws IOException {
    int mark = Frame.mark(segment.header().key());
    for (long at = from; at + PlainFrame.HEAD + PlainFrame.MIN_BODY <= limit; at++) {
      if (!window.load(at, 4, limit)) {
        return -1;
      }
      if (window.getInt(at) == mark && isFrame(at, limit)) {
        return at;
      }
    }
    return -1;
  }
}
