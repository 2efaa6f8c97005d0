package nightjar.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import nightjar.EpochNanos;
import org.jspecify.annotations.Nullable;

/**
 * Appends groups of arrivals to the newest segment. Either a whole group is on disk when {@link
 * #write} returns, or it throws and nothing of the group is part of the journal. One thread.
 */
final class SegmentWriter implements Closeable {
  private static final int STAGE = 1 << 20;
  private final Disk disk;
  private final Segments segments;
  private final long segmentBytes;
  private final RandomGenerator random;
  private final InstantSource clock;
  private final FrameWriter frames;
  private final ByteBuffer stage = ByteBuffer.allocateDirect(STAGE);
  private @Nullable Open open;
  private final List<Place> places = new ArrayList<>();
  private long written;

  /** The segment that is appended to, its file and its key. */
  private record Open(Segment segment, Disk.Output output, SegmentCipher cipher) {}

  /** Where a frame lies that is being written. */
  private record Place(long first, long offset) {}

  SegmentWriter(
      Disk disk,
      Segments segments,
      long segmentBytes,
      RandomGenerator random,
      InstantSource clock) {
    this.disk = disk;
    this.segments = segments;
    this.segmentBytes = segmentBytes;
    this.random = random;
    this.clock = clock;
    this.frames = new FrameWriter(random);
  }

  /** Goes on in the newest segment if it is not sealed. */
  void resume() throws IOException {
    Optional<Segment> newest = segments.newest().filter(s -> !s.isSealed());
    if (newest.isPresent()) {
      SegmentHeader header = newest.get().header();
      DayKey key = segments.keys().of(header).orElseThrow();
      open =
          new Open(newest.get(), disk.append(newest.get().path()), new SegmentCipher(key, header));
    }
  }

  void write(List<Pending> group) throws IOException {
    Open to = open;
    if (to != null && (to.segment.end() >= segmentBytes || to.segment.header().day() != today())) {
      seal(to);
      to = null;
    }
    if (to == null) {
      to = begin(group.getFirst().number());
      open = to;
    }
    append(to, group);
  }

  /** Begins a new segment with the next arrival. */
  void seal() {
    if (open != null) {
      seal(open);
    }
  }

  /** Begins a new segment that holds nothing lower than a number. */
  void beginAt(long number) throws IOException {
    seal();
    open = begin(number);
  }

  /** Days since 1970 by the clock. */
  int today() {
    return (int) Math.floorDiv(clock.instant().getEpochSecond(), TimeUnit.DAYS.toSeconds(1));
  }

  @Override
  public void close() throws IOException {
    frames.close();
    if (open != null) {
      open.output.close();
      open = null;
    }
  }

  private void append(Open to, List<Pending> group) throws IOException {
    Segment segment = to.segment;
    Disk.Output out = to.output;
    boolean forcing = false;
    try {
      written = segment.end();
      stage.clear();
      frames.clear();
      places.clear();
      for (Pending pending : group) {
        if (frames.isFull()) {
          stageFrame(to);
        }
        pending.addTo(frames);
      }
      stageFrame(to);
      flush(out);
      forcing = true;
      out.force();
      places.forEach(place -> segment.note(place.first, place.offset));
      segment.endAt(written);
    } catch (IOException | RuntimeException | Error e) {
      giveUp(to, forcing);
      throw e;
    }
  }

  /**
   * Cuts off what the failed group left. After a failed force the kernel may have dropped the pages
   * and call the next force a success, so that file gets nothing more.
   */
  private void giveUp(Open to, boolean afterForce) {
    boolean cut = false;
    try {
      to.output.truncate(to.segment.end());
      to.output.force();
      cut = true;
    } catch (IOException e) {
      cut = false; // the next segment's header says where this one ends
    }
    if (!cut || afterForce) {
      seal(to);
    }
  }

  private void stageFrame(Open to) throws IOException {
    long first = frames.first();
    ByteBuffer frame = frames.finish(to.segment.header(), to.cipher);
    places.add(new Place(first, written + stage.position()));
    while (frame.hasRemaining()) {
      if (!stage.hasRemaining()) {
        flush(to.output);
      }
      int count = Math.min(stage.remaining(), frame.remaining());
      stage.put(stage.position(), frame, frame.position(), count);
      stage.position(stage.position() + count);
      frame.position(frame.position() + count);
    }
  }

  private void flush(Disk.Output out) throws IOException {
    stage.flip();
    written += stage.limit();
    out.write(stage);
    stage.clear();
  }

  private void seal(Open done) {
    open = null;
    done.segment.seal();
    try {
      done.output.close();
    } catch (IOException e) {
      // Nothing more is wanted of it: all that counts in it was forced.
    }
  }

  private Open begin(long first) throws IOException {
    // A segment that never held an arrival has the number already: it is replaced.
    Optional<Segment> empty = segments.newest().filter(newest -> newest.first() == first);
    Optional<Segment> before = empty.isPresent() ? segments.before(first) : segments.newest();
    DayKey day = segments.keyFor(today());
    try {
      return begin(first, empty, before, day);
    } finally {
      segments.written(day);
    }
  }

  private Open begin(long first, Optional<Segment> empty, Optional<Segment> before, DayKey day)
      throws IOException {
    byte[] salt = new byte[SegmentHeader.SALT];
    random.nextBytes(salt);
    var header =
        SegmentHeader.of(
            first,
            before.map(Segment::first).orElse(0L),
            before.map(Segment::end).orElse(0L),
            random.nextLong(),
            EpochNanos.now(clock),
            day,
            salt);
    Path file = segments.folder().resolve(SegmentHeader.fileName(first));
    Path made = empty.isPresent() ? DurableFile.unfinished(file) : file;
    Disk.Output created = create(made);
    try {
      created.write(header.bytes());
      created.force();
      if (empty.isPresent()) {
        disk.move(made, file);
      }
      disk.forceDirectory(segments.folder());
    } catch (IOException | RuntimeException e) {
      discard(made, created);
      throw e;
    }
    var segment = new Segment(file, header, SegmentHeader.BYTES, false);
    segments.add(segment);
    return new Open(segment, created, new SegmentCipher(day, header));
  }

  private Disk.Output create(Path file) throws IOException {
    try {
      return disk.create(file);
    } catch (FileAlreadyExistsException e) {
      // It was begun before, and could neither be ended nor be discarded.
      disk.delete(file);
      return disk.create(file);
    }
  }

  private void discard(Path file, Disk.Output created) {
    try (created) {
      disk.delete(file);
    } catch (IOException e) {
      // What stays is a file without arrivals, which the next opening clears away.
    }
  }
}
