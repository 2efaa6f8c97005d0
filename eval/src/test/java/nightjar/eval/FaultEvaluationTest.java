package nightjar.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import nightjar.generator.FaultKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultEvaluationTest {
  @ParameterizedTest
  @EnumSource
  void faultOfEachKind_isAmongTheFirstFive(FaultKind kind) {
    assertThat(LongStream.rangeClosed(1, 3).mapToObj(seed -> FaultEvaluation.trial(kind, seed)))
        .as("one of three seeds of " + kind.label())
        .anyMatch(FaultEvaluation.Trial::isFound);
  }

  @Test
  void found_meansAmongTheFirstFive() {
    assertThat(trial(FaultKind.SILENCE, 0).isFound()).isFalse();
    assertThat(trial(FaultKind.SILENCE, 1).isFound()).isTrue();
    assertThat(trial(FaultKind.SILENCE, 5).isFound()).isTrue();
    assertThat(trial(FaultKind.SILENCE, 6).isFound()).isFalse();
  }

  @Test
  void outcomes_areCountedByKind() {
    List<FaultEvaluation.Trial> trials =
        List.of(
            trial(FaultKind.SILENCE, 1),
            trial(FaultKind.CRASH_LOOP, 1),
            trial(FaultKind.SILENCE, 5),
            trial(FaultKind.SILENCE, 0),
            trial(FaultKind.SILENCE, 9));
    assertThat(FaultEvaluation.outcomes(trials))
        .containsExactly(
            new FaultEvaluation.Outcome(FaultKind.SILENCE, 4, 2, 1),
            new FaultEvaluation.Outcome(FaultKind.CRASH_LOOP, 1, 1, 1));
    assertThat(FaultEvaluation.outcomes(trials).getFirst().share()).isEqualTo(0.5);
  }

  @Test
  void json_holdsKindsAndTrials() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FaultEvaluation.writeJson(
        List.of(trial(FaultKind.SILENCE, 2), trial(FaultKind.SILENCE, 0)), out);
    assertThat(out.toString(StandardCharsets.UTF_8).replaceAll("\\s", ""))
        .isEqualTo(
            "{\"schema\":\"nightjar.eval.faults/1\",\"top\":5,\"runs\":2,\"share\":0.5,"
                + "\"kinds\":{\"silence\":{\"runs\":2,\"found\":1,\"first\":0,\"share\":0.5}},"
                + "\"trials\":["
                + "{\"kind\":\"silence\",\"seed\":7,\"rank\":2,\"incidents\":9,"
                + "\"title\":\"title\",\"planted\":\"planted\"},"
                + "{\"kind\":\"silence\",\"seed\":7,\"rank\":0,\"incidents\":9,"
                + "\"title\":\"title\",\"planted\":\"planted\"}]}");
  }

  private static FaultEvaluation.Trial trial(FaultKind kind, int rank) {
    return new FaultEvaluation.Trial(kind, 7, rank, 9, "title", "planted");
  }
}
