package nightjar.redact;

/**
 * Names of people as accounts: {@code maria.garcia}, of which the lists know one part, and {@code
 * maria}, a common given name. An account such as {@code jdoe42} names nobody by itself.
 */
final class LoginNames {
  private static final int MIN_PART = 2;
  private static final int MAX_PART = 24;

  private LoginNames() {}

  /** Where the name that begins at {@code at} ends, or -1. */
  static int end(CharSequence text, int at) {
    int first = partEnd(text, at);
    if (first - at < MIN_PART || !isLower(text, at, first)) {
      return -1;
    }
    if (first < text.length() && text.charAt(first) == '.') {
      int last = partEnd(text, first + 1);
      boolean isName =
          last - first > MIN_PART
              && NameForm.isEnd(text, last)
              && !Names.isNever(text, at, first)
              && !Names.isNever(text, first + 1, last)
              && (Names.isAnyGiven(text, at, first) || Names.isAnyFamily(text, first + 1, last));
      return isName ? last : -1;
    }
    boolean isGiven = NameForm.isEnd(text, first) && Names.isGiven(text, at, first);
    return isGiven && !isBeforeWord(text, first) ? first : -1;
  }

  /** What goes on in small letters is a sentence. */
  private static boolean isBeforeWord(CharSequence text, int at) {
    return at + 1 < text.length() && text.charAt(at) == ':' && text.charAt(at + 1) != ' ';
  }

  private static boolean isLower(CharSequence text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Letters.of(text.charAt(i)) != Letters.SMALL) {
        return false;
      }
    }
    return true;
  }

  private static int partEnd(CharSequence text, int at) {
    int end = at;
    while (end < text.length() && end - at <= MAX_PART && isPart(text, end, at)) {
      end++;
    }
    return end;
  }

  private static boolean isPart(CharSequence text, int at, int from) {
    char c = text.charAt(at);
    return Letters.of(c) == Letters.SMALL || (at == from && Letters.isLetter(c));
  }
}
