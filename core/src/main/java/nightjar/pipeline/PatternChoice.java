package nightjar.pipeline;

import java.util.Objects;
import nightjar.pattern.FrozenPatterns;
import nightjar.pattern.PatternFacts;
import nightjar.pattern.PatternMiner;
import org.jspecify.annotations.Nullable;

/**
 * What patterns a scan is to find beside those that its lines show.
 *
 * @param facts what people said
 * @param frozen saved patterns that are taken as they are; null for none
 */
public record PatternChoice(PatternFacts facts, @Nullable FrozenPatterns frozen) {
  /** What the lines show. */
  public static final PatternChoice MINED = new PatternChoice(PatternFacts.NONE, null);

  public PatternChoice {
    Objects.requireNonNull(facts);
  }

  void applyTo(PatternMiner miner) {
    miner.facts(miner.facts().union(facts));
    if (frozen != null) {
      miner.freeze(frozen);
    }
  }
}
