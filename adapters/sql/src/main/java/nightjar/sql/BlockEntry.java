package nightjar.sql;

import nightjar.block.BlockHead;
import nightjar.block.Span;

/**
 * A block as the table {@code blocks} names it.
 *
 * @param file number of its file, see the adapter
 * @param firstRow number of its first record
 * @param rows records in it
 * @param bytes length of its file
 * @param times event times
 * @param observed times of arrival
 * @param lastArrival greatest number of an arrival
 */
public record BlockEntry(
    long file, long firstRow, int rows, long bytes, Span times, Span observed, long lastArrival) {
  /** Of a block as it is. */
  public static BlockEntry of(long file, BlockHead head, long bytes) {
    return new BlockEntry(
        file,
        head.firstNumber(),
        head.rows(),
        bytes,
        head.times(),
        head.observed(),
        head.arrivals().greatest());
  }

  /** Number of its last record. */
  public long lastRow() {
    return firstRow + rows - 1;
  }
}
