package nightjar.eval.check;

/**
 * What a message to an alert target tells of.
 *
 * @param incident its number
 * @param change {@code new}, {@code escalating}, {@code regressed} or {@code resolved}
 */
record AlertKind(long incident, String change) {}
