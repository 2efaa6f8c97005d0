package nightjar.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32C;
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
  private final CRC32C crc = new CRC32C();
  private final ByteBuffer stage = ByteBuffer.allocateDirect(STAGE);
  private @Nullable Open open;
  private long written;

  /** The segment that is appended to, and its file. */
  private record Open(Segment segment, Disk.Output output) {}

  SegmentWriter(Disk disk, Segments segments, long segmentBytes, RandomGenerator random) {
    this.disk = disk;
    this.segments = segments;
    this.segmentBytes = segmentBytes;
    this.random = random;
  }

  /** Goes on in the newest segment if there is room in it. */
  void resume() throws IOException {
    Optional<Segment> newest = segments.newest().filter(s -> !s.isSealed());
    if (newest.isPresent()) {
      open = new Open(newest.get(), disk.append(newest.get().path()));
    }
  }

  void write(List<Pending> group) throws IOException {
    Open to = open;
    if (to != null && to.segment.end() >= segmentBytes) {
      seal(to);
      to = null;
    }
    if (to == null) {
      to = begin(group.getFirst().number());
      open = to;
    }
    append(to, group);
  }

  @Override
  public void close() throws IOException {
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
      for (Pending pending : group) {
        stageFrame(segment, out, pending);
      }
      flush(out);
      forcing = true;
      out.force();
      note(segment, group);
      segment.endAt(written);
    } catch (IOException | RuntimeException | Error e) {
      giveUp(to, forcing);
      throw e;
    }
  }

  private static void note(Segment segment, List<Pending> group) {
    long at = segment.end();
    for (Pending pending : group) {
      segment.note(pending.number(), at);
      at += pending.bytes();
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

  private void stageFrame(Segment segment, Disk.Output out, Pending pending) throws IOException {
    long key = segment.header().key();
    byte[] fields = pending.fields();
    byte[] rest = pending.rest();
    if (stage.remaining() < Frame.HEAD + 8) {
      flush(out);
    }
    stage.putInt(Frame.mark(key)).putInt(8 + fields.length + rest.length);
    stage.putInt(Frame.crc(crc, key, pending.number(), fields, rest)).putLong(pending.number());
    stage(out, fields);
    stage(out, rest);
  }

  private void stage(Disk.Output out, byte[] bytes) throws IOException {
    for (int at = 0; at < bytes.length; ) {
      if (!stage.hasRemaining()) {
        flush(out);
      }
      int count = Math.min(stage.remaining(), bytes.length - at);
      stage.put(bytes, at, count);
      at += count;
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
    Optional<Segment> before = segments.newest();
    var header =
        SegmentHeader.of(
            first,
            before.map(Segment::first).orElse(0L),
            before.map(Segment::end).orElse(0L),
            random.nextLong());
    Path file = segments.folder().resolve(SegmentHeader.fileName(first));
    Disk.Output created = disk.create(file);
    try {
      created.write(header.bytes());
      created.force();
      disk.forceDirectory(segments.folder());
    } catch (IOException | RuntimeException e) {
      discard(file, created);
      throw e;
    }
    var segment = new Segment(file, header, SegmentHeader.BYTES, false);
    segments.add(segment);
    return new Open(segment, created);
  }

  private void discard(Path file, Disk.Output created) {
    try (created) {
      disk.delete(file);
    } catch (IOException e) {
      // What stays is a file without arrivals, which the next opening clears away.
    }
  }
}
