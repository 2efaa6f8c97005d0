package nightjar.duckdb;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * How long records are kept: the oldest go first, a block at a time.
 *
 * @param maxAge since they came, by their time of observation; positive
 * @param maxBytes of all blocks on disk, positive
 */
public record Retention(Duration maxAge, long maxBytes) {
  /** Everything is kept. */
  public static final Retention ALL =
      new Retention(ChronoUnit.FOREVER.getDuration(), Long.MAX_VALUE);

  public Retention {
    if (maxAge.isNegative() || maxAge.isZero()) {
      throw new IllegalArgumentException("records are kept longer than " + maxAge);
    }
    if (maxBytes < 1) {
      throw new IllegalArgumentException("records take more than " + maxBytes + " bytes");
    }
  }
}
