package nightjar.search;

import nightjar.pattern.Quantity;
import nightjar.search.Query.Comparison;
import org.jspecify.annotations.Nullable;

/**
 * Compares the value of a field. Numbers compare as numbers, with units as {@link Quantity} knows
 * them: {@code 1.5s} is more than {@code 900ms}. Where only one side has a unit, the numbers are
 * compared as they stand; units that do not measure the same match nothing. Everything else is
 * equal, whatever its case, or matches nothing; so do numbers of more than 15 digits, which are
 * mostly ids. Any thread.
 */
final class FieldTest {
  private static final int MOST_DIGITS = 15;
  private static final int LONGEST_NUMBER = 32;

  private final Comparison comparison;
  private final String folded;
  private final @Nullable Quantity wanted;
  private final @Nullable Glob glob;

  FieldTest(Comparison comparison, String value) {
    this.comparison = comparison;
    this.folded = Folding.of(value);
    this.wanted = quantity(value);
    this.glob = comparison == Comparison.LIKE ? new Glob(value) : null;
  }

  /** Can values be compared so? */
  static boolean isComparable(Comparison comparison, String value) {
    return comparison == Comparison.EQUAL
        || comparison == Comparison.LIKE
        || quantity(value) != null;
  }

  /**
   * Does {@code text[from, to)} compare so?
   *
   * @param quoted is it between quotes, so that no unit can follow it?
   */
  boolean test(String text, int from, int to, boolean quoted) {
    if (glob != null) {
      return glob.isAll(text, from, to);
    }
    if (comparison == Comparison.EQUAL
        && to - from == folded.length()
        && Folding.isAt(text, from, folded)) {
      return true;
    }
    Quantity found = wanted == null ? null : found(text, from, to, quoted);
    return wanted != null && found != null && compares(found, wanted);
  }

  /** A unit may stand behind a number and a blank. */
  private static @Nullable Quantity found(String text, int from, int to, boolean quoted) {
    if (to - from > LONGEST_NUMBER || from == to || !beginsNumber(text.charAt(from))) {
      return null;
    }
    Quantity found = quantity(text.substring(from, to));
    if (found == null || quoted || !found.unit().isEmpty() || to + 1 >= text.length()) {
      return found;
    }
    String unit =
        text.charAt(to) == ' '
            ? Quantity.unitAtStart(text.substring(to, Math.min(text.length(), to + 16)))
            : "";
    return new Quantity(found.number(), unit);
  }

  private static @Nullable Quantity quantity(String text) {
    long digits =
        text.length() > LONGEST_NUMBER ? 99 : text.chars().filter(FieldTest::isDigit).count();
    return digits == 0 || digits > MOST_DIGITS ? null : Quantity.of(text);
  }

  private static boolean beginsNumber(char c) {
    return isDigit(c) || c == '-' || c == '+';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private boolean compares(Quantity found, Quantity wanted) {
    boolean asWritten = found.unit().isEmpty() || wanted.unit().isEmpty();
    if (!asWritten && !found.base().equals(wanted.base())) {
      return false;
    }
    int order =
        asWritten
            ? Double.compare(found.number(), wanted.number())
            : Double.compare(found.inBase(), wanted.inBase());
    return switch (comparison) {
      case EQUAL -> order == 0;
      case LIKE -> false;
      case MORE -> order > 0;
      case AT_LEAST -> order >= 0;
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
    };
  }
}
