package nightjar.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import nightjar.source.Arrival;

/**
 * Opens what an earlier process left: reads every header, scans the last segment and those young
 * enough to hold batch keys, cuts a torn tail, names all other damage. Costs one pass over the
 * bytes it scans. Used once, by one thread.
 */
final class Recovery {
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
    for (int i = 0; i < files.size(); i++) {
      addSegment(files.get(i), i == files.size() - 1);
    }
    link();
    List<Segment> all = segments.all();
    for (Segment segment : all) {
      if (segment == all.getLast()) {
        scanLast(segment);
      } else if (disk.modified(segment.path()).isAfter(youngest)) {
        scan(segment);
      }
    }
    return last;
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

  private void addSegment(Path file, boolean newest) throws IOException {
    long size;
    Optional<SegmentHeader> header;
    try (Disk.Input input = disk.open(file)) {
      size = input.size();
      header = SegmentHeader.read(file, input);
    }
    if (header.isPresent() && size >= SegmentHeader.BYTES) {
      segments.add(new Segment(file, header.get(), size, !newest));
    } else if (size <= SegmentHeader.BYTES) {
      // Created, but its header never was on disk as a whole: it never held an arrival, and one
      // appended behind half a header would lie where nobody looks for it.
      disk.delete(file);
      disk.forceDirectory(segments.folder());
    } else {
      setAside(file, size);
    }
  }

  /** A file whose frames cannot be told apart is kept for a person, under another name. */
  private void setAside(Path file, long size) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".damaged");
    disk.move(file, aside);
    disk.forceDirectory(segments.folder());
    OptionalLong first = SegmentHeader.numberIn(file);
    long lost = SegmentScanner.most(size);
    last = Math.max(last, first.orElse(0) + lost);
    segments.report(new Damage(aside, 0, size, lost, "have no readable header and were set aside"));
  }

  /** What a segment says about the one before it: where that ends, and whether it is there. */
  private void link() {
    Segment before = null;
    for (Segment segment : segments.all()) {
      SegmentHeader header = segment.header();
      if (before != null && header.previousFirst() == before.first()) {
        if (before.end() < header.previousBytes()) {
          long missing = header.previousBytes() - before.end();
          report(before, before.end(), missing, SegmentScanner.most(missing), "are missing");
        }
        before.endAt(Math.min(before.end(), header.previousBytes()));
      } else if (before != null) {
        long gap = Math.max(0, segment.first() - header.previousFirst());
        report(
            segment,
            0,
            0,
            gap,
            "follow a segment that is missing, " + SegmentHeader.fileName(header.previousFirst()));
      }
      last = Math.max(last, segment.first() - 1);
      before = segment;
    }
  }

  private SegmentScanner scanned(Segment segment) throws IOException {
    var scanner = new SegmentScanner(disk, segment, SegmentHeader.BYTES, segments::report);
    try {
      while (scanner.next(segment.end())) {
        if (scanner.arrival(false) instanceof Arrival.Lines lines && !lines.batch().isEmpty()) {
          keys.add(BatchKeys.Digest.of(lines.batch()), scanner.number(), lines.nanos());
        }
      }
      last = Math.max(last, scanner.number());
      return scanner;
    } catch (IOException e) {
      scanner.close();
      throw e;
    }
  }

  private void scan(Segment segment) throws IOException {
    try (SegmentScanner scanner = scanned(segment)) {
      scanner.skipTo(segment.end());
    }
  }

  private void scanLast(Segment segment) throws IOException {
    long end;
    try (SegmentScanner scanner = scanned(segment)) {
      end = scanner.end();
    }
    long torn = segment.end() - end;
    try (Disk.Output out = disk.append(segment.path())) {
      if (torn > 0) {
        cutOff(segment, end, torn);
        out.truncate(end);
      }
      // A killed process leaves whole frames that no disk has yet; they are about to be read.
      out.force();
    }
    disk.forceDirectory(segments.folder());
  }

  private void cutOff(Segment segment, long end, long torn) {
    long lost = SegmentScanner.most(torn);
    report(segment, end, torn, lost, "are an unfinished end and were cut off");
    segment.endAt(end);
    // What was cut may once have been whole and read: its numbers are not given again.
    last += lost;
  }

  private void report(Segment segment, long offset, long bytes, long lost, String reason) {
    segments.report(new Damage(segment.path(), offset, bytes, lost, reason));
  }
}
