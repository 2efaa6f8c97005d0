package nightjar.eval.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every figure here is counted by hand in the comment above it. */
class AccuracyTest {
  private static final Offset<Double> EXACT = within(1e-12);

  // True groups {0 1 2} {3 4} {5}; found {0 1 2} {3} {4 5}. One is right, and holds 3 of 6 lines:
  // GA 3/6, FGA 2·1/(3+3).
  @Test
  void splitAndJoinedGroups_countForNothing() {
    GroupingAccuracy accuracy =
        GroupingAccuracy.of(List.of("a", "a", "a", "b", "b", "c"), List.of(1, 1, 1, 2, 3, 3));
    assertThat(accuracy.ga()).isEqualTo(0.5, EXACT);
    assertThat(accuracy.fga()).isEqualTo(2.0 / 6, EXACT);
  }

  // True {0 1 2 3} {4}; found {0 1 2} {3} {4}. Only {4} is right: GA 1/5, FGA 2·1/(2+3). A line
  // that is missing from a pure group makes it wrong.
  @Test
  void pureButIncompleteGroup_isWrong() {
    GroupingAccuracy accuracy =
        GroupingAccuracy.of(List.of("a", "a", "a", "a", "b"), List.of(1, 1, 1, 2, 3));
    assertThat(accuracy.ga()).isEqualTo(0.2, EXACT);
    assertThat(accuracy.fga()).isEqualTo(0.4, EXACT);
  }

  // True {0} {1} {2}; found {0 1 2}: nothing is right.
  @Test
  void everythingInOneGroup_isNothing() {
    assertThat(GroupingAccuracy.of(List.of("a", "b", "c"), List.of(1, 1, 1)))
        .isEqualTo(new GroupingAccuracy(0, 0));
  }

  // Names of groups do not matter, nor does their order: 5 of 5, 2·2/(2+2).
  @Test
  void sameGroupsUnderOtherNames_areAllRight() {
    assertThat(GroupingAccuracy.of(List.of("a", "b", "a", "b", "b"), List.of(9, 4, 9, 4, 4)))
        .isEqualTo(new GroupingAccuracy(1, 1));
  }

  // Lines 0 1 3 have the true text: PA 3/4. Found "x <*>" "y b" "z", true "x <*>" "y <*>" "z": two
  // are right, FTA 2·2/(3+3).
  @Test
  void templates_areComparedToTheLetter() {
    TemplateAccuracy accuracy =
        TemplateAccuracy.of(
            List.of("x <*>", "x <*>", "y <*>", "z"), List.of("x <*>", "x <*>", "y b", "z"));
    assertThat(accuracy.pa()).isEqualTo(0.75, EXACT);
    assertThat(accuracy.fta()).isEqualTo(4.0 / 6, EXACT);
  }

  // Found "a" for lines of "a" and of "b": 2 of 3 lines have the true text, PA 2/3; but "a" is not
  // right, because not all of its lines are of "a": FTA 0.
  @Test
  void templateOfStrangersLines_isNoRightTemplate() {
    TemplateAccuracy accuracy = TemplateAccuracy.of(List.of("a", "a", "b"), List.of("a", "a", "a"));
    assertThat(accuracy.pa()).isEqualTo(2.0 / 3, EXACT);
    assertThat(accuracy.fta()).isZero();
  }

  // Lines 0 1 of "a", found as "a" and "b <*>": PA 1/2. "a" is right although a line is missing,
  // "b <*>" is not: FTA 2·1/(1+2).
  @Test
  void templateThatLosesLines_isStillRight() {
    TemplateAccuracy accuracy = TemplateAccuracy.of(List.of("a", "a"), List.of("a", "b <*>"));
    assertThat(accuracy.pa()).isEqualTo(0.5, EXACT);
    assertThat(accuracy.fta()).isEqualTo(2.0 / 3, EXACT);
  }

  // Both sides become "size <*> of <*>".
  @Test
  void bothSides_areCorrected() {
    assertThat(TemplateAccuracy.of(List.of("size 5 of <*>KB"), List.of("size  <*> of <*>:<*>")))
        .isEqualTo(new TemplateAccuracy(1, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nothing to correct | nothing to correct",
        "two   spaces | two spaces",
        "port 22 is open | port <*> is open",
        "blk_<*> of <*>ms | <*> of <*>",
        "/var/<*> | /var/<*>",
        "version <*>.<*>.<*> | version <*>",
        "at <*>:<*> | at <*>",
        "<*>/<*> and <*>@<*> and <*>#<*> | <*> and <*> and <*>",
        "item #<*># of #<*> now | item <*> of <*> now",
        "say \"<*>\" and '<*>' now | say <*> and <*> now",
        "say \"<*>\" | say \"<*>\"",
        "a-5-b | a-<*>-b",
        "<*><*><*> | <*>",
        "jk2_init() 17 times | jk2_init() <*> times",
      })
  void correction_isThePublishedOne(String template, String corrected) {
    assertThat(TemplateCorrection.of(template)).isEqualTo(corrected);
  }

  // Lines 0 1 2 have a true template, line 3 has none. Groups {0 1} {2}: all right. The text of
  // line 2 is not: PA 2/3, FTA 2·1/(2+2). On arrival {0} {1} {2}: 1 of 3.
  @Test
  void lineWithoutTrueTemplate_isNotScored() {
    LabelledLines truth =
        new LabelledLines("s", List.of("a 1", "a 2", "b", "?"), List.of("a <*>", "a <*>", "b", ""));
    PatternScore score =
        PatternScore.of(
            truth,
            List.of(0, 0, 1, 1),
            List.of("a <*>", "a <*>", "b <*>", "b <*>"),
            List.of("x", "y", "z", "z"));
    assertThat(score.lines()).isEqualTo(3);
    assertThat(List.of(score.ga(), score.fga())).containsOnly(1.0);
    assertThat(score.pa()).isEqualTo(2.0 / 3, EXACT);
    assertThat(score.fta()).isEqualTo(0.5, EXACT);
    assertThat(score.onArrivalGa()).isEqualTo(1.0 / 3, EXACT);
  }

  @Test
  void mean_weighsEverySystemTheSame() {
    PatternScore mean =
        PatternScore.mean(
            List.of(
                new PatternScore(2_000, 1, 0.5, 1, 0.8, 0.9),
                new PatternScore(100, 0.5, 0.3, 0, 0.2, 0.1)));
    assertThat(mean.lines()).isEqualTo(1_050);
    assertThat(mean.ga()).isEqualTo(0.75, EXACT);
    assertThat(mean.fga()).isEqualTo(0.4, EXACT);
    assertThat(mean.pa()).isEqualTo(0.5, EXACT);
    assertThat(mean.fta()).isEqualTo(0.5, EXACT);
    assertThat(mean.onArrivalGa()).isEqualTo(0.5, EXACT);
  }
}
