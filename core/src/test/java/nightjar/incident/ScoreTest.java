package nightjar.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScoreTest {
  @Test
  void points_addUpExactly_forAnyBits() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 5_000; i++) {
      Map<String, Double> bits = new TreeMap<>();
      double total = 0;
      for (int d = 1 + random.nextInt(7); d > 0; d--) {
        double value = random.nextDouble() * 40;
        bits.put("detector" + d, value);
        total += value;
      }
      assertThat(Score.points(bits).values().stream().mapToInt(Integer::intValue).sum())
          .isEqualTo(Score.of(total));
    }
  }

  @Test
  void score_growsFromZeroToHundred() {
    assertThat(Score.of(0)).isZero();
    assertThat(Score.of(12)).isEqualTo(50);
    assertThat(Score.of(24)).isEqualTo(75);
    assertThat(Score.of(1_000)).isEqualTo(100);
  }

  @Test
  void largestComesFirst_andNothingIsShownForNothing() {
    assertThat(Score.points(Map.of("rate", 20.0, "new", 5.0, "window", 0.01)).keySet())
        .containsExactly("rate", "new");
  }
}
