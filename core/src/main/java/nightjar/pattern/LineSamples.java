package nightjar.pattern;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import nightjar.shape.FastKey;
import nightjar.shape.LineHash;
import org.jspecify.annotations.Nullable;

/**
 * Of each shape the different messages with the lowest hashes, each with the exact number of its
 * records: what templates are made from. A function of the messages offered, not of their order nor
 * of how they were shared out and joined.
 *
 * <p>What is among the lowest at the end has been so since its first record, therefore its count is
 * exact, and fewer lines are always part of more. How many are kept goes down a fixed ladder: 100 a
 * shape, 16 from 2,001 shapes on, 4 from 16,001 on, and lower whenever the shapes' <em>charge</em>
 * exceeds the bound. The charge of a shape is (lines kept) × (longest message ever offered +
 * {@value #OVERHEAD} bytes): it only grows with what is offered, so that the rung reached in the
 * end is the same in every order.
 *
 * <p>Memory is at most {@link #MAX_BYTES} and some 200 bytes a shape, for as many shapes as a miner
 * keeps; on the last rung one message of 1,024 bytes is kept of each. A message that is not
 * admitted, or is there already, costs a comparison or a binary search, and allocates nothing. One
 * thread at a time.
 */
public final class LineSamples {
  public static final long MAX_BYTES = 64L << 20;

  /** Array headers, hash and count of a message, in bytes. */
  static final int OVERHEAD = 48;

  private record Rung(int lines, int bytes) {}

  private static final List<Rung> LADDER =
      List.of(
          new Rung(100, FastKey.MAX_BYTES),
          new Rung(64, FastKey.MAX_BYTES),
          new Rung(32, FastKey.MAX_BYTES),
          new Rung(16, FastKey.MAX_BYTES),
          new Rung(8, FastKey.MAX_BYTES),
          new Rung(4, FastKey.MAX_BYTES),
          new Rung(2, FastKey.MAX_BYTES),
          new Rung(1, FastKey.MAX_BYTES),
          new Rung(1, 1024));

  private static final int MANY_SHAPES = 2_000;
  private static final int RUNG_OF_MANY = 3;
  private static final int VERY_MANY_SHAPES = 16_000;
  private static final int RUNG_OF_VERY_MANY = 5;

  private final long maxBytes;
  private @Nullable LowestLines[] shapes = new LowestLines[256];
  private int met;
  private int rung;
  private long charge;

  public LineSamples() {
    this(MAX_BYTES);
  }

  /** With another bound of the charge, in bytes. */
  LineSamples(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Counts one record.
   *
   * @param shape number of its shape, dense from 0
   * @param lineHash of the whole message, the same on every machine
   * @param bytes the message is {@code bytes[from, to)}; its first 4096 bytes count
   */
  public void offer(int shape, long lineHash, byte[] bytes, int from, int to) {
    LowestLines lines = lines(shape);
    int length = Math.min(to - from, FastKey.MAX_BYTES);
    if (lines.isIndifferentTo(lineHash, length)) {
      return;
    }
    long before = lines.charge();
    lines.add(lineHash, bytes, from, length, 1);
    grewBy(lines.charge() - before);
  }

  /** Adds what another one has of its shape {@code shapeThere}, which is {@code shapeHere} here. */
  public void join(LineSamples other, int shapeHere, int shapeThere) {
    descendTo(other.rung);
    LowestLines there = shapeThere < other.shapes.length ? other.shapes[shapeThere] : null;
    if (there == null) {
      return;
    }
    LowestLines here = lines(shapeHere);
    long before = here.charge();
    here.addAll(there);
    grewBy(here.charge() - before);
  }

  /** Adds messages that an earlier run kept of a shape. */
  public void addAll(int shape, List<Sample> earlier) {
    LowestLines lines = lines(shape);
    long before = lines.charge();
    for (Sample sample : earlier) {
      byte[] text = sample.text().getBytes(StandardCharsets.UTF_8);
      lines.add(LineHash.of(sample.text()), text, 0, text.length, sample.count());
    }
    grewBy(lines.charge() - before);
  }

  /** The messages kept of a shape, in the order of their hashes. */
  public List<Sample> of(int shape) {
    LowestLines lines = shape < shapes.length ? shapes[shape] : null;
    return lines == null ? List.of() : lines.samples();
  }

  /** Grows whenever other messages are kept of a shape. */
  int changes(int shape) {
    LowestLines lines = shape < shapes.length ? shapes[shape] : null;
    return lines == null ? 0 : lines.changes();
  }

  /** Different messages that are kept of a shape at most. */
  public int limit() {
    return LADDER.get(rung).lines;
  }

  /** What is charged for memory, in bytes. */
  public long charge() {
    return charge;
  }

  private LowestLines lines(int shape) {
    LowestLines lines = shape < shapes.length ? shapes[shape] : null;
    return lines == null ? meet(shape) : lines;
  }

  private LowestLines meet(int shape) {
    if (shape >= shapes.length) {
      shapes = Arrays.copyOf(shapes, Math.max(shape + 1, 2 * shapes.length));
    }
    met++;
    if (met > MANY_SHAPES) {
      descendTo(met > VERY_MANY_SHAPES ? RUNG_OF_VERY_MANY : RUNG_OF_MANY);
    }
    LowestLines lines = new LowestLines(LADDER.get(rung).lines, LADDER.get(rung).bytes);
    shapes[shape] = lines;
    return lines;
  }

  private void grewBy(long bytes) {
    charge += bytes;
    while (charge > maxBytes && rung + 1 < LADDER.size()) {
      descendTo(rung + 1);
    }
  }

  private void descendTo(int lower) {
    if (lower <= rung) {
      return;
    }
    rung = lower;
    charge = 0;
    for (LowestLines lines : shapes) {
      if (lines != null) {
        lines.keep(LADDER.get(rung).lines, LADDER.get(rung).bytes);
        charge += lines.charge();
      }
    }
  }
}
