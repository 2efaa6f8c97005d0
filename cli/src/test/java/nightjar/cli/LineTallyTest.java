package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import nightjar.LineRef;
import nightjar.cli.render.LineHistogram;
import org.junit.jupiter.api.Test;

class LineTallyTest {
  private static long sum(LineHistogram histogram) {
    return histogram.counts().stream().mapToLong(Long::longValue).sum();
  }

  @Test
  void anyTimes_areCountedInFewBuckets() {
    LineTally tally = new LineTally();
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      tally.add(random.nextLong() >> random.nextInt(1, 40));
    }
    tally.add(LineRef.NO_TIME);
    assertThat(tally.histogram().counts().size()).isBetween(2, LineTally.MOST);
    assertThat(sum(tally.histogram())).isEqualTo(10_000);
  }

  @Test
  void aMinute_hasBucketsOfASecondOrSo() {
    LineTally tally = new LineTally();
    for (long second = 0; second < 60; second++) {
      tally.add(second * 1_000_000_000L);
    }
    assertThat(tally.histogram().bucketNanos()).isEqualTo(1_000_000_000L);
    assertThat(tally.histogram().counts()).hasSize(60).containsOnly(1L);
  }

  @Test
  void nothing_hasNoBucket() {
    assertThat(new LineTally().histogram().counts()).isEmpty();
  }
}
