package nightjar.source;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream as records, a batch at a time: stage 1 as the pipeline sees it. One thread at a
 * time; after the first batch nothing is allocated per line.
 *
 * <p>A batch's bytes are the reader's own buffer and hold until the next call. The last record of a
 * batch is kept back until the line after it has shown that it is complete, except where a live
 * stream has nothing more to give: then it is delivered as it is.
 */
public final class RecordReader implements Closeable {
  private final InputStream in;
  private final int sourceNumber;
  private final ParseSettings settings;
  private final RecordJoiner joiner;
  private final RecordBatch kept = new RecordBatch(1);
  private LineFramer framer;
  private boolean keeping;
  private boolean started;
  private boolean ended;
  private @Nullable IOException failure;

  /**
   * @param in the source's bytes, decompressed; closed with this object
   * @param sourceNumber number of the source in this run, from 0
   * @throws IllegalArgumentException if the format of the settings cannot be understood
   */
  public RecordReader(InputStream in, int sourceNumber, ParseSettings settings, Names names) {
    this.in = in;
    this.sourceNumber = sourceNumber;
    this.settings = settings;
    this.joiner = new RecordJoiner(settings, names);
    this.framer = new LineFramer(in, settings.maxLineBytes());
  }

  /**
   * Fills the batch with the next records, at least one; returns false at the end.
   *
   * @throws IOException if the stream failed; everything read before the failure was delivered by
   *     earlier calls
   */
  public boolean next(RecordBatch batch) throws IOException {
    batch.clear();
    batch.source = sourceNumber;
    if (!started) {
      start();
    }
    restore(batch);
    while (batch.size < batch.capacity()) {
      if (framer.nextLine()) {
        joiner.take(batch, framer);
      } else if (ended || (batch.size == 1 && framer.isIdle())) {
        return deliver(batch, batch.size);
      } else if (batch.size > 1) {
        break;
      } else {
        more(batch);
      }
    }
    keep(batch);
    return deliver(batch, batch.size - 1);
  }

  /** What was met so far. */
  public ReadCounts counts() {
    return joiner.counts(framer.bytesRead());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean deliver(RecordBatch batch, int size) throws IOException {
    batch.size = size;
    batch.bytes = framer.buffer();
    joiner.count(batch);
    if (size == 0 && failure != null) {
      IOException thrown = failure;
      failure = null;
      throw thrown;
    }
    return size > 0;
  }

  /** Reads more behind what is there. */
  private void more(RecordBatch batch) {
    int shift = framer.compact(batch.size == 1 ? batch.start[0] : framer.position());
    if (batch.size == 1) {
      RecordRows.move(batch, 0, -shift);
    }
    fill();
  }

  private boolean fill() {
    try {
      ended = !framer.fill();
    } catch (IOException e) {
      failure = e;
      ended = true;
    }
    return !ended;
  }

  private void keep(RecordBatch batch) {
    RecordRows.copy(batch, batch.size - 1, kept, 0);
    keeping = true;
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

  /** Reads enough to see how the source is written. */
  private void start() {
    started = true;
    while (!ended
        && framer.limit() < 3
        && (framer.limit() == 0 || framer.buffer()[0] < 0)
        && fill()) {
      // A byte order mark is up to three bytes.
    }
    unwrapUnicode();
    int lines = 0;
    int counted = 0;
    while (!ended
        && lines < FormatDetector.SAMPLE_LINES
        && framer.limit() < FormatDetector.SAMPLE_BYTES) {
      for (; counted < framer.limit(); counted++) {
        lines += framer.buffer()[counted] == '\n' ? 1 : 0;
      }
      if ((lines > 0 && framer.isQuiet()) || !fill()) {
        break;
      }
    }
    joiner.learn(framer.buffer(), framer.position(), framer.limit(), ended);
  }

  private void unwrapUnicode() {
    byte[] b = framer.buffer();
    int first = framer.limit() >= 2 ? (b[0] & 0xFF) << 8 | (b[1] & 0xFF) : 0;
    if (first == 0xFEFF || first == 0xFFFE) {
      Charset charset = first == 0xFEFF ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
      InputStream head = new ByteArrayInputStream(Arrays.copyOfRange(b, 2, framer.limit()));
      framer =
          new LineFramer(
              new Utf16Input(new SequenceInputStream(head, in), charset), settings.maxLineBytes());
      fill();
    } else if (first == 0xEFBB && framer.limit() >= 3 && b[2] == (byte) 0xBF) {
      framer.skip(3);
    }
  }
}
