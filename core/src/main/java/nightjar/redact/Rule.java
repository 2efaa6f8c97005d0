package nightjar.redact;

import java.util.List;

/**
 * How values of one kind, or of a few that look alike, are found. Cost of finding all of a text is
 * linear in its length, whatever the text is. What rules before it have found is blotted out:
 * {@link Found#BLOT} stands there, which is part of no word. Immutable.
 */
interface Rule {
  Kind kind();

  /** Which kind the value at {@code [start, end)} is of, as {@link #next} found it. */
  default Kind kind(CharSequence text, int start, int end) {
    return kind();
  }

  /** In a few words, why the value at {@code [start, end)} is one. */
  default String reason(CharSequence text, int start, int end) {
    return reason();
  }

  /** In a few words, by what its values are known. */
  String reason();

  /**
   * Characters at one of which, in every value or right before it, {@link #mayHold} is true. Those
   * that make words are looked at only where a word starts.
   */
  String anchors();

  /** False if the anchor at {@code at} belongs to no value. Looks at few characters around it. */
  boolean mayHold(CharSequence text, int at);

  /**
   * As {@link #mayHold} of a line whose blanks are one {@code 0} each, as {@link
   * nightjar.shape.FastKey#blanked} leaves it: false if the anchor belongs to no value whatever the
   * blanks hold.
   */
  default boolean mayHoldBlanked(CharSequence blanked, int at) {
    return mayHold(blanked, at);
  }

  /**
   * What a blank must be like for a value to begin in it and to end in it or behind it: any of
   * these, of which each asks for a length of {@link Blank#MIN_LENGTH} at least.
   */
  default List<Blank.Need> needs() {
    return List.of();
  }

  /**
   * May a value begin in a shorter blank, at {@code at}, because it goes on behind it? This and
   * {@link #reachingNeed} have to hold.
   */
  default boolean mayReachOn(CharSequence blanked, int at) {
    return false;
  }

  /** What a blank must be like for a value to begin in it that goes on behind it. */
  default Blank.Need reachingNeed() {
    return Blank.ANY;
  }

  /** The {@link Span} of the first value that starts at or after {@code from}, or none. */
  long next(CharSequence text, int from);
}
