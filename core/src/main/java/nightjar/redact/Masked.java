package nightjar.redact;

/**
 * A value that was found in a text, and why it is one.
 *
 * @param start first character, in the text as it was
 * @param end character behind the last one
 * @param kind what it is; the name of the rule for one of the user's own
 * @param reason by what it is known, a few words for people
 */
public record Masked(int start, int end, String kind, String reason) {}
