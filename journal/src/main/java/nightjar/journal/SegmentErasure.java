package nightjar.journal;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import nightjar.EpochNanos;
import nightjar.journal.SegmentScanner.Depth;
import nightjar.source.Arrival;

/**
 * Writes the sealed segments again that hold what is to be erased, without it: a new file, forced,
 * then moved in the place of the old one, so that a crash leaves one or the other. One thread.
 */
final class SegmentErasure {
  private final Disk disk;
  private final Segments segments;
  private final int today;
  private final RandomGenerator random;
  private final ArrivalEdit edit;
  private long places;
  private long arrivals;
  private int rewritten;
  private final Set<Damage> unread = new HashSet<>();

  SegmentErasure(
      Disk disk, Segments segments, int today, RandomGenerator random, ArrivalEdit edit) {
    this.disk = disk;
    this.segments = segments;
    this.today = today;
    this.random = random;
    this.edit = edit;
  }

  Erasure run() throws IOException {
    for (Segment segment : segments.all()) {
      if (segment.isSealed() && !segment.isErased()) {
        erase(segment);
      }
    }
    int aside = 0;
    for (Path file : disk.list(segments.folder())) {
      aside += String.valueOf(file.getFileName()).endsWith(Recovery.DAMAGED) ? 1 : 0;
    }
    return new Erasure(places, arrivals, rewritten, unread.size(), aside);
  }

  private void erase(Segment segment) throws IOException {
    try {
      cutRefused(segment);
      if (holds(segment)) {
        rewrite(segment);
      }
    } catch (NoSuchFileException e) {
      segments.remove(segment); // trimmed meanwhile
    }
  }

  /** What was refused and could not be cut off lies behind the end, and may hold it too. */
  private void cutRefused(Segment segment) throws IOException {
    long size;
    try (Disk.Input in = disk.open(segment.path())) {
      size = in.size();
    }
    if (size > segment.end()) {
      try (Disk.Output out = disk.append(segment.path())) {
        out.truncate(segment.end());
        out.force();
      }
    }
  }

  private boolean holds(Segment segment) throws IOException {
    long before = edit.places();
    long changed = 0;
    try (SegmentScanner scanner = scanner(segment)) {
      while (scanner.next(segment.end(), 0)) {
        for (int i = 0; i < scanner.count(); i++) {
          Arrival arrival = scanner.arrival(i, true);
          changed += edit.edited(scanner.number(i), arrival) == arrival ? 0 : 1;
        }
      }
      scanner.skipTo(segment.end());
    }
    places += edit.places() - before;
    arrivals += changed;
    return changed > 0;
  }

  private void rewrite(Segment before) throws IOException {
    SegmentHeader header = before.header();
    if (!header.isPlain()) {
      rewrite(before, segments.keys().of(header).orElseThrow(), header.created());
      return;
    }
    long written = EpochNanos.of(disk.modified(before.path()));
    int day = (int) Math.floorDiv(written, TimeUnit.DAYS.toNanos(1));
    DayKey key = segments.keyFor(Math.min(day, today));
    try {
      rewrite(before, key, written);
    } finally {
      segments.written(key);
    }
  }

  private void rewrite(Segment before, DayKey key, long created) throws IOException {
    Path unfinished = DurableFile.unfinished(before.path());
    byte[] salt = new byte[SegmentHeader.SALT];
    random.nextBytes(salt);
    SegmentHeader header = before.header().again(random.nextLong(), created, key, salt);
    disk.delete(unfinished);
    long end;
    try (Disk.Output out = disk.create(unfinished);
        var frames = new FrameWriter(random)) {
      out.write(header.bytes());
      end = SegmentHeader.BYTES + copy(before, header, new SegmentCipher(key, header), frames, out);
      out.force();
    } catch (IOException | RuntimeException e) {
      disk.delete(unfinished);
      throw e;
    }
    segments.replace(before, new Segment(before.path(), header, end, true), unfinished);
    rewritten++;
  }

  private long copy(
      Segment from, SegmentHeader header, SegmentCipher cipher, FrameWriter frames, Disk.Output out)
      throws IOException {
    long written = 0;
    try (SegmentScanner scanner = scanner(from)) {
      while (scanner.next(from.end(), 0)) {
        for (int i = 0; i < scanner.count(); i++) {
          if (frames.isFull()) {
            written += write(frames, header, cipher, out);
          }
          Arrival arrival = edit.edited(scanner.number(i), scanner.arrival(i, true));
          frames.add(
              scanner.number(i),
              Frame.kind(arrival),
              arrival.nanos(),
              scanner.batch(i),
              Frame.fields(arrival),
              Frame.rest(arrival));
        }
      }
    }
    return frames.isEmpty() ? written : written + write(frames, header, cipher, out);
  }

  private static long write(
      FrameWriter frames, SegmentHeader header, SegmentCipher cipher, Disk.Output out)
      throws IOException {
    var frame = frames.finish(header, cipher);
    long length = frame.remaining();
    out.write(frame);
    return length;
  }

  private SegmentScanner scanner(Segment segment) throws IOException {
    int from = segment.header().bytesLong();
    return segments.scanner(
        segment,
        from,
        Depth.ARRIVALS,
        found -> {
          unread.add(found);
          segments.report(found);
        });
  }
}
