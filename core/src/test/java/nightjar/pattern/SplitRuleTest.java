package nightjar.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SplitRuleTest {
  private final MinedLines mined = new MinedLines();

  private SplitRule rule() {
    PatternView view = mined.miner.view();
    assertThat(view.size()).isEqualTo(1);
    return SplitRule.of(view, 0);
  }

  private void sessions() {
    for (String name : List.of("anna", "bert", "carl", "dora", "emil", "fred", "gina")) {
      mined.add("session 17 opened by " + name + " today");
    }
  }

  @Test
  void word_isFoundAtTheWildcardItStandsIn_whicheverSlotIsSaid() {
    sessions();
    for (int slot = 0; slot < 3; slot++) {
      PatternFact.Split split = rule().split(slot, "anna").orElseThrow();
      assertThat(split.value()).isEqualTo("anna");
      mined.miner.facts(PatternFacts.NONE.said(List.of(split), "ann", 5));
      assertThat(mined.texts())
          .containsExactlyInAnyOrder(
              "session <*> opened by anna today", "session <*> opened by <*> today");
      mined.miner.facts(PatternFacts.NONE);
    }
  }

  @Test
  void numbersAndStrangersAndWordsOfAllLines_tellNothingApart() {
    sessions();
    for (String value : List.of("17", "nobody", "today", "", " ", "<*>", "10.0.0.1", "\u0000")) {
      assertThat(rule().allows(value)).as(value).isFalse();
      assertThat(rule().split(0, value)).as(value).isEmpty();
    }
    assertThat(rule().allows("anna")).isTrue();
  }

  @Test
  void patternOfOneShape_cannotBeSplit() {
    mined.add("disk 1 full");
    assertThat(rule().split(0, "1")).isEmpty();
    assertThat(rule().split(0, "full")).isEmpty();
  }
}
