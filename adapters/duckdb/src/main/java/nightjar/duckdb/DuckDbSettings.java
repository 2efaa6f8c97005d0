package nightjar.duckdb;

import nightjar.block.BlockWriter;

/**
 * What the embedded store may use.
 *
 * @param memoryMegabytes most memory DuckDB uses for its pages and queries, 64 or more; what does
 *     not fit is written to its temporary folder
 * @param threads threads a query of DuckDB's may use, 1 or more
 * @param checkpointMegabytes size of the write-ahead log at which it is moved into the file, 1 or
 *     more. The commit that passes it waits for that: 0.3 s at 16 MB on two busy cores, 1 to 3 s at
 *     64 MB, for the same CPU a record
 * @param blockRows records of a block, 1 to 65,536; fewer only make files smaller and worse packed
 * @param retention how long records are kept
 */
public record DuckDbSettings(
    int memoryMegabytes, int threads, int checkpointMegabytes, int blockRows, Retention retention) {
  /** 192 MB, 2 threads, a write-ahead log of 16 MB, whole blocks that are all kept. */
  public static final DuckDbSettings DEFAULT = new DuckDbSettings(192, 2, 16);

  public DuckDbSettings {
    atLeast("memoryMegabytes", memoryMegabytes, 64);
    atLeast("threads", threads, 1);
    atLeast("checkpointMegabytes", checkpointMegabytes, 1);
    atLeast("blockRows", blockRows, 1);
    if (blockRows > BlockWriter.MAX_ROWS) {
      throw new IllegalArgumentException(
          "DuckDB setting blockRows must be at most " + BlockWriter.MAX_ROWS);
    }
  }

  /** With whole blocks that are all kept. */
  public DuckDbSettings(int memoryMegabytes, int threads, int checkpointMegabytes) {
    this(memoryMegabytes, threads, checkpointMegabytes, BlockWriter.MAX_ROWS, Retention.ALL);
  }

  public DuckDbSettings withBlockRows(int rows) {
    return new DuckDbSettings(memoryMegabytes, threads, checkpointMegabytes, rows, retention);
  }

  public DuckDbSettings withRetention(Retention other) {
    return new DuckDbSettings(memoryMegabytes, threads, checkpointMegabytes, blockRows, other);
  }

  private static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "DuckDB setting " + name + " must be at least " + least + ", not " + value);
    }
  }
}
