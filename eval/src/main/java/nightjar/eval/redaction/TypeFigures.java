package nightjar.eval.redaction;

/**
 * What became of one type; {@link SpanScore} says what the words mean.
 *
 * @param labelled spans of this type in the set
 * @param found of those, wholly hidden
 * @param partly of those, hidden in part only
 * @param asOtherType of those found, under another type alone
 * @param reported spans found and said to be of this type
 * @param right of those, where something is labelled
 */
record TypeFigures(
    long labelled, long found, long partly, long asOtherType, long reported, long right) {
  /** Share of the labelled that was found; NaN if none is labelled. */
  double recall() {
    return labelled == 0 ? Double.NaN : (double) found / labelled;
  }

  /** Share of the reported that is right; NaN if none was reported. */
  double precision() {
    return reported == 0 ? Double.NaN : (double) right / reported;
  }
}
