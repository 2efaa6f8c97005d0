package nightjar.journal;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * One file of the journal as this process knows it. Any thread; only the writer moves {@link #end}.
 */
final class Segment {
  private static final long INDEX_STEP = 256 << 10;
  private final Path path;
  private final SegmentHeader header;
  private final ConcurrentSkipListMap<Long, Long> index = new ConcurrentSkipListMap<>();
  private volatile long end;
  private volatile boolean sealed;
  private volatile boolean erased;

  Segment(Path path, SegmentHeader header, long end, boolean sealed) {
    this.path = path;
    this.header = header;
    this.end = end;
    this.sealed = sealed;
  }

  Path path() {
    return path;
  }

  SegmentHeader header() {
    return header;
  }

  long first() {
    return header.first();
  }

  /** Bytes of it that are on disk for good; a frame ends there. */
  long end() {
    return end;
  }

  void endAt(long bytes) {
    end = bytes;
  }

  /** Will nothing more be appended? */
  boolean isSealed() {
    return sealed;
  }

  void seal() {
    sealed = true;
  }

  /** Was its day erased on purpose? */
  boolean isErased() {
    return erased;
  }

  void erase() {
    erased = true;
    sealed = true;
  }

  /** Remembers where a frame lies, sparsely. */
  void note(long number, long offset) {
    Map.Entry<Long, Long> before = index.floorEntry(number);
    if (before == null || offset - before.getValue() >= INDEX_STEP) {
      index.put(number, offset);
    }
  }

  /** A frame's place at or before the frame of that number. */
  long near(long number) {
    Map.Entry<Long, Long> entry = index.floorEntry(number);
    return entry == null ? header.bytesLong() : entry.getValue();
  }
}
