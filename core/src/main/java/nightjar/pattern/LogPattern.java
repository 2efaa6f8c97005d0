package nightjar.pattern;

import java.util.Objects;
import java.util.Set;

/**
 * Constant text with slots that stands for all lines of one kind: a union of shapes.
 *
 * @param number dense from 0 in the view it comes from
 * @param id 16 hexadecimal digits, a function of the pattern's text alone
 * @param text tokens with {@code <*>} for slots; hostile
 * @param count records; 0 for one that only an earlier run had
 * @param firstOrdinal records of the run before the first one of it; {@link Long#MAX_VALUE} if
 *     there is none
 * @param severity highest severity that at least a tenth of its records have; where records carry
 *     none, guessed from its words
 */
public record LogPattern(
    int number, String id, String text, long count, long firstOrdinal, int severity) {
  private static final Set<String> RESTS =
      Set.of(
          "unspecified <...>",
          "trace <...>",
          "debug <...>",
          "info <...>",
          "warn <...>",
          "error <...>",
          "fatal <...>");

  public LogPattern {
    Objects.requireNonNull(id);
    Objects.requireNonNull(text);
  }

  /** Is it what is put together because there were more kinds of lines than are told apart? */
  public boolean isRest() {
    return RESTS.contains(text);
  }
}
