package nightjar.journal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

/**
 * How a journal is kept.
 *
 * @param segmentBytes size from which a new segment file is begun, 4 KiB to 1 GiB
 * @param queueBytes bytes that may wait for the disk, at least 1
 * @param queueWait how long an append waits for room in the queue before it is refused
 * @param tickDelay how long a tick may wait for company before it is written
 * @param batchKeys most batch keys remembered; about 150 bytes of memory each
 * @param batchAge how long a batch key is remembered
 * @param clock tells which segments are young enough to hold remembered batch keys
 */
public record JournalSettings(
    long segmentBytes,
    long queueBytes,
    Duration queueWait,
    Duration tickDelay,
    int batchKeys,
    Duration batchAge,
    InstantSource clock) {
  public JournalSettings {
    check(segmentBytes >= 4096 && segmentBytes <= 1L << 30, "segmentBytes", "4096 to 1073741824");
    check(queueBytes > 0, "queueBytes", "over 0");
    check(!queueWait.isNegative(), "queueWait", "0 or longer");
    check(!tickDelay.isNegative(), "tickDelay", "0 or longer");
    check(batchKeys >= 0, "batchKeys", "0 or more");
    check(!batchAge.isNegative(), "batchAge", "0 or longer");
    Objects.requireNonNull(clock);
  }

  /** 64 MiB segments, 64 MiB queue, 5 s wait, ticks within 0.1 s, a million keys for 24 hours. */
  public static JournalSettings usual(InstantSource clock) {
    return new JournalSettings(
        64 << 20,
        64 << 20,
        Duration.ofSeconds(5),
        Duration.ofMillis(100),
        1_000_000,
        Duration.ofHours(24),
        clock);
  }

  public JournalSettings withSegmentBytes(long bytes) {
    return new JournalSettings(bytes, queueBytes, queueWait, tickDelay, batchKeys, batchAge, clock);
  }

  public JournalSettings withQueue(long bytes, Duration wait) {
    return new JournalSettings(segmentBytes, bytes, wait, tickDelay, batchKeys, batchAge, clock);
  }

  public JournalSettings withTickDelay(Duration delay) {
    return new JournalSettings(
        segmentBytes, queueBytes, queueWait, delay, batchKeys, batchAge, clock);
  }

  public JournalSettings withBatches(int keys, Duration age) {
    return new JournalSettings(segmentBytes, queueBytes, queueWait, tickDelay, keys, age, clock);
  }

  private static void check(boolean holds, String key, String range) {
    if (!holds) {
      throw new IllegalArgumentException("journal setting " + key + " must be " + range);
    }
  }
}
