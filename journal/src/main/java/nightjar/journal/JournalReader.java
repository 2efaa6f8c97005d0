package nightjar.journal;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Optional;
import nightjar.journal.SegmentScanner.Depth;
import org.jspecify.annotations.Nullable;

/**
 * Reads arrivals in their order, from a number on, up to the last that is on disk. One thread at a
 * time; many readers may go side by side with appending. Memory: one frame as it lies on disk and
 * unpacked, each of about a MiB or the largest arrival.
 */
public final class JournalReader implements AutoCloseable {
  private final Segments segments;
  private final Progress progress;
  private final boolean withText;
  private long wanted;
  private @Nullable Segment segment;
  private @Nullable SegmentScanner scanner;
  private int place;
  private int count; // arrivals in the frame that the scanner is at

  JournalReader(Segments segments, Progress progress, long from, boolean withText) {
    this.segments = segments;
    this.progress = progress;
    this.wanted = from;
    this.withText = withText;
  }

  /**
   * The next arrival; empty if none came within the time, or at once if the journal was closed and
   * all is read.
   *
   * @throws JournalException if the disk cannot be read
   */
  public Optional<Numbered> next(Duration wait) throws JournalException, InterruptedException {
    long left = wait.toNanos();
    while (true) {
      long last = progress.last();
      Optional<Numbered> found = read(last);
      if (found.isPresent() || left <= 0) {
        return found;
      }
      left = progress.await(last, left);
      if (left <= 0 && progress.last() == last) {
        return Optional.empty();
      }
    }
  }

  @Override
  public void close() throws JournalException {
    try {
      leave();
    } catch (IOException e) {
      throw new JournalException("closing a segment in " + segments.folder() + " failed", e);
    }
  }

  private Optional<Numbered> read(long last) throws JournalException, InterruptedException {
    if (wanted > last) {
      return Optional.empty();
    }
    try {
      while (true) {
        SegmentScanner at = scanner;
        if (at != null && place < count) {
          long number = at.number(place);
          if (number < wanted) {
            place++;
            continue;
          }
          var found = new Numbered(number, at.arrival(place, withText));
          place++; // only then: what cannot be read is not passed over by asking again
          wanted = number + 1;
          return Optional.of(found);
        } else if (!advance()) {
          return Optional.empty();
        }
      }
    } catch (ClosedByInterruptException e) {
      abandon();
      Thread.interrupted();
      throw new InterruptedException("reading the journal was interrupted");
    } catch (JournalException e) {
      throw e;
    } catch (IOException e) {
      throw new JournalException(
          "the journal in %s cannot be read: %s; check the disk".formatted(segments.folder(), e),
          e);
    }
  }

  /**
   * Moves to the next frame that may hold what is wanted, over the ends of segments and over those
   * that were erased; false if there is none on disk yet.
   */
  private boolean advance() throws IOException {
    while (true) {
      Segment in = segment;
      SegmentScanner at = scanner;
      if (in == null || at == null) {
        if (!enter(segments.holding(wanted))) {
          return false;
        }
        continue;
      }
      boolean sealed = in.isSealed(); // before its end is looked at, which moves no more then
      long limit = in.end();
      if (!in.isErased() && at.next(limit, wanted)) {
        place = 0;
        count = at.count();
        return true;
      }
      count = 0;
      if (!segments.contains(in)) {
        leave(); // another file stands in its place: one without arrivals is replaced by the next
        continue;
      }
      Optional<Segment> after = segments.after(in);
      if (!in.isErased() && !(sealed && after.isEmpty())) {
        at.skipTo(limit);
      }
      if (!sealed || after.isEmpty()) {
        return false;
      }
      leave();
      enter(after);
    }
  }

  private boolean enter(Optional<Segment> found) throws IOException {
    if (found.isEmpty()) {
      return false;
    }
    Segment in = found.get();
    try {
      Depth depth = in.isErased() ? Depth.HEADS : Depth.ARRIVALS;
      scanner = segments.scanner(in, in.near(wanted), depth, segments::report);
      segment = in;
    } catch (NoSuchFileException e) {
      // Trimmed between looking it up and opening it: the map has forgotten it by now, or will.
      segments.remove(in);
    }
    return true;
  }

  /** After its channel was closed under it. */
  private void abandon() {
    try {
      leave();
    } catch (IOException e) {
      // It was closed before.
    }
  }

  private void leave() throws IOException {
    segment = null;
    count = 0;
    if (scanner != null) {
      SegmentScanner done = scanner;
      scanner = null;
      done.close();
    }
  }
}
