package nightjar.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Reads one source as records while it is written: what {@link RecordReader} is for a source that
 * has an end. Lines are pushed as they come; records are given out when the line after them has
 * shown that they are complete, or when the caller will wait no longer.
 *
 * <p>How the source writes its lines is found from what has come so far, and looked at again
 * whenever there are four times as many lines, up to {@value FormatDetector#SAMPLE_LINES}, and
 * every twelve hours, so that years that lines leave out follow the calendar. One thread at a time.
 * What is given out depends only on what was pushed and asked in which order.
 */
public final class LiveReader {
  /** Lines waited for before the first record is given out, unless all are wanted. */
  private static final int FIRST_LINES = 10;

  /** Many sources may be open at once: their buffers begin small, in bytes. */
  private static final int BUFFER = 4 * 1024;

  private static final int GROWTH = 4;
  private static final long LEARN_AGAIN_SECONDS = 12 * 3600;

  private final ParseSettings settings;
  private final Names names;
  private final int sourceNumber;
  private final Pushed pushed = new Pushed();
  private final LineFramer framer;
  private final EventClock clock = new EventClock();
  private final ByteArrayOutputStream sample = new ByteArrayOutputStream();
  private final RecordBatch kept = new RecordBatch(1);
  private RecordJoiner joiner;
  private ReadCounts before = new ReadCounts(0, 0, 0, 0, 0, 0, "text", 0);
  private Instant reference;
  private Instant latest;
  private int sampledLines;
  private int learntLines;
  private boolean keeping;

  /**
   * @param sourceNumber number of the source, from 0
   * @throws IllegalArgumentException if the format of the settings cannot be understood
   */
  public LiveReader(int sourceNumber, ParseSettings settings, Names names) {
    this.sourceNumber = sourceNumber;
    this.settings = settings;
    this.names = names;
    this.reference = settings.reference();
    this.latest = settings.reference();
    this.joiner = new RecordJoiner(settings, names);
    this.framer = new LineFramer(pushed, settings.maxLineBytes(), BUFFER);
  }

  /**
   * Takes whole lines, the last one ended by a line feed; they are kept until {@link #next} has
   * given them out.
   *
   * @param now when they came: no line is much younger
   */
  public void push(byte[] text, Instant now) {
    latest = now;
    pushed.add(framer.bytesRead() == 0 ? withoutMark(text) : text);
    if (sampledLines < FormatDetector.SAMPLE_LINES && sample.size() < FormatDetector.SAMPLE_BYTES) {
      sample.writeBytes(
          text.length > FormatDetector.SAMPLE_BYTES
              ? Arrays.copyOf(text, FormatDetector.SAMPLE_BYTES)
              : text);
      sampledLines += Ascii.count(text, (byte) '\n');
    }
    boolean isOld = now.isAfter(reference.plusSeconds(LEARN_AGAIN_SECONDS));
    if (learntLines > 0 && (sampledLines >= (long) GROWTH * learntLines || isOld)) {
      learn();
    }
  }

  /**
   * Fills the batch with the next records; false if there are none.
   *
   * @param all are records wanted that a later line might still continue?
   */
  public boolean next(RecordBatch batch, boolean all) {
    batch.clear();
    batch.source = sourceNumber;
    if (learntLines == 0) {
      if (sampledLines == 0 || (sampledLines < FIRST_LINES && !all)) {
        return false;
      }
      learn();
    }
    restore(batch);
    while (batch.size < batch.capacity()) {
      if (framer.nextLine()) {
        joiner.take(batch, framer);
      } else if (pushed.available() == 0) {
        return deliver(batch, all);
      } else if (batch.size > 1) {
        break;
      } else {
        more(batch);
      }
    }
    return deliver(batch, false);
  }

  /** What was met so far. */
  public ReadCounts counts() {
    ReadCounts now = joiner.counts(framer.bytesRead());
    return new ReadCounts(
        now.bytes(),
        before.lines() + now.lines(),
        before.records() + now.records(),
        before.withoutTime() + now.withoutTime(),
        before.unparsed() + now.unparsed(),
        before.cut() + now.cut(),
        now.format(),
        before.firstWithoutTime() > 0 ? before.firstWithoutTime() : now.firstWithoutTime());
  }

  /** Does a record wait for the line after it? */
  public boolean isWaiting() {
    return keeping || pushed.available() > 0 || framer.position() < framer.limit();
  }

  private boolean deliver(RecordBatch batch, boolean all) {
    if (!all && batch.size > 0) {
      RecordRows.copy(batch, --batch.size, kept, 0);
      keeping = true;
    }
    batch.bytes = framer.buffer();
    joiner.count(batch);
    clock.steady(batch, batch.size);
    return batch.size > 0;
  }

  private void more(RecordBatch batch) {
    int shift = framer.compact(batch.size == 1 ? batch.start[0] : framer.position());
    if (batch.size == 1) {
      RecordRows.move(batch, 0, -shift);
    }
    try {
      framer.fill();
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot fail", e);
    }
  }

  private void restore(RecordBatch batch) {
    int shift = framer.compact(keeping ? kept.start[0] : framer.position());
    if (keeping) {
      RecordRows.copy(kept, 0, batch, 0);
      RecordRows.move(batch, 0, -shift);
      batch.size = 1;
      keeping = false;
    }
  }

  private void learn() {
    reference = latest;
    before = counts();
    joiner =
        new RecordJoiner(
            new ParseSettings(
                settings.format(), settings.zone(), reference, settings.maxLineBytes()),
            names);
    byte[] lines = Arrays.copyOf(sample.toByteArray(), sample.size() + RecordBatch.PADDING);
    joiner.learn(lines, 0, sample.size(), true);
    learntLines = sampledLines;
  }

  /** A byte order mark is no part of the first line. */
  private static byte[] withoutMark(byte[] text) {
    boolean isMarked =
        text.length >= 3
            && text[0] == (byte) 0xEF
            && text[1] == (byte) 0xBB
            && text[2] == (byte) 0xBF;
    return isMarked ? Arrays.copyOfRange(text, 3, text.length) : text;
  }

  /** What was pushed and not read yet, as a stream that says how much that is. */
  private static final class Pushed extends InputStream {
    private final ArrayDeque<byte[]> pieces = new ArrayDeque<>();
    private int at;
    private int available;

    void add(byte[] piece) {
      if (piece.length > 0) {
        pieces.add(piece);
        available += piece.length;
      }
    }

    @Override
    public int available() {
      return available;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int length) {
      byte[] piece = pieces.peek();
      if (piece == null) {
        return length == 0 ? 0 : -1;
      }
      int size = Math.min(length, piece.length - at);
      System.arraycopy(piece, at, target, from, size);
      at += size;
      available -= size;
      if (at == piece.length) {
        pieces.remove();
        at = 0;
      }
      return size;
    }
  }
}
