package nightjar.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.ConcurrentSkipListMap;

/** The segments of a journal in their order, and what was found wrong with them. Any thread. */
final class Segments {
  private static final int MOST_DAMAGE = 1000;
  private final Path folder;
  private final Disk disk;
  private final ConcurrentSkipListMap<Long, Segment> byFirst = new ConcurrentSkipListMap<>();
  private final SequencedSet<Damage> damage = new LinkedHashSet<>();

  Segments(Path folder, Disk disk) {
    this.folder = folder;
    this.disk = disk;
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

  long bytes() {
    return byFirst.values().stream().mapToLong(Segment::end).sum();
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

  /** Deletes whole segments from the oldest on, as {@link Journal#trim} says. */
  synchronized void trim(long keepFrom, long maxBytes) throws IOException {
    long bytes = bytes();
    boolean deleted = false;
    for (Segment segment : all()) {
      Optional<Segment> next = after(segment);
      if (bytes <= maxBytes || next.isEmpty() || next.get().first() > keepFrom) {
        break;
      }
      disk.delete(segment.path());
      remove(segment);
      bytes -= segment.end();
      deleted = true;
    }
    if (deleted) {
      disk.forceDirectory(folder);
    }
  }
}
