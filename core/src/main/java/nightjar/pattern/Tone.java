package nightjar.pattern;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nightjar.Severity;
import nightjar.shape.Shape;
import nightjar.shape.Tokens;

/**
 * How a shape sounds among others of its form: the level its records carry, how bad its words are,
 * and whether it has a word that only ties others together, as sentences do and identifiers do not.
 * A number from 0 to {@link #TONES} − 1, and a pure function of shape and severity. Few enough to
 * be counted each by itself, which is what tells a line from a flood that it is not part of.
 */
final class Tone {
  private static final int LEVELS = 7;
  private static final int GRAVITIES = 4;
  private static final int OF_A_LEVEL = 2 * GRAVITIES;
  static final int TONES = LEVELS * OF_A_LEVEL;

  private static final Set<String> TIES = ties();

  private Tone() {}

  /**
   * @param severity highest OpenTelemetry number of its records, 0 to 24
   */
  static int of(Shape shape, int severity) {
    int gravity = Math.max(0, level(PatternText.severityOfWords(shape)) - level(Severity.INFO));
    return OF_A_LEVEL * level(severity) + 2 * gravity + (isTied(shape) ? 1 : 0);
  }

  /** The tone of a shape of which a record has this severity. */
  static int raised(int tone, int severity) {
    return Math.max(tone / OF_A_LEVEL, level(severity)) * OF_A_LEVEL + tone % OF_A_LEVEL;
  }

  /** Seven: none, and four numbers each. */
  private static int level(int severity) {
    return (severity + 3) / 4;
  }

  private static boolean isTied(Shape shape) {
    for (String token : shape.tokens()) {
      if (TIES.contains(token.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> ties() {
    Set<String> ties = new HashSet<>(Tokens.PREPOSITIONS);
    ties.addAll(
        List.of("a", "an", "the", "and", "or", "but", "not", "no", "is", "are", "was", "were"));
    ties.addAll(List.of("be", "been", "has", "have", "had", "did", "does", "can", "could", "will"));
    ties.addAll(List.of("would", "should", "must", "after", "before", "while", "because", "since"));
    ties.addAll(List.of("than", "that", "this", "it", "its", "into", "without", "until", "when"));
    return Set.copyOf(ties);
  }
}
