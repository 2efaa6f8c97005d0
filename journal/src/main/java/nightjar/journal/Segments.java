package nightjar.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/** The segments of a journal in their order, and what was found wrong with them. Any thread. */
final class Segments {
  private static final int MOST_DAMAGE = 1000;
  private final Path folder;
  private final Disk disk;
  private final DayKeys keys;
  private final ConcurrentSkipListMap<Long, Segment> byFirst = new ConcurrentSkipListMap<>();
  private final SequencedSet<Damage> damage = new LinkedHashSet<>();

  /** How many segments are being written with a key that no segment names yet, by its id. */
  private final Map<Long, Integer> writing = new HashMap<>();

  Segments(Path folder, Disk disk, DayKeys keys) {
    this.folder = folder;
    this.disk = disk;
    this.keys = keys;
  }

  DayKeys keys() {
    return keys;
  }

  Path folder() {
    return folder;
  }

  Disk disk() {
    return disk;
  }

  void add(Segment segment) {
    byFirst.put(segment.first(), segment);
  }

  void remove(Segment segment) {
    byFirst.remove(segment.first());
  }

  /** Is it still one of them, and not trimmed or replaced? */
  boolean contains(Segment segment) {
    return byFirst.get(segment.first()) == segment;
  }

  List<Segment> all() {
    return new ArrayList<>(byFirst.values());
  }

  Optional<Segment> oldest() {
    return Optional.ofNullable(byFirst.firstEntry()).map(Map.Entry::getValue);
  }

  Optional<Segment> newest() {
    return Optional.ofNullable(byFirst.lastEntry()).map(Map.Entry::getValue);
  }

  /** Where an arrival lies, or else the oldest segment. */
  Optional<Segment> holding(long number) {
    Map.Entry<Long, Segment> entry = byFirst.floorEntry(number);
    return entry == null ? oldest() : Optional.of(entry.getValue());
  }

  Optional<Segment> after(Segment segment) {
    return Optional.ofNullable(byFirst.higherEntry(segment.first())).map(Map.Entry::getValue);
  }

  Optional<Segment> before(long first) {
    return Optional.ofNullable(byFirst.lowerEntry(first)).map(Map.Entry::getValue);
  }

  long bytes() {
    return byFirst.values().stream().mapToLong(Segment::end).sum();
  }

  /** What a segment says about the one before it: where that ends, and whether it is there. */
  void link() {
    Optional<Segment> last = Optional.empty();
    for (Segment segment : all()) {
      if (last.isPresent()) {
        link(last.get(), segment);
      }
      last = Optional.of(segment);
    }
  }

  private void link(Segment before, Segment segment) {
    SegmentHeader header = segment.header();
    if (header.previousFirst() != before.first()) {
      long gap = Math.max(0, segment.first() - header.previousFirst());
      String missing = SegmentHeader.fileName(header.previousFirst());
      report(new Damage(segment.path(), 0, 0, gap, "follow a segment that is missing, " + missing));
    } else if (!before.header().rewritten() && !before.isErased()) {
      long missing = header.previousBytes() - before.end();
      if (missing > 0) {
        long lost = Frame.most(missing);
        report(new Damage(before.path(), before.end(), missing, lost, "are missing"));
      } else {
        before.endAt(header.previousBytes());
      }
    }
  }

  /** Remembers a finding once, and only so many of them. */
  void report(Damage found) {
    synchronized (damage) {
      if (damage.size() < MOST_DAMAGE) {
        damage.add(found);
      }
    }
  }

  List<Damage> damage() {
    synchronized (damage) {
      return List.copyOf(damage);
    }
  }

  /** Walks over a segment; over one that was erased, it finds nothing. */
  SegmentScanner scanner(
      Segment segment, long at, SegmentScanner.Depth depth, Consumer<Damage> damaged)
      throws IOException {
    if (segment.header().isPlain()) {
      return new PlainScanner(disk, segment, at, damaged);
    }
    Optional<DayKey> key =
        depth == SegmentScanner.Depth.ARRIVALS ? keys.of(segment.header()) : Optional.empty();
    return new FrameScanner(
        disk,
        segment,
        at,
        depth,
        key.map(found -> new SegmentCipher(found, segment.header())),
        damaged);
  }

  /** Deletes whole segments from the oldest on, as {@link Journal#trim} says. */
  synchronized void trim(long keepFrom, long maxBytes, Instant oldest) throws IOException {
    long bytes = bytes();
    boolean deleted = false;
    for (Segment segment : all()) {
      Optional<Segment> next = after(segment);
      if (next.isEmpty()
          || next.get().first() > keepFrom
          || (bytes <= maxBytes && !writtenUntil(segment, next.get()).isBefore(oldest))) {
        break;
      }
      disk.delete(segment.path());
      // One by one: of two that the power brings back, the younger alone would be a gap.
      disk.forceDirectory(folder);
      remove(segment);
      bytes -= segment.end();
      deleted = true;
    }
    if (deleted) {
      forgetKeys();
    }
  }

  /**
   * The key of a day for a segment that is about to be written; it is not forgotten before {@link
   * #written}, which must follow.
   */
  synchronized DayKey keyFor(int day) throws IOException {
    try {
      DayKey key = keys.forDay(day);
      writing.merge(key.id(), 1, Integer::sum);
      return key;
    } finally {
      markErased(); // it may have ended what erasing a day had begun
    }
  }

  /** A segment with a key is one of these, or was given up. */
  synchronized void written(DayKey key) {
    writing.computeIfPresent(key.id(), (id, count) -> count == 1 ? null : count - 1);
  }

  /** A day's key goes with its last segment. */
  private void forgetKeys() throws IOException {
    Set<Long> named = new HashSet<>(writing.keySet());
    int oldest = Integer.MAX_VALUE;
    for (Segment segment : all()) {
      if (!segment.header().isPlain()) {
        named.add(segment.header().keyId());
        oldest = Math.min(oldest, segment.header().day());
      }
    }
    if (oldest < Integer.MAX_VALUE) {
      keys.forget(oldest, named);
    }
  }

  private Instant writtenUntil(Segment segment, Segment next) throws IOException {
    return next.header().isPlain() || next.header().rewritten()
        ? disk.modified(segment.path())
        : Instant.EPOCH.plusNanos(next.header().created());
  }

  /** Ids of the keys that segments of a day name. */
  Set<Long> keyIds(int day) {
    Set<Long> ids = new HashSet<>();
    for (Segment segment : all()) {
      addId(ids, segment.header(), day);
    }
    return ids;
  }

  /** As {@link #keyIds(int)}, in a folder that is not open. */
  static Set<Long> keyIds(Disk disk, Path folder, int day) throws IOException {
    Set<Long> ids = new HashSet<>();
    for (Path file : disk.list(folder)) {
      if (SegmentHeader.numberIn(file).isPresent()) {
        try (Disk.Input input = disk.open(file)) {
          SegmentHeader.read(file, input).ifPresent(header -> addId(ids, header, day));
        }
      }
    }
    return ids;
  }

  private static void addId(Set<Long> ids, SegmentHeader header, int day) {
    if (!header.isPlain() && header.day() == day) {
      ids.add(header.keyId());
    }
  }

  /** Puts a segment that was written again in the place of the one before. */
  synchronized void replace(Segment before, Segment after, Path unfinished) throws IOException {
    if (!contains(before)) {
      disk.delete(unfinished); // trimmed meanwhile
      return;
    }
    disk.move(unfinished, before.path());
    byFirst.put(after.first(), after);
    disk.forceDirectory(folder);
  }

  /** Deletes what somebody began to write, or to write again, and did not end. */
  void clearUnfinished() throws IOException {
    boolean deleted = false;
    for (Path entry : disk.list(folder)) {
      if (String.valueOf(entry.getFileName()).endsWith(".journal" + DurableFile.UNFINISHED)) {
        disk.delete(entry);
        deleted = true;
      }
    }
    if (deleted) {
      disk.forceDirectory(folder);
    }
  }

  /** Nothing is read any more of segments whose key was erased. */
  void markErased() {
    for (Segment segment : all()) {
      if (keys.isErased(segment.header())) {
        segment.erase();
      }
    }
  }

  /** Takes the frames away from segments whose key was erased; what their names say stays. */
  synchronized void cutErased() throws IOException {
    for (Segment segment : all()) {
      if (!segment.isErased() || after(segment).isEmpty() || segment.end() <= SegmentHeader.BYTES) {
        continue;
      }
      try (Disk.Output out = disk.append(segment.path())) {
        out.truncate(SegmentHeader.BYTES);
        out.force();
      }
      segment.endAt(SegmentHeader.BYTES);
    }
  }
}
