package nightjar.journal;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nightjar.journal.SegmentScanner.Depth;
import nightjar.source.Arrival;

/**
 * A journal that is looked at and not changed, also while another process writes it: it takes no
 * lock, and what is on disk at the moment of opening is what there is. One thread at a time.
 */
public final class JournalView {
  private final Segments segments;

  private JournalView(Segments segments) {
    this.segments = segments;
  }

  /**
   * Looks at what is there; reads every segment's header.
   *
   * @throws JournalException if a later version wrote it, a key that is needed is missing, damaged
   *     or another, or the disk does not let it be read
   */
  public static JournalView open(Path folder, JournalKey key) throws JournalException {
    return open(folder, key, new LocalDisk());
  }

  /** As {@link #open(Path, JournalKey)}, on another disk. */
  public static JournalView open(Path folder, JournalKey key, Disk disk) throws JournalException {
    try {
      // First the files, then the keys: the key of a segment that comes between is not missed, and
      // that of one that goes is not looked for, since its file goes first.
      List<Path> files = disk.list(folder);
      DayKeys keys = DayKeys.look(disk, folder, key, new SecureRandom());
      var segments = new Segments(folder, disk, keys);
      for (Path file : files) {
        if (SegmentHeader.numberIn(file).isPresent()) {
          add(segments, file);
        }
      }
      segments.link();
      return new JournalView(segments);
    } catch (JournalException e) {
      throw e;
    } catch (NoSuchFileException e) {
      throw new JournalException("there is no journal in " + folder, e);
    } catch (IOException e) {
      throw new JournalException(
          "the journal in %s cannot be read: %s; check the folder, its owner and its disk"
              .formatted(folder, e),
          e);
    }
  }

  /** Reads from an arrival on, or from the oldest that is kept. To be closed by its user. */
  public JournalReader reader(long fromArrival) {
    var progress = new Progress(Long.MAX_VALUE - 1);
    progress.end();
    return new JournalReader(segments, progress, fromArrival, true);
  }

  /** What could not be read so far, the first 1,000 findings. */
  public List<Damage> damage() {
    return segments.damage();
  }

  /**
   * Reads everything.
   *
   * @throws JournalException if the disk cannot be read
   */
  public JournalSurvey survey() throws JournalException {
    var counted = new Counted();
    try {
      for (Segment segment : segments.all()) {
        counted.add(segment);
      }
    } catch (IOException e) {
      throw new JournalException(
          "the journal in %s cannot be read: %s; check the disk".formatted(segments.folder(), e),
          e);
    }
    return counted.survey();
  }

  private static void add(Segments segments, Path file) throws IOException {
    try (Disk.Input input = segments.disk().open(file)) {
      long size = input.size();
      Optional<SegmentHeader> header = SegmentHeader.read(file, input);
      if (header.isEmpty()) {
        if (size > SegmentHeader.BYTES) {
          segments.report(new Damage(file, 0, size, Frame.most(size), "have no readable header"));
        }
        return;
      }
      // Its end is not moved: a frame that is being written is not one yet.
      var segment = new Segment(file, header.get(), size, true);
      if (!header.get().isPlain() && segments.keys().of(header.get()).isEmpty()) {
        segment.erase();
      }
      segments.add(segment);
    } catch (NoSuchFileException e) {
      // Trimmed between listing and opening it.
    }
  }

  /** Sums over the segments. */
  private final class Counted {
    private int plain;
    private int erased;
    private long frames;
    private long arrivals;
    private long lines;
    private long raw;
    private long first;
    private long last;
    private long unfinished;
    private final TreeSet<Integer> days = new TreeSet<>();

    private void add(Segment segment) throws IOException {
      plain += segment.header().isPlain() ? 1 : 0;
      if (segment.isErased()) {
        erased++;
        return;
      }
      if (!segment.header().isPlain()) {
        days.add(segment.header().day());
      }
      try (SegmentScanner scanner =
          segments.scanner(
              segment, segment.header().bytesLong(), Depth.ARRIVALS, segments::report)) {
        while (scanner.next(segment.end(), 0)) {
          add(scanner);
        }
        if (segments.after(segment).isEmpty()) {
          scanner.giveUpFrames(segment.end());
          unfinished = scanner.tail(segment.end()).bytes();
        } else {
          scanner.skipTo(segment.end());
        }
      } catch (NoSuchFileException e) {
        segments.remove(segment); // trimmed meanwhile
      }
    }

    private void add(SegmentScanner scanner) throws JournalException {
      frames++;
      arrivals += scanner.count();
      raw += scanner.rawBytes();
      first = first == 0 ? scanner.number(0) : first;
      last = scanner.number(scanner.count() - 1);
      for (int i = 0; i < scanner.count(); i++) {
        if (scanner.arrival(i, true) instanceof Arrival.Lines came) {
          lines += came.count();
        }
      }
    }

    private JournalSurvey survey() {
      return new JournalSurvey(
          segments.all().size(),
          plain,
          erased,
          frames,
          arrivals,
          lines,
          segments.bytes(),
          raw,
          first,
          last,
          days.stream().map(LocalDate::ofEpochDay).collect(Collectors.toList()),
          segments.keys().erasedDays().stream()
              .map(LocalDate::ofEpochDay)
              .collect(Collectors.toList()),
          unfinished,
          segments.damage());
    }
  }
}
