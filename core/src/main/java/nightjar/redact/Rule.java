package nightjar.redact;

/**
 * How values of one kind are found. Cost of finding all of a text is linear in its length, whatever
 * the text is. Immutable.
 */
interface Rule {
  Kind kind();

  /**
   * Characters at one of which, in every value or right before it, {@link #mayHold} is true. Those
   * that make words are looked at only where a word starts.
   */
  String anchors();

  /** False if the anchor at {@code at} belongs to no value. Looks at few characters around it. */
  boolean mayHold(CharSequence text, int at);

  /** The {@link Span} of the first value that starts at or after {@code from}, or none. */
  long next(CharSequence text, int from);
}
