package nightjar.pattern;

import java.util.function.IntToLongFunction;
import nightjar.shape.Shape;

/** Says what a pattern is called. Called once per pattern of a view, on the thread that views. */
public interface PatternWords {
  /** Characters of a title that is made, not given. */
  int TITLE = 60;

  /** The shape that stands for the pattern, spaced as people write. */
  PatternWords PLAIN = (representative, shapes, ids) -> PatternText.of(representative);

  /**
   * The pattern's text, with {@link Shape#WILD} for slots.
   *
   * @param representative the shape that stands for it
   * @param shapes numbers of all its shapes, ascending
   * @param ids content id of a shape by its number
   */
  String text(Shape representative, int[] shapes, IntToLongFunction ids);

  /** A few words for a pattern with a text. */
  default String title(String text) {
    if (text.length() <= TITLE) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(TITLE - 2)) ? TITLE - 2 : TITLE - 1;
    return text.substring(0, end) + "…";
  }
}
