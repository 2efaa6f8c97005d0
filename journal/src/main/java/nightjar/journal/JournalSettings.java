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
 * @param maxAge {@link Journal#trim} deletes what was written longer ago, over 0
 * @param key where the master key comes from
 * @param clock tells which day it is, and which segments are young enough to hold remembered batch
 *     keys
 */
public record JournalSettings(
    long segmentBytes,
    long queueBytes,
    Duration queueWait,
    Duration tickDelay,
    int batchKeys,
    Duration batchAge,
    Duration maxAge,
    JournalKey key,
    InstantSource clock) {
  /** An age that nothing reaches. */
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  public JournalSettings {
    check(segmentBytes >= 4096 && segmentBytes <= 1L << 30, "segmentBytes", "4096 to 1073741824");
    check(queueBytes > 0, "queueBytes", "over 0");
    check(!queueWait.isNegative(), "queueWait", "0 or longer");
    check(!tickDelay.isNegative(), "tickDelay", "0 or longer");
    check(batchKeys >= 0, "batchKeys", "0 or more");
    check(!batchAge.isNegative(), "batchAge", "0 or longer");
    check(maxAge.isPositive(), "maxAge", "over 0");
    Objects.requireNonNull(key);
    Objects.requireNonNull(clock);
  }

  /**
   * 64 MiB segments, 64 MiB queue, 5 s wait, ticks within 0.1 s, a million keys for 24 hours, any
   * age, the master key in {@code journal.key} beside the folder.
   */
  public static JournalSettings usual(InstantSource clock) {
    return new JournalSettings(
        64 << 20,
        64 << 20,
        Duration.ofSeconds(5),
        Duration.ofMillis(100),
        1_000_000,
        Duration.ofHours(24),
        FOR_EVER,
        JournalKey.beside(),
        clock);
  }

  public JournalSettings withSegmentBytes(long bytes) {
    return with(bytes, queueBytes, queueWait, tickDelay, batchKeys, batchAge, maxAge, key);
  }

  public JournalSettings withQueue(long bytes, Duration wait) {
    return with(segmentBytes, bytes, wait, tickDelay, batchKeys, batchAge, maxAge, key);
  }

  public JournalSettings withTickDelay(Duration delay) {
    return with(segmentBytes, queueBytes, queueWait, delay, batchKeys, batchAge, maxAge, key);
  }

  public JournalSettings withBatches(int keys, Duration age) {
    return with(segmentBytes, queueBytes, queueWait, tickDelay, keys, age, maxAge, key);
  }

  public JournalSettings withMaxAge(Duration age) {
    return with(segmentBytes, queueBytes, queueWait, tickDelay, batchKeys, batchAge, age, key);
  }

  public JournalSettings withKey(JournalKey source) {
    return with(
        segmentBytes, queueBytes, queueWait, tickDelay, batchKeys, batchAge, maxAge, source);
  }

  private JournalSettings with(
      long segment,
      long queue,
      Duration wait,
      Duration delay,
      int keys,
      Duration batches,
      Duration age,
      JournalKey source) {
    return new JournalSettings(segment, queue, wait, delay, keys, batches, age, source, clock);
  }

  private static void check(boolean holds, String key, String range) {
    if (!holds) {
      throw new IllegalArgumentException("journal setting " + key + " must be " + range);
    }
  }
}
