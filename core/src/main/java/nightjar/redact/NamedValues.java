package nightjar.redact;

/** Where the value behind the name of a secret and a sign ends. All looks are bounded by it. */
final class NamedValues {
  private static final String ENDS = " \t\n\f\r\"'`,;&|<>)}]";
  private static final int MAX_SPACED = 64;
  private static final int MAX_NAME = 24;

  /** What begins a value tells what it is. */
  static final int MAX_SEEN = 64;

  private NamedValues() {}

  /**
   * The value of a name of this number at {@code start}, or none.
   *
   * @param sign where the sign before it is
   * @param plainEnd where it ends if it is without quotes
   */
  static long span(CharSequence text, int sign, int start, int plainEnd, int name) {
    char before = text.charAt(start - 1);
    if (Labels.isQuote(before)) {
      return quoted(text, start, before, name);
    }
    if (Ascii.stands(text, start, "N'")) {
      return quoted(text, start + 2, '\'', name);
    }
    boolean isPassword = name == SecretWords.PASSWORD || name == SecretWords.PHRASE;
    int end = isPassword && text.charAt(sign) == '=' ? spacedEnd(text, sign, start) : -1;
    if (end >= 0) {
      return text.charAt(start) == '{'
          ? inBraces(start, end)
          : checked(text, start, end, name, false);
    }
    end = name == SecretWords.SESSION ? pathEnd(text, start, plainEnd) : plainEnd;
    if (name == SecretWords.PASS && text.charAt(sign) == ':') {
      return Span.NONE; // the result of a test
    }
    boolean isGrant = name != SecretWords.GRANT || GrantCodes.isBesideState(text, sign, end);
    return isGrant && !isProse(text, sign, start, end)
        ? checked(text, start, end, name, false)
        : Span.NONE;
  }

  private static long checked(CharSequence text, int start, int end, int name, boolean isQuoted) {
    int seen = Math.min(end, start + MAX_SEEN);
    return end > start && SecretValues.isSecret(text, start, seen, name, isQuoted)
        ? Span.of(start, end)
        : Span.NONE;
  }

  private static long quoted(CharSequence text, int start, char quote, int name) {
    int end = quotedEnd(text, start, quote);
    boolean isRemark =
        name != SecretWords.PHRASE
            && end > start
            && (isSentence(text, start, end) || Placeholders.isSaidFirst(text, start, end));
    return isRemark ? Span.NONE : checked(text, start, end, name, true);
  }

  /** Before the same quote, that two of which stand for, or at the end of the line. */
  static int quotedEnd(CharSequence text, int start, char quote) {
    int end = start;
    while (end < text.length() && text.charAt(end) != '\n') {
      if (text.charAt(end) == quote) {
        boolean isTwice = quote == '\'' && end > start && isAt(text, end + 1, quote);
        if (!isTwice || !isAt(text, end + 2)) {
          return end;
        }
        end++;
      }
      end++;
    }
    return end;
  }

  private static boolean isAt(CharSequence text, int at, char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private static boolean isAt(CharSequence text, int at) {
    return at < text.length() && Ascii.isWord(text.charAt(at));
  }

  /** Behind a value without quotes. */
  static int plainEnd(CharSequence text, int start) {
    int end = start;
    while (end < text.length() && ENDS.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** An address goes on with a question mark: {@code ;jsessionid=…?a=b}. */
  private static int pathEnd(CharSequence text, int start, int plainEnd) {
    int end = start;
    int limit = Math.min(plainEnd, start + MAX_SEEN);
    while (end < limit && text.charAt(end) != '?') {
      end++;
    }
    return end < limit ? end : plainEnd;
  }

  /** Three words or more, none of letters and digits both. */
  private static boolean isSentence(CharSequence text, int start, int end) {
    int spaces = 0;
    int from = start;
    for (int i = start; i <= end; i++) {
      if (i == end || text.charAt(i) == ' ') {
        if (Mixture.isMixed(text, from, i)) {
          return false;
        }
        spaces += i == end ? 0 : 1;
        from = i + 1;
      }
    }
    return spaces > 1;
  }

  /** {@code password: must contain}: a word behind a colon and a space, and another behind it. */
  private static boolean isProse(CharSequence text, int sign, int start, int end) {
    if (text.charAt(sign) != ':' || start != sign + 2 || !isWord(text, start, end)) {
      return false;
    }
    int next = end + 1;
    if (!isAt(text, end, ' ') || !isAt(text, next) || !Ascii.isLower(text.charAt(next))) {
      return false;
    }
    int nextEnd = next;
    while (nextEnd < text.length() && Ascii.isLetter(text.charAt(nextEnd))) {
      nextEnd++;
    }
    return nextEnd == text.length() || " ,.".indexOf(text.charAt(nextEnd)) >= 0;
  }

  private static boolean isWord(CharSequence text, int start, int end) {
    return end - start <= MAX_NAME
        && (Mixture.of(text, start, end) & (Mixture.DIGIT | Mixture.OTHER)) == 0;
  }

  /**
   * Behind a password in braces or with spaces in it, where semicolons divide; -1 if it is none.
   */
  private static int spacedEnd(CharSequence text, int sign, int start) {
    if (!isBehindSemicolon(text, sign)) {
      return -1;
    }
    boolean isBraced = text.charAt(start) == '{';
    boolean hasSpace = isBraced;
    int end = start;
    while (end < text.length() && end - start < MAX_SPACED) {
      char c = text.charAt(end);
      if (isBraced ? c == '}' : c == ';') {
        return hasSpace ? (isBraced ? end : trimmed(text, start, end)) : -1;
      }
      if ("\"'\n=,&".indexOf(c) >= 0) {
        return -1;
      }
      hasSpace |= c == ' ';
      end++;
    }
    return -1;
  }

  private static long inBraces(int start, int end) {
    return end > start + 2 ? Span.of(start + 1, end) : Span.NONE;
  }

  private static int trimmed(CharSequence text, int start, int to) {
    int end = to;
    while (end > start && text.charAt(end - 1) == ' ') {
      end--;
    }
    return end;
  }

  private static boolean isBehindSemicolon(CharSequence text, int sign) {
    int at = sign - 1;
    while (at > 0
        && sign - at < MAX_NAME
        && (Ascii.isWord(text.charAt(at)) || text.charAt(at) == ' ')) {
      at--;
    }
    return at >= 0 && text.charAt(at) == ';';
  }
}
