package nightjar.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RunScanTest {
  private static final int COLUMNS = 300;

  @Test
  void burst_isFoundWhereItIs() {
    int[] counts = poisson(5, 1);
    for (int i = 100; i < 108; i++) {
      counts[i] += 20;
    }
    RunScan.Run run = even().oddest(counts, true);
    assertThat(run).isNotNull();
    assertThat(run.from()).isBetween(99, 101);
    assertThat(run.to()).isBetween(107, 109);
    assertThat(run.bits()).isGreaterThan(100);
    assertThat(run.isUp()).isTrue();
  }

  @Test
  void dip_isFoundOnTheOtherSide() {
    int[] counts = poisson(30, 2);
    Arrays.fill(counts, 200, 212, 8);
    RunScan.Run run = even().oddest(counts, false);
    assertThat(run).isNotNull();
    assertThat(run.from()).isBetween(199, 201);
    assertThat(run.isUp()).isFalse();
  }

  @Test
  void chanceAlone_exceedsTheBitsOfItsTestsRarely() {
    double testBits = Math.log(COLUMNS * 2) / Math.log(2);
    int alarms = 0;
    for (int seed = 0; seed < 200; seed++) {
      RunScan.Run run = even().oddest(poisson(0.2 + seed % 20, 100 + seed), true);
      alarms += run != null && run.bits() > testBits + 5 ? 1 : 0;
    }
    assertThat(alarms).isLessThanOrEqualTo(6);
  }

  @Test
  void burstySeries_needsMoreThanASteadyOne() {
    SplittableRandom random = new SplittableRandom(3);
    int[] bursty = new int[COLUMNS];
    for (int i = 0; i < COLUMNS; i++) {
      bursty[i] = random.nextInt(10) == 0 ? 30 + random.nextInt(30) : 0;
    }
    RunScan.Run run = even().oddest(bursty, true);
    assertThat(run).isNotNull();
    assertThat(run.dispersion()).isGreaterThan(20);
    assertThat(run.bits()).isLessThan(20);
  }

  @Test
  void rhythm_isNoAnomalyUnderItsOwnWeights() {
    double[] weight = new double[COLUMNS];
    int[] counts = new int[COLUMNS];
    for (int i = 0; i < COLUMNS; i++) {
      weight[i] = 1.5 + Math.sin(i / 25.0);
      counts[i] = (int) Math.round(40 * weight[i]);
    }
    RunScan.Run waves = new RunScan(weight).oddest(counts, true);
    assertThat(waves == null ? 0 : waves.bits()).isLessThan(1);
  }

  @Test
  void tooShortSeries_hasNoOpinion() {
    assertThat(new RunScan(new double[4]).oddest(new int[] {0, 0, 90, 0}, true)).isNull();
  }

  private static RunScan even() {
    double[] weight = new double[COLUMNS];
    Arrays.fill(weight, 1);
    return new RunScan(weight);
  }

  private static int[] poisson(double mean, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] counts = new int[COLUMNS];
    for (int i = 0; i < COLUMNS; i++) {
      double limit = Math.exp(-mean);
      for (double p = random.nextDouble(); p > limit; p *= random.nextDouble()) {
        counts[i]++;
      }
    }
    return counts;
  }
}
