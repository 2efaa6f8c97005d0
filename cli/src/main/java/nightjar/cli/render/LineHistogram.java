package nightjar.cli.render;

import java.util.List;

/**
 * Lines over time.
 *
 * @param fromNanos start of the first bucket
 * @param bucketNanos length of each, above 0
 * @param counts a bucket each
 */
public record LineHistogram(long fromNanos, long bucketNanos, List<Long> counts) {
  public LineHistogram {
    counts = List.copyOf(counts);
  }

  long toNanos() {
    return fromNanos + bucketNanos * counts.size();
  }

  long most() {
    return counts.stream().mapToLong(Long::longValue).max().orElse(0);
  }
}
