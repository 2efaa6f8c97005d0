package nightjar.redact;

import nightjar.shape.FastKey;

/**
 * Passwords in addresses: {@code scheme://user:password@host}, with an empty user ({@code
 * redis://:password@host}), in capitals; a token in place of the user ({@code https://token@host});
 * {@code user:password@tcp(host)} of Go's databases; {@code user/password@//host} and {@code
 * jdbc:oracle:thin:user/password@host} of Oracle. Scheme, user and host stay. A password goes on to
 * the last at sign before a slash, a question mark, a hash, a quote or white space. Not recognised:
 * passwords that hold one of those.
 */
final class UrlPasswords implements Rule {
  private static final String SLASHES = "://";
  private static final String ENDS = "/?# \t\n\f\r\"'`<>";
  private static final String[] DIALS = {"@tcp(", "@unix(", "@udp("};
  private static final String THIN = "thin:";
  private static final int MIN_TOKEN = 20;
  private static final int MAX_USER = 64;
  private static final int MAX_ADDRESS = 512;

  @Override
  public Kind kind() {
    return Kind.SECRET;
  }

  @Override
  public String reason() {
    return "the password of an address";
  }

  @Override
  public String anchors() {
    return "@";
  }

  /** A slash is in every address before its at sign, but in those of Go's databases. */
  @Override
  public boolean mayHold(CharSequence text, int at) {
    return isDial(text, at) || hasBefore(text, at, '/');
  }

  @Override
  public boolean mayHoldBlanked(CharSequence blanked, int at) {
    return mayHold(blanked, at) || hasBefore(blanked, at, FastKey.BLANK);
  }

  private static boolean hasBefore(CharSequence text, int at, char wanted) {
    int first = Math.max(0, at - MAX_ADDRESS);
    for (int i = at - 1; i >= first; i--) {
      char c = text.charAt(i);
      if (c == wanted) {
        return true;
      }
      if (c == '@' || Ascii.isSpace(c)) {
        return false; // of two at signs the first one tells
      }
    }
    return false;
  }

  @Override
  public long next(CharSequence text, int from) {
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      long span = Span.NONE;
      if (c == ':' && Ascii.stands(text, at, SLASHES) && isScheme(text, at)) {
        span = inAuthority(text, at + SLASHES.length());
      } else if (c == '@' && at > 0) {
        span = before(text, at, from);
      }
      if (span != Span.NONE && Span.start(span) >= from) {
        return span;
      }
    }
    return Span.NONE;
  }

  /** A letter stands there. */
  private static boolean isScheme(CharSequence text, int end) {
    return end > 0 && Ascii.isLetterOrDigit(text.charAt(end - 1));
  }

  private static long inAuthority(CharSequence text, int start) {
    int at = -1;
    int colon = -1;
    int end = start;
    while (end < text.length() && ENDS.indexOf(text.charAt(end)) < 0) {
      char c = text.charAt(end);
      if (c == '@') {
        at = end;
      } else if (c == ':' && colon < 0) {
        colon = end;
      } else if ((c == ',' || c == ';') && at < 0 && isPort(text, colon, end)) {
        return Span.NONE;
      }
      end++;
    }
    if (at < 0 || (colon >= 0 && colon > at)) {
      return at < 0 ? Span.NONE : token(text, start, at);
    }
    return colon < 0 ? token(text, start, at) : password(text, colon + 1, at);
  }

  /** Digits between a colon and {@code end}: an address of a host alone. */
  private static boolean isPort(CharSequence text, int colon, int end) {
    int digit = colon + 1;
    while (colon >= 0 && digit < end && Ascii.isDigit(text.charAt(digit))) {
      digit++;
    }
    return colon >= 0 && digit == end;
  }

  private static long password(CharSequence text, int start, int end) {
    return end > start && !Placeholders.isPlaceholder(text, start, end)
        ? Span.of(start, end)
        : Span.NONE;
  }

  /** In place of a user. */
  private static long token(CharSequence text, int start, int end) {
    boolean isToken =
        end - start >= MIN_TOKEN
            && Alphabet.URL.end(text, start, end - start) == end
            && SecretValues.isByChance(text, start, end);
    return isToken ? Span.of(start, end) : Span.NONE;
  }

  /** Without a scheme: what stands before the at sign and begins no earlier than {@code from}. */
  private static long before(CharSequence text, int at, int from) {
    boolean isOracle = Ascii.stands(text, at, "@//");
    int start = at;
    int slash = -1;
    int colon = -1;
    while (start > from && at - start < MAX_USER && !isEnd(text.charAt(start - 1))) {
      start--;
      slash = text.charAt(start) == '/' ? start : slash;
      colon = text.charAt(start) == ':' ? start : colon;
    }
    if (isDial(text, at)) {
      return colon > start ? password(text, colon + 1, at) : Span.NONE;
    }
    boolean isThin = slash > start && hasThin(text, start, slash);
    boolean isWhole = isThin || (isOracle && start < slash && slash == lastSlash(text, start, at));
    return isWhole && slash > start ? password(text, slash + 1, at) : Span.NONE;
  }

  private static boolean hasThin(CharSequence text, int start, int end) {
    int at = start;
    while (at < end && !Ascii.stands(text, at, THIN)) {
      at++;
    }
    return at < end;
  }

  private static int lastSlash(CharSequence text, int start, int end) {
    int at = end - 1;
    while (at > start && text.charAt(at) != '/') {
      at--;
    }
    return at;
  }

  private static boolean isEnd(char c) {
    return Ascii.isSpace(c) || c == '"' || c == '\'' || c == '=' || c == '@';
  }

  private static boolean isDial(CharSequence text, int at) {
    for (String dial : DIALS) {
      if (Ascii.stands(text, at, dial)) {
        return true;
      }
    }
    return false;
  }
}
