package nightjar.store;

import java.util.List;

/**
 * Records per stretch of time.
 *
 * @param fromNanos start of the first bucket
 * @param bucketNanos length of a bucket
 * @param buckets counts per bucket and severity group: index 0 unspecified, 1 TRACE, 2 DEBUG, 3
 *     INFO, 4 WARN, 5 ERROR, 6 FATAL
 * @param complete was everything counted?
 */
@SuppressWarnings("ArrayRecordComponent")
public record Volume(long fromNanos, long bucketNanos, List<long[]> buckets, boolean complete) {
  public Volume {
    buckets = List.copyOf(buckets);
  }

  public long total() {
    long total = 0;
    for (long[] bucket : buckets) {
      for (long count : bucket) {
        total += count;
      }
    }
    return total;
  }
}
