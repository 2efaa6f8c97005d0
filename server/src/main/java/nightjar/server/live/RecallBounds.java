package nightjar.server.live;

/**
 * When what is known is written down, and how much a path that begins anew is shown again.
 *
 * @param checkpointRows a checkpoint after so many records
 * @param checkpointNanos or after so long, where there was any record
 * @param mostRecords detection that has seen more records begins again at a later checkpoint, half
 *     as many ago: so many, and those of one checkpoint's stretch, are shown again at most. About a
 *     million short records a CPU-second
 */
public record RecallBounds(long checkpointRows, long checkpointNanos, long mostRecords) {
  /** A checkpoint every 250,000 records or hour; at most three million records shown again. */
  public static final RecallBounds USUAL = new RecallBounds(250_000, 3_600_000_000_000L, 3_000_000);

  public RecallBounds {
    if (checkpointRows < 1 || checkpointNanos < 1 || mostRecords < checkpointRows) {
      throw new IllegalArgumentException(
          "checkpoints must be apart, and what is recalled must hold one: " + checkpointRows);
    }
  }
}
