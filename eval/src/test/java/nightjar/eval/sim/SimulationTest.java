package nightjar.eval.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationTest {
  /** Seeds of the short set; {@code -Dnightjar.sim.seeds=N} for more or fewer. */
  private static final int SEEDS = Integer.getInteger("nightjar.sim.seeds", 2_000);

  private static final int MOST_SEEDS_FOR_A_BUG = 3_000;

  @Test
  void everyHistory_keepsAllPromises() {
    assertKept(0, SEEDS);
  }

  @Test
  @Tag("slow")
  void manyHistories_keepAllPromises() {
    assertKept(SEEDS, SEEDS + 20_000);
  }

  @Test
  void seed_replaysItsHistory_byteForByte() {
    for (long seed = 90; seed < 130; seed++) {
      assertThat(new Simulation().run(seed)).isEqualTo(new Simulation().run(seed));
    }
    assertThat(
            LongStream.range(0, 200).map(seed -> new Simulation().run(seed).traceHash()).distinct())
        .hasSize(200);
  }

  @ParameterizedTest
  @EnumSource
  void plantedBug_isFound(PlantedBug bug) {
    List<String> found = new ArrayList<>();
    long seed = -1;
    while (found.isEmpty() && ++seed < MOST_SEEDS_FOR_A_BUG) {
      found.addAll(new Simulation(bug.rules()).run(seed).violations());
    }
    assertThat(found).as("%s in %d seeds", bug, MOST_SEEDS_FOR_A_BUG).isNotEmpty();
    // A person can see what led to it.
    assertThat(found.getFirst().lines()).hasSizeGreaterThan(5);
    System.out.printf(
        "%s: seed %d: %s%n", bug, seed, found.getFirst().lines().findFirst().orElseThrow());
  }

  private static void assertKept(long from, long to) {
    List<String> broken =
        LongStream.range(from, to)
            .parallel()
            .mapToObj(SimulationTest::broken)
            .filter(each -> !each.isEmpty())
            .toList();
    assertThat(broken).isEmpty();
  }

  private static String broken(long seed) {
    SimulatedTrial.Outcome outcome = new Simulation().run(seed);
    return outcome.violations().isEmpty() ? "" : "seed " + seed + ": " + outcome;
  }
}
