package nightjar.duckdb;

import java.nio.file.Path;
import java.util.List;

/**
 * A copy of a store as of one commit: the database and the tail are copied, and its blocks, which
 * never change, stay where they are until this is closed. Any thread.
 */
public final class StoreCopy implements AutoCloseable {
  private final long arrival;
  private final long rows;
  private final List<Path> blocks;
  private final AutoCloseable hold;

  StoreCopy(long arrival, long rows, List<Path> blocks, AutoCloseable hold) {
    this.arrival = arrival;
    this.rows = rows;
    this.blocks = List.copyOf(blocks);
    this.hold = hold;
  }

  /** The last arrival that is in. */
  public long arrival() {
    return arrival;
  }

  /** Number of the last record. */
  public long rows() {
    return rows;
  }

  /** Files of the blocks; they belong into the folder {@code store} of the copy. */
  public List<Path> blocks() {
    return blocks;
  }

  @Override
  public void close() {
    try {
      hold.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
