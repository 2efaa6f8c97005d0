package nightjar.server.live;

import nightjar.pattern.PatternFacts;
import nightjar.pattern.PatternMiner;
import nightjar.pattern.PatternView;

/**
 * What is known of patterns: how shapes group at the last judgement, and what people said that
 * makes them so. Immutable. Texts and titles of the view are not redacted, and are read by the
 * path's thread only: callers use shapes, numbers and ids.
 */
public record PatternBook(PatternView view, PatternFacts facts) {
  /** Nothing yet. */
  public static final PatternBook EMPTY =
      new PatternBook(new PatternMiner().view(), PatternFacts.NONE);
}
