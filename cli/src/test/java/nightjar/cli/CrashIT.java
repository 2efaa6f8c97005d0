package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.util.List;
import nightjar.eval.check.CheckFigures;
import nightjar.eval.check.CheckProgress;
import nightjar.eval.check.CheckSettings;
import nightjar.eval.check.Checks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults under load, a few of each: what was answered 200 is there, once. */
class CrashIT {
  @Test
  void killedUnderLoad_keepsEveryAnsweredLine() throws Exception {
    holds(run("crash", 3, 1));
  }

  @Test
  void powerLost_keepsEveryAnsweredLine_andWithoutFlushesItWouldNot() throws Exception {
    CheckFigures figures = run("power", 2, 1);
    assumeThat(figures.skipped()).isEmpty();
    holds(figures);
    if (figures.more().containsKey("control_lost")) {
      assertThat(figures.more().get("control_lost")).isPositive();
    }
  }

  @Test
  void diskFilledAndFreed_isToldWith507_andGoesOn() throws Exception {
    CheckFigures figures = run("diskfull", 2, 1);
    assumeThat(figures.skipped()).isEmpty();
    holds(figures);
    assertThat(figures.more()).containsKey("during_507");
  }

  @Test
  void damagedJournal_costsWhatWasDamaged_andIsNamed() throws Exception {
    CheckFigures figures = run("corrupt", 400, 1);
    holds(figures);
    assertThat(figures.more()).containsEntry("hangs", 0L).containsEntry("crashes", 0L);
    assertThat(figures.more().get("lost_in_damage")).isPositive();
  }

  @Test
  void shortOfThreads_itKeepsEveryAnsweredLine() throws Exception {
    CheckFigures figures = run("threads", 1, 1);
    assumeThat(figures.skipped()).isEmpty();
    holds(figures);
  }

  @ParameterizedTest
  @CsvSource({"memory", "storm"})
  @Tag("slow")
  void shortOfWhatItNeeds_itKeepsEveryAnsweredLine(String fault) throws Exception {
    CheckFigures figures = run(fault, 1, 1);
    assumeThat(figures.skipped()).isEmpty();
    holds(figures);
  }

  @Test
  @Tag("slow")
  void backlogLargerThanItsMemory_isStored_everyLineOnce() throws Exception {
    CheckFigures figures = run("backlog", 1, 1);
    assertThat(figures.findings()).isEmpty();
    assertThat(figures.more().get("stored_lines")).isGreaterThan(1_000_000);
  }

  @ParameterizedTest
  @CsvSource({"crash, 20", "power, 20", "diskfull, 20", "corrupt, 10000", "term, 5", "stop, 3"})
  @Tag("slow")
  void faultsManyTimes_loseNothing(String fault, int trials) throws Exception {
    CheckFigures figures = run(fault, trials, 2);
    assumeThat(figures.skipped()).isEmpty();
    holds(figures);
  }

  private static CheckFigures run(String fault, int trials, long seed) throws Exception {
    CheckSettings settings =
        CheckSettings.usual(trials, seed, List.of(BuiltCommand.path()))
            .withLoad(1_000, Duration.ofSeconds(3));
    return Checks.run(fault, settings, CheckProgress.NONE);
  }

  /** All but how soon it recovers, which on a busy machine says nothing: the command tells it. */
  private static void holds(CheckFigures figures) {
    assertThat(figures.acknowledged()).isPositive();
    assertThat(figures.findings()).isEmpty();
    assertThat(figures.lost()).isZero();
    assertThat(figures.duplicates()).isZero();
    assertThat(figures.wrongAcks()).isZero();
  }
}
