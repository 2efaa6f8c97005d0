package nightjar.store;

import java.util.Objects;

/**
 * What somebody said about patterns, as it is kept: it names shapes, which are constant text of
 * lines as they came.
 *
 * @param version of the fact
 * @param nanos when it was said, wall clock
 * @param document {@code nightjar.pattern.PatternFactJson} text
 */
public record KeptFact(long version, long nanos, Sealed document) {
  public KeptFact {
    Objects.requireNonNull(document);
  }
}
