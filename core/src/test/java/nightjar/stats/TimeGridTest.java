package nightjar.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimeGridTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void columns_areSecondsWhileTheyFit() {
    var grid = new TimeGrid(4);
    assertThat(grid.column(3 * SECOND)).isEqualTo(3);
    assertThat(grid.column(5 * SECOND + 999_999_999)).isEqualTo(5);
    assertThat(grid.generation()).isZero();
    assertThat(grid.columns()).isEqualTo(3);
  }

  @Test
  void width_doublesUntilAllTimesFit() {
    var grid = new TimeGrid(4);
    grid.column(3 * SECOND);
    grid.column(5 * SECOND);
    assertThat(grid.column(9 * SECOND)).isEqualTo(4);
    assertThat(grid.generation()).isEqualTo(1);
    assertThat(grid.widthNanos()).isEqualTo(2 * SECOND);
    assertThat(grid.startNanos(4)).isEqualTo(8 * SECOND);
  }

  @Test
  void earlierTimes_extendTheGridToTheLeft() {
    var grid = new TimeGrid(4);
    grid.column(100 * SECOND);
    assertThat(grid.column(97 * SECOND)).isEqualTo(97);
    assertThat(grid.firstColumn()).isEqualTo(97);
    assertThat(grid.lastColumn()).isEqualTo(100);
  }

  @Test
  void result_doesNotDependOnTheOrderOfTimes() {
    var random = new SplittableRandom(1);
    var forwards = new TimeGrid();
    var backwards = new TimeGrid();
    long[] times = random.longs(1000, -SECOND * 100_000, SECOND * 1_000_000).toArray();
    for (int i = 0; i < times.length; i++) {
      forwards.column(times[i]);
      backwards.column(times[times.length - 1 - i]);
    }
    assertThat(forwards.generation()).isEqualTo(backwards.generation());
    assertThat(forwards.firstColumn()).isEqualTo(backwards.firstColumn());
    assertThat(forwards.columns()).isBetween(256, 512);
  }

  @Test
  void timesBeyondAnIntOfSeconds_getWiderColumns() {
    var grid = new TimeGrid();
    long in2040 = 2_208_988_800L * SECOND;
    int column = grid.column(in2040);
    assertThat(grid.startNanos(column)).isLessThanOrEqualTo(in2040);
    assertThat(grid.startNanos(column + 1)).isGreaterThan(in2040);
    assertThat(grid.generation()).isEqualTo(1);
  }

  @Test
  void extremes_doNotOverflow() {
    var grid = new TimeGrid();
    grid.column(Long.MIN_VALUE + 1);
    grid.column(Long.MAX_VALUE);
    assertThat(grid.columns()).isLessThanOrEqualTo(512);
    assertThat(grid.startNanos(grid.lastColumn() + 1)).isEqualTo(Long.MAX_VALUE);
    assertThat(grid.startNanos(grid.firstColumn())).isLessThan(0);
  }

  @Test
  void emptyGrid_hasNoColumns() {
    assertThat(new TimeGrid().isEmpty()).isTrue();
    assertThat(new TimeGrid().columns()).isZero();
    assertThatThrownBy(() -> new TimeGrid(1)).isInstanceOf(IllegalArgumentException.class);
  }
}
