package nightjar.redact;

/**
 * Passwords in addresses of the form {@code scheme://user:password@}. Scheme, user and host stay.
 * Not recognised: schemes in capitals, passwords that hold a slash or white space, an empty user.
 */
final class UrlPasswords implements Rule {
  private static final String SLASHES = "://";

  @Override
  public Kind kind() {
    return Kind.SECRET;
  }

  @Override
  public String reason() {
    return "the password of a URL";
  }

  @Override
  public String anchors() {
    return "@";
  }

  @Override
  public boolean mayHold(CharSequence text, int at) {
    return at > 0 && text.charAt(at - 1) != '/' && !Ascii.isSpace(text.charAt(at - 1));
  }

  @Override
  public long next(CharSequence text, int from) {
    for (int at = from; at < text.length(); at++) {
      if (Ascii.stands(text, at, SLASHES) && isScheme(text, from, at)) {
        int password = password(text, at + SLASHES.length());
        int end = password < 0 ? -1 : passwordEnd(text, password);
        if (end > password) {
          return Span.of(password, end);
        }
      }
    }
    return Span.NONE;
  }

  /** A scheme that starts no earlier than {@code from} ends at {@code end}. */
  private static boolean isScheme(CharSequence text, int from, int end) {
    for (int at = end - 1; at >= from && isScheme(text.charAt(at)); at--) {
      if (Ascii.isLower(text.charAt(at)) && Ascii.isWordStart(text, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isScheme(char c) {
    return Ascii.isLower(c) || Ascii.isDigit(c) || c == '+' || c == '.' || c == '-';
  }

  /** Behind the user that starts at {@code user} and its colon, or -1. */
  private static int password(CharSequence text, int user) {
    int end = user;
    while (end < text.length() && ":/@ \t\n\f\r".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end > user && end < text.length() && text.charAt(end) == ':' ? end + 1 : -1;
  }

  /** The next at sign if neither slash nor white space stands before it, else -1. */
  private static int passwordEnd(CharSequence text, int from) {
    for (int end = from; end < text.length(); end++) {
      char c = text.charAt(end);
      if (c == '@' || c == '/' || Ascii.isSpace(c)) {
        return c == '@' ? end : -1;
      }
    }
    return -1;
  }
}
