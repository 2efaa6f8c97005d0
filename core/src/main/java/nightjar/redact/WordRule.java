package nightjar.redact;

/** Values that start where a word starts, and whose start alone says where they end. */
interface WordRule extends Rule {
  /**
   * Where the shape that starts at {@code start}, a start of a word, ends; -1 if none does. Looks
   * at no more than a fixed number of characters, or at none behind the end.
   */
  int end(CharSequence text, int start);

  /** True if what has the shape is a value; what is none is passed over as a whole. */
  default boolean isValue(CharSequence text, int start, int end) {
    return true;
  }

  @Override
  default boolean mayHold(CharSequence text, int at) {
    int end = end(text, at);
    return end >= 0 && isValue(text, at, end);
  }

  @Override
  default long next(CharSequence text, int from) {
    return Math.max(Span.NONE, next(text, from, text.length()));
  }

  /**
   * The {@link Span} of the first value that begins in {@code [from, to)}. If there is none, the
   * complement of where the look for one ended, a negative number: behind {@code to} if what was
   * passed over reaches there.
   */
  default long next(CharSequence text, int from, int to) {
    int at = from;
    while (at < to) {
      int end = Ascii.isWordStart(text, at) ? end(text, at) : -1;
      if (end < 0) {
        at++;
      } else if (isValue(text, at, end)) {
        return Span.of(at, end);
      } else {
        at = end;
      }
    }
    return ~at;
  }
}
