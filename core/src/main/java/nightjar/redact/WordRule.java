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
    int at = from;
    while (at < text.length()) {
      int end = Ascii.isWordStart(text, at) ? end(text, at) : -1;
      if (end < 0) {
        at++;
      } else if (isValue(text, at, end)) {
        return Span.of(at, end);
      } else {
        at = end;
      }
    }
    return Span.NONE;
  }
}
