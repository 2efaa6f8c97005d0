package nightjar.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class ChanceTest {
  @Test
  void draws_haveTheMeansTheyClaim() {
    assertThat(mean(Chance::unit)).isEqualTo(0.5, within(0.01));
    assertThat(mean(Chance::exponential)).isEqualTo(1, within(0.02));
    assertThat(mean(Chance::gaussian)).isEqualTo(0, within(0.02));
    assertThat(mean(chance -> chance.gaussian() * chance.gaussian())).isEqualTo(1, within(0.03));
  }

  @Test
  void logNormal_hasItsMedian() {
    double[] sorted = draws(chance -> chance.logNormal(40, 0.5)).sorted().toArray();
    assertThat(sorted[sorted.length / 2]).isEqualTo(40, within(1.0));
  }

  @Test
  void below_reachesEveryNumber() {
    double[] distinct = draws(chance -> chance.below(7)).distinct().sorted().toArray();
    assertThat(Arrays.stream(distinct)).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0);
  }

  @Test
  void rhythm_averagesToOne_overADay() {
    double sum =
        LongStream.range(0, 1440).mapToDouble(minute -> Rhythm.daily(minute * Micros.MINUTE)).sum();
    assertThat(sum / 1440).isEqualTo(1, within(0.001));
  }

  @Test
  void arrivals_areAsManyAsExpected() {
    Rhythm rhythm = new Rhythm(Chance.of(9));
    Chance chance = Chance.of(10);
    long count = 0;
    for (long now = 0; now < Micros.DAY; count++) {
      now = rhythm.next(now, 0.5, chance.at(count).exponential());
    }
    assertThat((double) count).isEqualTo(rhythm.expected(0, Micros.DAY, 0.5), within(700.0));
  }

  private static double mean(ToDoubleFunction<Chance> draw) {
    return draws(draw).average().orElseThrow();
  }

  private static DoubleStream draws(ToDoubleFunction<Chance> draw) {
    Chance root = Chance.of(1);
    return LongStream.range(0, 50_000).mapToObj(root::at).mapToDouble(draw);
  }
}
