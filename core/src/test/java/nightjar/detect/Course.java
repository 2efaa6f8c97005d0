package nightjar.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import nightjar.TimeRange;
import nightjar.incident.Score;
import nightjar.pattern.PatternViews;
import nightjar.source.Names;

/** Records of patterns and services over time, for detectors that only look at volumes. */
final class Course {
  static final long SECOND = 1_000_000_000L;

  /** A Monday morning, at the start of a column of any width up to an hour. */
  static final long START = 1_772_409_600L * SECOND;

  final Volumes volumes = new Volumes();
  private final Records records = new Records();
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private long count;
  private int patterns;

  /** Writes one record of a pattern in a service. */
  void write(int pattern, int service, double second) {
    long time = START + Math.round(second * SECOND);
    volumes.observe(records.of(pattern, service, time, "a line"));
    first = Math.min(first, time);
    last = Math.max(last, time);
    count++;
    patterns = Math.max(patterns, pattern + 1);
  }

  /** Writes a pattern at random times of a minute, so many on average. */
  void poisson(SplittableRandom random, int pattern, int service, int minute, double mean) {
    double at = -Math.log(1 - random.nextDouble()) / mean;
    for (; at < 1; at -= Math.log(1 - random.nextDouble()) / mean) {
      write(pattern, service, (minute + at) * 60);
    }
  }

  /** Every shape is a pattern. */
  Judgement judgement() {
    List<String> texts = new ArrayList<>();
    for (int pattern = 0; pattern < patterns; pattern++) {
      texts.add("pattern " + pattern);
    }
    TimeRange range = count == 0 ? new TimeRange(0, 0) : new TimeRange(first, last + 1);
    return new Judgement(PatternViews.of(texts), new Names(), count, range);
  }

  /** Has one of them by itself enough points to be shown where nothing else is asked for? */
  static boolean isReported(List<Anomaly> anomalies) {
    return anomalies.stream().anyMatch(anomaly -> Score.of(anomaly.bits()) >= 20);
  }

  /** Minutes after the start. */
  static double minute(long nanos) {
    return (nanos - START) / 60e9;
  }
}
