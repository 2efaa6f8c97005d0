package nightjar.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeriesTableTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void columns_areCountedInOrder() {
    var series = new CountSeries(0);
    series.add(5, 2);
    series.add(5, 1);
    series.add(9, 4);
    series.add(7, 1);
    series.add(5, 1);
    series.add(3, 1);
    assertThat(series.dense(3, 9)).containsExactly(1, 0, 4, 0, 1, 0, 4);
    assertThat(series.dense(6, 8)).containsExactly(0, 1, 0);
    assertThat(series.total()).isEqualTo(10);
    assertThat(series.firstColumn()).isEqualTo(3);
    assertThat(series.lastColumn()).isEqualTo(9);
  }

  @Test
  void emptySeries_isZeroEverywhere() {
    var series = new CountSeries(0);
    assertThat(series.isEmpty()).isTrue();
    assertThat(series.dense(1, 3)).containsExactly(0, 0, 0);
    assertThat(series.dense(1, 0)).isEmpty();
  }

  @Test
  void countsBeyondAnInt_areCutWhenDense() {
    var series = new CountSeries(0);
    series.add(1, 3_000_000_000L);
    assertThat(series.dense(1, 1)).containsExactly(Integer.MAX_VALUE);
    assertThat(series.countAt(0)).isEqualTo(3_000_000_000L);
  }

  @Test
  void seriesOfDifferentWidths_cannotBeAdded() {
    assertThatThrownBy(() -> new CountSeries(0).addAll(new CountSeries(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void folding_keepsEveryCountWhereItBelongs() {
    var random = new SplittableRandom(7);
    var table = new SeriesTable(new TimeGrid(64));
    long[] times = random.longs(5000, -200 * SECOND, 90_000 * SECOND).toArray();
    for (int i = 0; i < times.length; i++) {
      table.add(i % 3, times[i], 1);
    }
    TimeGrid grid = table.grid();
    int[] expected = new int[grid.columns()];
    for (int i = 0; i < times.length; i += 3) {
      expected[(int) Math.floorDiv(times[i], grid.widthNanos()) - grid.firstColumn()]++;
    }
    assertThat(table.series(0).dense(grid.firstColumn(), grid.lastColumn())).isEqualTo(expected);
    assertThat(table.series(0).size()).isLessThanOrEqualTo(64);
    assertThat(table.keys()).isEqualTo(3);
  }

  @Test
  void gridSharedByTables_foldsBoth() {
    var grid = new TimeGrid(4);
    var left = new SeriesTable(grid);
    var right = new SeriesTable(grid);
    left.add(200, 1 * SECOND, 1);
    left.add(200, 2 * SECOND, 1);
    left.add(200, 3 * SECOND, 1);
    right.add(0, 6 * SECOND, 1);
    assertThat(left.series(200).dense(0, 3)).containsExactly(1, 2, 0, 0);
    left.series(200).addAll(right.series(0));
    assertThat(left.series(200).dense(0, 3)).containsExactly(1, 2, 0, 1);
  }

  @Test
  void recordsWithoutTime_areIgnored() {
    var table = new SeriesTable(new TimeGrid());
    table.add(0, TimeGrid.NO_TIME, 1);
    assertThat(table.grid().isEmpty()).isTrue();
    assertThat(table.series(0).total()).isZero();
    assertThat(TimeGrid.NO_TIME).isEqualTo(nightjar.LineRef.NO_TIME);
  }
}
