package nightjar.eval.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import nightjar.eval.SharedFolder;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** The figures of docs/measurements.md on the labelled systems of Loghub. */
class PatternAccuracyTest {
  private static final int SYSTEMS = 10;

  @Test
  void labelledSystems_areGroupedAndWordedAsWellAsPromised() throws IOException {
    Optional<Path> folder = SharedFolder.find("data/templates_2k");
    assumeTrue(folder.isPresent(), "labelled systems (-Dnightjar.shared)");
    PatternFigures figures = PatternEvaluation.run(LabelledLines.systems(folder.orElseThrow()));
    PatternScore mean = figures.mean();
    String table = String.join("\n", figures.table());
    assertThat(figures.systems()).as(table).hasSizeGreaterThanOrEqualTo(SYSTEMS);
    SoftAssertions softly = new SoftAssertions();
    softly.assertThat(mean.ga()).as("GA\n%s", table).isGreaterThanOrEqualTo(0.99);
    softly.assertThat(mean.fga()).as("FGA").isGreaterThanOrEqualTo(0.965);
    softly.assertThat(mean.onArrivalGa()).as("GA on arrival").isGreaterThanOrEqualTo(0.98);
    softly.assertThat(mean.fta()).as("FTA").isGreaterThanOrEqualTo(0.85);
    softly.assertThat(mean.pa()).as("PA").isGreaterThanOrEqualTo(0.90);
    figures
        .systems()
        .forEach(
            (name, score) ->
                softly.assertThat(score.ga()).as("GA of %s", name).isGreaterThanOrEqualTo(0.945));
    softly.assertAll();
  }
}
