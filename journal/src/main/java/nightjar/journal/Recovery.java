package nightjar.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import nightjar.journal.SegmentScanner.Depth;

/**
 * Opens what an earlier process left: reads every header, checks the last segment and reads the
 * heads of those young enough to hold batch keys, writes the last one again, cuts its torn tail,
 * names all other damage. Costs two passes over the last segment, one of them written and forced,
 * and one over the heads of the others. Used once, by one thread.
 */
final class Recovery {
  private static final int CHUNK = 1 << 20;

  /** How the name of a file ends that was set aside. */
  static final String DAMAGED = ".damaged";

  private final Disk disk;
  private final Segments segments;
  private final BatchKeys keys;
  private final Instant youngest;
  private long last;

  /**
   * @param youngest segments written after this moment are scanned
   */
  Recovery(Disk disk, Segments segments, BatchKeys keys, Instant youngest) {
    this.disk = disk;
    this.segments = segments;
    this.keys = keys;
    this.youngest = youngest;
  }

  /** Fills the segments; returns the highest arrival number that can ever have been given. */
  long run() throws IOException {
    List<Path> files = files();
    Optional<SegmentHeader> next = Optional.empty();
    for (Path file : files.reversed()) {
      Optional<SegmentHeader> header = addSegment(file, file.equals(files.getLast()), next);
      next = header.isPresent() ? header : next;
    }
    segments.clearUnfinished();
    for (Segment segment : segments.all()) {
      require(segment);
    }
    segments.link();
    List<Segment> all = segments.all();
    for (Segment segment : all) {
      last = Math.max(last, segment.first() - 1);
      if (segment == all.getLast()) {
        writeAgain(segment);
        scanLast(segment);
      } else if (disk.modified(segment.path()).isAfter(youngest)) {
        scan(segment);
      }
    }
    segments.cutErased();
    return last;
  }

  /** Refuses to go on where a key is needed that is not there, unless its day was erased. */
  private void require(Segment segment) throws IOException {
    if (!segment.header().isPlain() && segments.keys().of(segment.header()).isEmpty()) {
      segment.erase();
    }
  }

  private List<Path> files() throws IOException {
    var files = new ArrayList<Path>();
    for (Path entry : disk.list(segments.folder())) {
      if (SegmentHeader.numberIn(entry).isPresent()) {
        files.add(entry);
      }
    }
    files.sort(null);
    return files;
  }

  /**
   * Adds a file, or clears it away.
   *
   * @param next header of the segment behind it, which says what it followed
   * @return its header, if it can be read
   */
  private Optional<SegmentHeader> addSegment(
      Path file, boolean newest, Optional<SegmentHeader> next) throws IOException {
    long size;
    Optional<SegmentHeader> header;
    try (Disk.Input input = disk.open(file)) {
      size = input.size();
      header = SegmentHeader.read(file, input);
    }
    if (header.isPresent() && size >= header.get().bytesLong()) {
      boolean sealed = !newest || header.get().isPlain() || header.get().rewritten();
      segments.add(new Segment(file, header.get(), size, sealed));
      return header;
    }
    OptionalLong first = SegmentHeader.numberIn(file);
    boolean followed = next.filter(n -> n.previousFirst() == first.orElse(0)).isPresent();
    if (followed || size > (newest ? SegmentHeader.BYTES : SegmentHeader.PLAIN_BYTES)) {
      setAside(file, size);
    } else {
      clearAway(file, size, newest);
    }
    return Optional.empty();
  }

  /**
   * Created, but its header never was on disk as a whole: it never held an arrival, and one
   * appended behind half a header would lie where nobody looks for it. Or somebody cut the newest
   * file there, which looks the same and is said.
   */
  private void clearAway(Path file, long size, boolean newest) throws IOException {
    disk.delete(file);
    disk.forceDirectory(segments.folder());
    if (newest && size > 0) {
      segments.report(
          new Damage(file, 0, size, 0, "are no whole header: what stood behind them is gone"));
    }
  }

  /** A file whose frames cannot be told apart is kept for a person, under another name. */
  private void setAside(Path file, long size) throws IOException {
    List<Path> there = disk.list(segments.folder());
    Path aside = file.resolveSibling(file.getFileName() + DAMAGED);
    for (int n = 2; there.contains(aside); n++) { // one of that name may hold lines of its own
      aside = file.resolveSibling(file.getFileName() + "." + n + DAMAGED);
    }
    disk.move(file, aside);
    disk.forceDirectory(segments.folder());
    OptionalLong first = SegmentHeader.numberIn(file);
    long lost = Frame.most(size);
    last = Math.max(last, first.orElse(0) + lost);
    segments.report(new Damage(aside, 0, size, lost, "have no readable header and were set aside"));
  }

  private SegmentScanner scanned(Segment segment, Depth depth) throws IOException {
    int from = segment.header().bytesLong();
    SegmentScanner scanner = segments.scanner(segment, from, depth, segments::report);
    try {
      while (scanner.next(segment.end(), 0)) {
        for (int i = 0; i < scanner.count(); i++) {
          Optional<BatchKeys.Digest> batch = scanner.batch(i);
          if (batch.isPresent()) {
            keys.add(batch.get(), scanner.number(i), scanner.nanos(i));
          }
        }
      }
      last = Math.max(last, scanner.last());
      return scanner;
    } catch (IOException e) {
      scanner.close();
      throw e;
    }
  }

  private void scan(Segment segment) throws IOException {
    try (SegmentScanner scanner = scanned(segment, Depth.HEADS)) {
      scanner.skipTo(segment.end());
    }
  }

  /**
   * Writes the file again that the process before may have died within, and puts it in its place:
   * had a force of it failed, what is seen of it may lie in memory only, never to be written, and
   * would be gone with the power after it was read and built upon.
   */
  private void writeAgain(Segment segment) throws IOException {
    Path unfinished = DurableFile.unfinished(segment.path());
    try (Disk.Input in = disk.open(segment.path());
        Disk.Output out = disk.create(unfinished)) {
      copy(in, segment.end(), out);
      out.force();
      disk.move(unfinished, segment.path());
    } catch (IOException e) {
      // The disk is full, or fails: what is there is read, and nothing is put behind it.
      segment.seal();
      disk.delete(unfinished);
    }
  }

  private static void copy(Disk.Input in, long size, Disk.Output out) throws IOException {
    ByteBuffer some = ByteBuffer.allocate(CHUNK);
    for (long at = 0; at < size; at += some.limit()) {
      some.clear().limit((int) Math.min(CHUNK, size - at));
      if (in.read(some, at) < 0) {
        throw new IOException("the file ends at %d of %d bytes".formatted(at, size));
      }
      out.write(some.flip());
    }
  }

  private void scanLast(Segment segment) throws IOException {
    SegmentScanner.Tail tail;
    try (SegmentScanner scanner = scanned(segment, Depth.BODIES)) {
      tail = scanner.tail(segment.end());
    }
    try (Disk.Output out = disk.append(segment.path())) {
      if (tail.bytes() > 0) {
        long end = segment.end() - tail.bytes();
        report(segment, end, tail.bytes(), tail.lost(), "are an unfinished end and were cut off");
        segment.endAt(end);
        // What was cut may once have been whole and read: its numbers are not given again.
        last = Math.max(last, tail.last());
        out.truncate(end);
      }
      // A killed process leaves whole frames that no disk has yet; they are about to be read.
      out.force();
    }
    disk.forceDirectory(segments.folder());
  }

  private void report(Segment segment, long offset, long bytes, long lost, String reason) {
    segments.report(new Damage(segment.path(), offset, bytes, lost, reason));
  }
}
