package nightjar.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nightjar.LineRef;
import nightjar.TimeRange;
import nightjar.detect.Judgement;
import nightjar.detect.Volumes;
import nightjar.stats.CountSeries;
import nightjar.stats.TimeGrid;

/**
 * Small pictures of how often something was written over the whole run: 24 columns of equal time.
 */
public final class Trends {
  /** Columns of a trend. */
  public static final int COLUMNS = 24;

  private final TimeGrid grid;
  private final TimeRange run;
  private final List<CountSeries> patterns;
  private final List<CountSeries> services;

  public Trends(Volumes volumes, Judgement judgement) {
    this.grid = volumes.grid();
    this.run = judgement.range();
    this.patterns = volumes.patterns(judgement);
    this.services = volumes.services();
  }

  /**
   * Counts per column, and which of them belong to a range. Both empty where the run has no time.
   */
  public record Trend(List<Long> counts, List<Boolean> unusual) {}

  /**
   * Trend of some patterns, or of a service if there are none, or of everything if there is
   * neither.
   */
  public Trend of(Set<Integer> chosen, int service, TimeRange range) {
    List<CountSeries> series =
        !chosen.isEmpty()
            ? chosen.stream().map(patterns::get).toList()
            : service >= 0 ? ofService(service) : services;
    return new Trend(counts(series), unusual(range));
  }

  /** None of a service of which no record had a time. */
  private List<CountSeries> ofService(int service) {
    return service < services.size() ? List.of(services.get(service)) : List.of();
  }

  /** Trend of one pattern. */
  public List<Long> ofPattern(int pattern) {
    return counts(List.of(patterns.get(pattern)));
  }

  /** Trend of all records. */
  public List<Long> ofAll() {
    return counts(services);
  }

  /**
   * First event time of a pattern to the resolution of the grid; {@link LineRef#NO_TIME} if it has
   * none.
   */
  public TimeRange range(int pattern) {
    CountSeries series = patterns.get(pattern);
    if (series.isEmpty()) {
      return new TimeRange(LineRef.NO_TIME, LineRef.NO_TIME);
    }
    return new TimeRange(
        Math.max(run.fromNanos(), grid.startNanos(series.firstColumn())),
        Math.min(run.toNanos(), grid.startNanos(series.lastColumn() + 1)));
  }

  private List<Long> counts(List<CountSeries> series) {
    if (grid.isEmpty()) {
      return List.of();
    }
    long[] counts = new long[COLUMNS];
    for (CountSeries each : series) {
      for (int i = 0; i < each.size(); i++) {
        counts[column(grid.startNanos(each.columnAt(i)) + grid.widthNanos() / 2)] +=
            each.countAt(i);
      }
    }
    List<Long> result = new ArrayList<>();
    for (long count : counts) {
      result.add(count);
    }
    return result;
  }

  private List<Boolean> unusual(TimeRange range) {
    List<Boolean> result = new ArrayList<>();
    if (grid.isEmpty()) {
      return result;
    }
    boolean timed = range.fromNanos() != LineRef.NO_TIME;
    for (int i = 0; i < COLUMNS; i++) {
      result.add(timed && i >= column(range.fromNanos()) && i <= column(range.toNanos() - 1));
    }
    return result;
  }

  private int column(long nanos) {
    double share = (nanos - run.fromNanos()) / (double) Math.max(1, run.nanos());
    return Math.clamp((long) (share * COLUMNS), 0, COLUMNS - 1);
  }
}
