package nightjar.journal;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads arrivals in their order, from a number on, up to the last that is on disk. One thread at a
 * time; many readers may go side by side with appending. Memory: one buffer of 256 KiB, or of the
 * largest arrival.
 */
public final class JournalReader implements AutoCloseable {
  private final Segments segments;
  private final Progress progress;
  private final boolean withText;
  private long wanted;
  private @Nullable Segment segment;
  private @Nullable SegmentScanner scanner;

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
      while (advance()) {
        SegmentScanner at = scanner;
        if (at != null && at.number() >= wanted) {
          wanted = at.number() + 1;
          return Optional.of(new Numbered(at.number(), at.arrival(withText)));
        }
      }
      return Optional.empty();
    } catch (ClosedByInterruptException e) {
      scanner = null;
      segment = null;
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

  /** Moves to the next frame, over the ends of segments; false if there is none on disk yet. */
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
      if (at.next(limit)) {
        return true;
      }
      at.skipTo(limit);
      Optional<Segment> after = segments.after(in);
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
      scanner = new SegmentScanner(segments.disk(), in, in.near(wanted), segments::report);
      segment = in;
    } catch (NoSuchFileException e) {
      // Trimmed between looking it up and opening it: the map has forgotten it by now, or will.
      segments.remove(in);
    }
    return true;
  }

  private void leave() throws IOException {
    segment = null;
    if (scanner != null) {
      scanner.close();
      scanner = null;
    }
  }
}
