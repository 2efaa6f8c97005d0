package nightjar.pattern;

import java.util.Objects;
import java.util.Set;
import nightjar.shape.Shape;

/**
 * Constant text with slots that stands for all lines of one kind: a union of shapes.
 *
 * @param number dense from 0 in the view it comes from
 * @param id 16 hexadecimal digits: the content id of the shape that stands for it
 * @param isRest is it what is put together because there were more kinds of lines than are told
 *     apart?
 * @param wording its text and its title
 * @param count records; 0 for one that only an earlier run had
 * @param firstOrdinal records of the run before the first one of it; {@link Long#MAX_VALUE} if
 *     there is none
 * @param severity highest severity that at least a tenth of its records have; where records carry
 *     none, guessed from its words
 */
public record LogPattern(
    int number,
    String id,
    boolean isRest,
    Wording wording,
    long count,
    long firstOrdinal,
    int severity) {
  /** Ends the text of what is put together because there was no room to tell it apart. */
  public static final String REST = "<...>";

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
    Objects.requireNonNull(wording);
  }

  /** What its lines have in common, with {@code <*>} for slots; hostile. */
  public String text() {
    return wording.text();
  }

  /** A few words for people, given by a person or made from the text; hostile. */
  public String title() {
    return wording.title();
  }

  /** Is a shape one that others are counted as for want of room? */
  static boolean isRest(Shape shape) {
    return !shape.tokens().isEmpty()
        && shape.tokens().getLast().equals(REST)
        && isRest(shape.text());
  }

  private static boolean isRest(String text) {
    return RESTS.contains(text)
        || (text.endsWith(REST) && text.chars().noneMatch(Character::isLetterOrDigit));
  }
}
