package nightjar.eval.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** What the benchmark measures is work that is really done. */
class MergeBenchmarkTest {
  @Test
  void shapes_areAsManyAsItSays() {
    assertThat(new HashSet<>(ManyShapes.lines(300))).hasSize(300);
    MergeBenchmark benchmark = new MergeBenchmark();
    benchmark.mine();
    assertThat(benchmark.shapes()).isBetween(4_900, MergeBenchmark.SHAPES);
    assertThat(benchmark.viewAfterNewShapes()).isGreaterThan(1_000);
    assertThat(benchmark.shapes())
        .isGreaterThan(MergeBenchmark.SHAPES - MergeBenchmark.NEW)
        .isLessThanOrEqualTo(MergeBenchmark.SHAPES + MergeBenchmark.NEW);
  }

  @Test
  void joinedEvidence_hasPatternsOfBoth() {
    MergeBenchmark benchmark = new MergeBenchmark();
    benchmark.mine();
    int fewer = benchmark.viewAfterNewShapes();
    assertThat(benchmark.viewOfJoinedEvidence()).isGreaterThan(fewer);
  }
}
