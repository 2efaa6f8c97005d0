package nightjar.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TailBitsTest {
  @Test
  void normal_isTheKnownTail() {
    assertThat(TailBits.normal(0)).isCloseTo(0, within(0.01));
    assertThat(TailBits.normal(1.959964)).isCloseTo(4.3219, within(0.01));
    assertThat(TailBits.normal(-5)).isCloseTo(20.7347, within(0.01));
    assertThat(TailBits.normal(100)).isCloseTo(7220.46, within(1.0));
  }

  @Test
  void student_isHeavierThanNormal_andMeetsItForManyDegrees() {
    assertThat(TailBits.student(2.228, 10)).isCloseTo(4.3219, within(0.05));
    assertThat(TailBits.student(4.587, 10)).isCloseTo(9.9658, within(0.1));
    assertThat(TailBits.student(5, 1e6)).isCloseTo(TailBits.normal(5), within(0.01));
  }

  @Test
  void binomial_neverExceedsTheTruth() {
    assertThat(TailBits.binomial(5, 5, 0.1)).isCloseTo(16.61, within(0.01));
    assertThat(TailBits.binomial(8, 10, 0.5)).isLessThan(4.19).isGreaterThan(2);
    assertThat(TailBits.binomial(1, 10, 0.5)).isZero();
    assertThat(TailBits.binomial(0, 0, 0.5)).isZero();
  }

  @Test
  void log2_isNearTheTruth() {
    for (double x = 1e-9; x < 1e12; x *= 1.37) {
      assertThat(Log2.of(x)).isCloseTo(Math.log(x) / Math.log(2), within(4e-6));
    }
    assertThat(Log2.of(1)).isCloseTo(0, within(4e-6));
  }

  @Test
  void quantile_interpolates() {
    double[] sample = {1, 2, 4};
    assertThat(SortedSample.quantile(sample, 0)).isEqualTo(1);
    assertThat(SortedSample.quantile(sample, 0.5)).isEqualTo(2);
    assertThat(SortedSample.quantile(sample, 0.75)).isEqualTo(3);
    assertThat(SortedSample.quantile(sample, 1)).isEqualTo(4);
  }
}
