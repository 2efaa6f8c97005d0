package nightjar.redact;

/**
 * Accounts that name a person, wherever they stand: {@code anna.schmidt}, of which the lists know
 * the given name and the family name, be it {@code CORP\anna.schmidt} or {@code
 * /home/anna.schmidt}. Not recognised behind a sign of equality, where {@link PersonFields} looks,
 * and in paths with digits.
 */
final class LoginPairs implements Rule {
  private static final int MIN_PART = 3;
  private static final int MAX_PART = 24;
  private static final int MAX_PATH = 64;
  private static final String[] HOMES = {"/home/", "/Users/", "/users/"};

  @Override
  public Kind kind() {
    return Kind.PERSON;
  }

  @Override
  public String reason() {
    return "an account made of a given name and a family name";
  }

  @Override
  public String anchors() {
    return ".";
  }

  @Override
  public boolean mayHold(CharSequence text, int at) {
    return at > 0 && isSmall(text, at - 1) && isSmall(text, at + 1) && at(text, at) != Span.NONE;
  }

  private static boolean isSmall(CharSequence text, int at) {
    return at < text.length() && Letters.of(text.charAt(at)) == Letters.SMALL;
  }

  @Override
  public long next(CharSequence text, int from) {
    for (int at = from + 1; at < text.length(); at++) {
      if (text.charAt(at) == '.' && isSmall(text, at - 1) && isSmall(text, at + 1)) {
        long found = at(text, at);
        if (found != Span.NONE && Span.start(found) >= from) {
          return found;
        }
      }
    }
    return Span.NONE;
  }

  /** The account whose dot stands at {@code dot}. */
  private static long at(CharSequence text, int dot) {
    int start = dot;
    while (start > 0 && dot - start <= MAX_PART && isSmall(text, start - 1)) {
      start--;
    }
    int end = dot + 1;
    while (end - dot <= MAX_PART && isSmall(text, end)) {
      end++;
    }
    boolean isApart =
        dot - start >= MIN_PART && end - dot > MIN_PART && isStart(text, start) && isEnd(text, end);
    return isApart && isName(text, start, dot, end) ? Span.of(start, end) : Span.NONE;
  }

  private static boolean isName(CharSequence text, int start, int dot, int end) {
    return !Names.isNever(text, start, dot)
        && !Names.isNever(text, dot + 1, end)
        && (Names.isPair(text, start, dot, dot + 1, end)
            || (Names.isGiven(text, start, dot) && Names.isListed(text, dot + 1, end)));
  }

  private static boolean isStart(CharSequence text, int at) {
    if (at == 0) {
      return true;
    }
    char c = text.charAt(at - 1);
    if (c != '/') {
      return Ascii.isSpace(c) || "\"'`[({<>|\\,;:".indexOf(c) >= 0;
    }
    for (String home : HOMES) {
      if (Ascii.stands(text, at - home.length(), home)) {
        return FieldNames.isConstant(text, at);
      }
    }
    return false;
  }

  private static boolean isEnd(CharSequence text, int at) {
    if (at == text.length()) {
      return true;
    }
    char c = text.charAt(at);
    if (c == '.') {
      return at + 1 == text.length() || Ascii.isSpace(text.charAt(at + 1));
    }
    return c == '/'
        ? isConstantFrom(text, at)
        : Ascii.isSpace(c) || "\"'`])}(<>|\\,;:!?".indexOf(c) >= 0;
  }

  /** Does a path go on without a digit, so that it is in no blank? */
  private static boolean isConstantFrom(CharSequence text, int from) {
    int at = from;
    while (at < text.length() && (Ascii.isWord(text.charAt(at)) || isJoint(text.charAt(at)))) {
      if (Ascii.isDigit(text.charAt(at)) || at - from >= MAX_PATH) {
        return false;
      }
      at++;
    }
    return true;
  }

  private static boolean isJoint(char c) {
    return c == '-' || c == '.' || c == '/';
  }
}
