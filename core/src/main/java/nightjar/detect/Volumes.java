package nightjar.detect;

import java.util.ArrayList;
import java.util.List;
import nightjar.Severity;
import nightjar.pattern.PatternView;
import nightjar.stats.CountSeries;
import nightjar.stats.SeriesTable;
import nightjar.stats.TimeGrid;
import org.jspecify.annotations.Nullable;

/**
 * How many records of each shape and of each service were written when: the state that the rate and
 * silence detectors share, so that a record is counted once.
 *
 * <p>Memory: one entry per shape and time column in use, at most {@link TimeGrid#MAX_COLUMNS}
 * columns.
 */
public final class Volumes {
  private final TimeGrid grid = new TimeGrid();
  private final SeriesTable shapes = new SeriesTable(grid);
  private final SeriesTable services = new SeriesTable(grid);
  private final SeriesTable errors = new SeriesTable(grid);
  private @Nullable PatternView mergedFor;
  private List<CountSeries> merged = List.of();

  /** Counts a record; one without a time is left out. */
  public void observe(CurrentRecord record) {
    long time = record.timeNanos();
    shapes.add(record.shape, time, 1);
    services.add(record.service, time, 1);
    if (record.severity() >= Severity.ERROR) {
      errors.add(record.service, time, 1);
    }
  }

  public TimeGrid grid() {
    return grid;
  }

  /**
   * Records per pattern and column, both by number; patterns as of the judgement. Merged once a
   * judgement.
   */
  public List<CountSeries> patterns(Judgement judgement) {
    if (judgement.patterns() == mergedFor) { // each detector asks, and the pictures
      return merged;
    }
    List<CountSeries> patterns = new ArrayList<>();
    for (int pattern = 0; pattern < judgement.patterns().size(); pattern++) {
      patterns.add(new CountSeries(grid.generation()));
    }
    for (int shape = 0; shape < shapes.keys(); shape++) {
      patterns.get(judgement.patterns().patternOf(shape)).addAll(shapes.series(shape));
    }
    mergedFor = judgement.patterns();
    merged = List.copyOf(patterns);
    return merged;
  }

  /** Records per service and column, both by number. */
  public List<CountSeries> services() {
    return series(services);
  }

  /** Records at ERROR and above per service and column, both by number. */
  public List<CountSeries> errors() {
    return series(errors);
  }

  private static List<CountSeries> series(SeriesTable table) {
    List<CountSeries> result = new ArrayList<>();
    for (int key = 0; key < table.keys(); key++) {
      result.add(table.series(key));
    }
    return result;
  }
}
