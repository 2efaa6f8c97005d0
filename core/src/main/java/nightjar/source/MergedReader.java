package nightjar.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import nightjar.LineRef;
import org.jspecify.annotations.Nullable;

/**
 * Several logs read as one, in order of time: the record with the earliest time comes first, ties
 * in order of the sources. Within a source the order of its lines is kept; a record without a time,
 * or with one that cannot be ({@link EventClock}), goes where the record before it went.
 *
 * <p>Few sources are open at once: each is looked into at the start, and opened for good only when
 * its first time is due, so that a folder of rotated logs needs no more memory than one. Sources
 * that cannot be looked into twice stay open.
 *
 * <p>One thread at a time. Where sources do not interleave, whole batches pass at no cost a record.
 */
public final class MergedReader implements Closeable {
  /** How a source's lines are read; made per source, since years are chosen by its age. */
  @FunctionalInterface
  public interface Settings {
    ParseSettings of(LogSource source);
  }

  /**
   * What became of one source.
   *
   * @param source the source
   * @param counts what was read of it
   * @param failure why it could not be read to its end; empty if it was, or reading was stopped
   */
  public record Outcome(LogSource source, ReadCounts counts, String failure) {}

  private static final Comparator<Cursor> BY_TIME =
      Comparator.<Cursor>comparingLong(cursor -> cursor.headNanos)
          .thenComparingInt(cursor -> cursor.number);

  /** Batch of a source that is not open. */
  private static final RecordBatch NONE = new RecordBatch(1);

  /** Many sources share the room that few have each. */
  private static final int MANY_SOURCES = 48;

  private static final int FEW_ROWS = 64;

  private final int rows;
  private final Names names;
  private final Settings settings;
  private final PriorityQueue<Cursor> cursors = new PriorityQueue<>(BY_TIME);
  private final List<Cursor> all = new ArrayList<>();
  private RecordBatch batch = NONE;
  private int from;
  private int to;
  private boolean first = true;
  private Cursor current;

  /** Looks into every source; those that fail are in {@link #outcomes}. */
  public MergedReader(List<LogSource> sources, Names names, Settings settings) {
    this.names = names;
    this.settings = settings;
    this.rows = sources.size() > MANY_SOURCES ? FEW_ROWS : RecordBatch.CAPACITY;
    for (LogSource source : sources) {
      Cursor cursor = new Cursor(source, all.size());
      all.add(cursor);
      if (cursor.fill()) {
        if (sources.size() > 1 && source.isRepeatable()) {
          cursor.park();
        }
        cursors.add(cursor);
      }
    }
    current = all.isEmpty() ? new Cursor(null, 0) : all.getFirst();
  }

  /** Moves to the next run of records; false at the end of all sources. */
  public boolean next() {
    if (!first && !advance()) {
      return false;
    }
    first = false;
    Cursor head = cursors.poll();
    if (head == null) {
      return false;
    }
    current = head;
    head.unpark();
    if (head.batch.size == 0) {
      return next();
    }
    batch = head.batch;
    from = head.row;
    to = head.runEnd(cursors.peek());
    head.row = to;
    return true;
  }

  /** Puts the source of the last run back in line; false when nothing is left. */
  private boolean advance() {
    if (current.row < current.batch.size || current.fill()) {
      current.headNanos = current.batch.timeNanos[current.row];
      cursors.add(current);
    }
    return !cursors.isEmpty();
  }

  /** Records of the run are rows [{@link #from}, {@link #to}) of it; valid until {@link #next}. */
  public RecordBatch batch() {
    return batch;
  }

  public int from() {
    return from;
  }

  public int to() {
    return to;
  }

  /** Source of the run. */
  public LogSource source() {
    return current.source();
  }

  /** Physical lines read so far, all sources. */
  public long lines() {
    long lines = 0;
    for (Cursor cursor : all) {
      lines += cursor.counts.lines();
    }
    return lines;
  }

  /** Bytes read so far as stored, all sources. */
  public long storedBytesRead() {
    long bytes = 0;
    for (Cursor cursor : all) {
      bytes += cursor.source().storedBytesRead();
    }
    return bytes;
  }

  /** What became of each source so far, in their order. */
  public List<Outcome> outcomes() {
    return all.stream().map(Cursor::outcome).toList();
  }

  @Override
  public void close() {
    all.forEach(Cursor::close);
  }

  /** One source: its reader, its batch in hand and the row that comes next. */
  private final class Cursor {
    private final @Nullable LogSource source;
    private final int number;
    private RecordBatch batch = NONE;
    private @Nullable RecordReader reader;
    private EventClock clock = new EventClock();
    private ReadCounts counts = new ReadCounts(0, 0, 0, 0, 0, 0, "text", 0);
    private String failure = "";
    private boolean parked;
    private boolean ended;
    private int row;
    private long headNanos = LineRef.NO_TIME;

    Cursor(@Nullable LogSource source, int number) {
      this.source = source;
      this.number = number;
    }

    LogSource source() {
      return Objects.requireNonNull(source);
    }

    /** Reads the next batch; false at the end or when the source fails. */
    boolean fill() {
      row = 0;
      batch.clear();
      if (ended) {
        batch = NONE;
        return false;
      }
      if (batch == NONE) {
        batch = new RecordBatch(rows);
      }
      try {
        if (reader == null) {
          reader = new RecordReader(source().open(), number, settings.of(source()), names);
          clock = new EventClock();
        }
        boolean more = reader.next(batch);
        clock.steady(batch, batch.size);
        counts = reader.counts();
        if (more) {
          headNanos = batch.timeNanos[0];
        } else {
          ended = true;
          close();
        }
        return more;
      } catch (IOException e) {
        failure = String.valueOf(e.getMessage());
        counts = reader == null ? counts : reader.counts();
        batch.clear();
        ended = true;
        close();
        return false;
      }
    }

    /** Closes it until its first time is due. */
    void park() {
      close();
      parked = true;
      batch = NONE;
      counts = new ReadCounts(0, 0, 0, 0, 0, 0, counts.format(), 0);
    }

    void unpark() {
      if (parked) {
        parked = false;
        long head = headNanos;
        if (!fill()) {
          batch.clear();
        }
        headNanos = head;
      }
    }

    /** First row that is later than the head of the source that comes next. */
    int runEnd(@Nullable Cursor next) {
      if (next == null) {
        return batch.size;
      }
      int end = row + 1;
      while (end < batch.size && isBefore(batch.timeNanos[end], next)) {
        end++;
      }
      return end;
    }

    private boolean isBefore(long timeNanos, Cursor next) {
      return timeNanos < next.headNanos || (timeNanos == next.headNanos && number < next.number);
    }

    Outcome outcome() {
      return new Outcome(source(), reader == null ? counts : reader.counts(), failure);
    }

    void close() {
      if (reader != null) {
        counts = reader.counts();
        try {
          reader.close();
        } catch (IOException e) {
          failure = failure.isEmpty() ? String.valueOf(e.getMessage()) : failure;
        }
        reader = null;
      }
    }
  }
}
