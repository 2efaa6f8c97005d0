package nightjar.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import nightjar.LineRef;
import nightjar.cli.render.LineHistogram;

/**
 * Counts over a time whose ends are not known before: buckets grow coarser as it grows longer, so
 * that there are never more than {@link #MOST}.
 */
final class LineTally {
  static final int MOST = 2 * LineSearch.BARS;

  private static final long MILLI = 1_000_000L;
  private static final long SECOND = 1_000 * MILLI;
  private static final long DAY = 86_400 * SECOND;

  /** Each a multiple of the one before. */
  private static final long[] LENGTHS = {
    MILLI,
    10 * MILLI,
    100 * MILLI,
    SECOND,
    2 * SECOND,
    10 * SECOND,
    20 * SECOND,
    60 * SECOND,
    120 * SECOND,
    600 * SECOND,
    1_200 * SECOND,
    3_600 * SECOND,
    7_200 * SECOND,
    21_600 * SECOND,
    43_200 * SECOND,
    DAY,
    2 * DAY,
    10 * DAY,
    20 * DAY,
    100 * DAY,
    200 * DAY,
    1_000 * DAY,
    2_000 * DAY
  };

  private final TreeMap<Long, Long> counts = new TreeMap<>();
  private int length;

  /** Counts a line; one without a time is in no bucket. */
  void add(long nanos) {
    if (nanos == LineRef.NO_TIME) {
      return;
    }
    counts.merge(Math.floorDiv(nanos, LENGTHS[length]), 1L, Long::sum);
    while (counts.lastKey() - counts.firstKey() >= MOST && length < LENGTHS.length - 1) {
      coarsen();
    }
  }

  private void coarsen() {
    long share = LENGTHS[length + 1] / LENGTHS[length];
    TreeMap<Long, Long> fine = new TreeMap<>(counts);
    counts.clear();
    fine.forEach((bucket, count) -> counts.merge(Math.floorDiv(bucket, share), count, Long::sum));
    length++;
  }

  LineHistogram histogram() {
    List<Long> all = new ArrayList<>();
    if (counts.isEmpty()) {
      return new LineHistogram(0, SECOND, all);
    }
    for (long bucket = counts.firstKey(); bucket <= counts.lastKey(); bucket++) {
      all.add(counts.getOrDefault(bucket, 0L));
    }
    return new LineHistogram(counts.firstKey() * LENGTHS[length], LENGTHS[length], all);
  }
}
