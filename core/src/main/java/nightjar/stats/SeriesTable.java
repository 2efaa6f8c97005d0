package nightjar.stats;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A {@link CountSeries} for each of many keys, numbered densely from 0, over one {@link TimeGrid}.
 * All series are folded whenever the grid has grown wider, which happens at most 64 times, so that
 * {@link #add} is O(1) on average.
 *
 * <p>One thread at a time; the grid may be shared with other tables of that thread.
 */
public final class SeriesTable {
  private final TimeGrid grid;
  private int generation;
  private int keys;
  private @Nullable CountSeries[] series = new @Nullable CountSeries[64];

  public SeriesTable(TimeGrid grid) {
    this.grid = grid;
  }

  /**
   * Counts {@code n} for a key at a time; nothing happens without a time.
   *
   * @param timeNanos nanoseconds since 1970, or {@link TimeGrid#NO_TIME}
   */
  public void add(int key, long timeNanos, int n) {
    if (timeNanos == TimeGrid.NO_TIME) {
      return;
    }
    int column = grid.column(timeNanos);
    series(key).add(column, n);
  }

  /**
   * Series of a key, folded to the grid; an empty one, kept from now on, where nothing was counted.
   */
  public CountSeries series(int key) {
    if (generation != grid.generation()) {
      foldAll();
    }
    if (key < series.length) {
      CountSeries known = series[key];
      if (known != null) {
        return known;
      }
    }
    return create(key);
  }

  private CountSeries create(int key) {
    if (key >= series.length) {
      series = Arrays.copyOf(series, Math.max(key + 1, series.length * 2));
    }
    keys = Math.max(keys, key + 1);
    CountSeries made = new CountSeries(generation);
    series[key] = made;
    return made;
  }

  private void foldAll() {
    for (int key = 0; key < keys; key++) {
      CountSeries known = series[key];
      if (known != null) {
        known.foldTo(grid);
      }
    }
    generation = grid.generation();
  }

  /** One more than the highest key with a series. */
  public int keys() {
    return keys;
  }

  public TimeGrid grid() {
    return grid;
  }
}
