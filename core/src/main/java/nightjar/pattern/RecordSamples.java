package nightjar.pattern;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of each shape at even distances: every one at first, then every second, fourth, eighth …,
 * so that between half of the limit and the limit are kept, however many come.
 *
 * <p>Needed beside {@link LineSamples} for top values and quantiles: there each different message
 * has one chance, so a message that makes nine of ten records is likely missed among thousands of
 * rare ones; here it makes nine of ten samples.
 *
 * <p>A function of the records in their order. Memory is at most {@link #MAX_BYTES} and some 600
 * bytes a shape: 64 records a shape, 16 from 2,001 shapes on, 4 from 16,001 on, and half as many
 * whenever the texts exceed the bound, down to one of 1,024 bytes. A record that is not kept costs
 * two comparisons and allocates nothing. One thread at a time.
 */
public final class RecordSamples {
  public static final long MAX_BYTES = 32L << 20;

  /** Bytes of a record that are kept. */
  public static final int MAX_TEXT = 1024;

  private static final int LIMIT = 64;
  private static final int MANY_SHAPES = 2_000;
  private static final int LIMIT_OF_MANY = 16;
  private static final int VERY_MANY_SHAPES = 16_000;
  private static final int LIMIT_OF_VERY_MANY = 4;

  private @Nullable Records[] shapes = new Records[256];
  private int met;
  private int limit = LIMIT;
  private long bytes;

  /** Counts one record, {@code bytes[from, to)}, of a shape. */
  public void offer(int shape, byte[] text, int from, int to) {
    Records known = shape < shapes.length ? shapes[shape] : null;
    Records records = known == null ? meet(shape) : known;
    if ((records.seen++ & (records.distance - 1)) != 0) {
      return;
    }
    long before = records.bytes;
    if (records.size >= limit) {
      records.thinOut();
    }
    if (((records.seen - 1) & (records.distance - 1)) == 0) {
      records.add(Arrays.copyOfRange(text, from, Math.min(to, from + MAX_TEXT)));
    }
    bytes += records.bytes - before;
    while (bytes > MAX_BYTES && limit > 1) {
      lower(limit / 2);
    }
  }

  /** The records kept of a shape in their order, each standing for itself. */
  public List<Sample> of(int shape) {
    Records records = shape < shapes.length ? shapes[shape] : null;
    return records == null ? List.of() : records.samples();
  }

  private Records meet(int shape) {
    if (shape >= shapes.length) {
      shapes = Arrays.copyOf(shapes, Math.max(shape + 1, 2 * shapes.length));
    }
    met++;
    if (met > VERY_MANY_SHAPES) {
      lower(LIMIT_OF_VERY_MANY);
    } else if (met > MANY_SHAPES) {
      lower(LIMIT_OF_MANY);
    }
    Records records = new Records();
    shapes[shape] = records;
    return records;
  }

  private void lower(int lower) {
    if (lower >= limit) {
      return;
    }
    limit = lower;
    bytes = 0;
    for (Records records : shapes) {
      if (records != null) {
        while (records.size > limit) {
          records.thinOut();
        }
        bytes += records.bytes;
      }
    }
  }

  private static final class Records {
    private byte[][] texts = new byte[1][];
    private int size;
    private long seen;
    private long distance = 1;
    private long bytes;

    void add(byte[] text) {
      if (size == texts.length) {
        texts = Arrays.copyOf(texts, 4 * size);
      }
      texts[size++] = text;
      bytes += text.length;
    }

    /** Every second one stays: those that the doubled distance would have kept. */
    void thinOut() {
      distance *= 2;
      byte[][] rest = new byte[Math.max(1, texts.length / 2)][];
      int kept = 0;
      bytes = 0;
      for (int i = 0; i < size; i += 2) {
        rest[kept++] = texts[i];
        bytes += texts[i].length;
      }
      texts = rest;
      size = kept;
    }

    List<Sample> samples() {
      List<Sample> samples = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        samples.add(new Sample(new String(texts[i], StandardCharsets.UTF_8), 1));
      }
      return samples;
    }
  }
}
