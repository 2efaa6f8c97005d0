package nightjar.redact;

/**
 * How tokens of one issuer look: a mark, and at least {@code least} characters of an alphabet, of
 * certain classes, behind it. A strict one has a mark that may begin other words too: it is at most
 * {@code most} characters, ends where the word ends, and has no hyphen or dot before it. Immutable.
 *
 * @param classes bit set of {@link Mixture}, each of which the body has
 */
record TokenForm(String mark, Alphabet body, int least, int most, int classes, boolean isStrict) {
  /** As long as it goes: tokens grow. Cut ones are found from {@code least} on. */
  static TokenForm open(String mark, Alphabet body, int least) {
    return new TokenForm(mark, body, least, Integer.MAX_VALUE, 0, false);
  }

  static TokenForm open(String mark, Alphabet body, int least, int classes) {
    return new TokenForm(mark, body, least, Integer.MAX_VALUE, classes, false);
  }

  static TokenForm strict(String mark, Alphabet body, int least, int most, int classes) {
    return new TokenForm(mark, body, least, most, classes, true);
  }

  /** End of the token that starts at {@code start}, or -1. */
  int end(CharSequence text, int start) {
    if (!Ascii.stands(text, start, mark)) {
      return -1;
    }
    int from = start + mark.length();
    int end = bodyEnd(text, from);
    return end - from >= least
            && Mixture.has(text, from, end, classes)
            && (!isStrict || stands(text, start, end))
        ? end
        : -1;
  }

  /** A dot behind it ends the sentence; two in a row are in no token. */
  private int bodyEnd(CharSequence text, int from) {
    int limit = body.end(text, from, most);
    int end = from;
    while (end < limit && (text.charAt(end) != '.' || isOneDot(text, end, limit))) {
      end++;
    }
    return end;
  }

  private static boolean isOneDot(CharSequence text, int at, int limit) {
    return at + 1 < limit && text.charAt(at + 1) != '.';
  }

  private static boolean stands(CharSequence text, int start, int end) {
    boolean isJoined =
        start > 0 && (text.charAt(start - 1) == '-' || text.charAt(start - 1) == '.');
    return !isJoined && Ascii.isWordEnd(text, end);
  }
}
