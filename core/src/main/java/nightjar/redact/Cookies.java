package nightjar.redact;

/**
 * Values in headers of cookies: {@code Cookie: a=…; b=…}, {@code Set-Cookie: a=…; Path=/}, {@code
 * "cookie":"a=…"}. Names and attributes stay, and values that are one short word, which are
 * settings ({@code theme=dark}), unless the name is one of a session. Not recognised: cookies a
 * program writes as a map, but for those {@link NamedSecrets} knows by name.
 */
final class Cookies implements Rule {
  private static final String COOKIE = "cookie";
  private static final int MAX_NAME = 64;
  private static final int MAX_ATTRIBUTE = 48;
  private static final int MIN_SESSION = 4;
  private static final int MIN_VALUE = 12;
  private static final String ENDS = " \t\n\f\r\"'`;,<>}]";
  private static final String[] ATTRIBUTES = {
    "path",
    "domain",
    "expires",
    "max-age",
    "samesite",
    "priority",
    "version",
    "comment",
    "secure",
    "httponly",
    "partitioned"
  };
  private static final String[] OF_SESSIONS = {
    "sess",
    "sid",
    "token",
    "auth",
    "csrf",
    "xsrf",
    "remember",
    "login",
    "jwt",
    "identity",
    "aspnet",
    "logged_in",
    "awsalb"
  };

  @Override
  public Kind kind() {
    return Kind.SECRET;
  }

  @Override
  public String reason() {
    return "the value of a cookie";
  }

  @Override
  public String anchors() {
    return "=:";
  }

  @Override
  public boolean mayHold(CharSequence text, int at) {
    return isHeader(text, at);
  }

  /** {@code cookie} and a sign that ends at {@code sign}. */
  private static boolean isHeader(CharSequence text, int sign) {
    int end = sign;
    while (end > 0 && sign - end < 4 && " \"'s]".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return Folded.stands(text, end - COOKIE.length(), COOKIE) && Tokens.isNoValueBefore(text, end);
  }

  /** Behind a value found before, the header goes on. */
  @Override
  public long next(CharSequence text, int from) {
    long span = from == 0 ? Span.NONE : inHeader(text, afterSemicolon(text, from));
    for (int at = from; span == Span.NONE && at < text.length(); at++) {
      char c = text.charAt(at);
      if ((c == '=' || c == ':') && isHeader(text, at)) {
        span = inHeader(text, Labels.valueStart(text, at));
      }
    }
    return span;
  }

  /** The first value of the cookies that begin at {@code from}, -1 for none. */
  private static long inHeader(CharSequence text, int from) {
    int at = from;
    while (at >= 0 && at < text.length()) {
      int sign = nameEnd(text, at);
      if (isAttribute(text, at, sign)) {
        at = afterSemicolon(text, attributeEnd(text, sign));
        continue;
      }
      if (sign >= text.length() || text.charAt(sign) != '=') {
        return Span.NONE;
      }
      int start = sign + 1;
      int end = valueEnd(text, start);
      if (isSecret(text, at, sign, end)) {
        return Span.of(start, end);
      }
      at = afterSemicolon(text, end);
    }
    return Span.NONE;
  }

  private static int nameEnd(CharSequence text, int from) {
    int end = from;
    while (end < text.length() && end - from < MAX_NAME && isName(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isName(char c) {
    return Ascii.isWord(c) || "-.!#$%&*+^|~".indexOf(c) >= 0;
  }

  private static int valueEnd(CharSequence text, int from) {
    int end = from;
    while (end < text.length() && ENDS.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static boolean isAttribute(CharSequence text, int from, int end) {
    for (String attribute : ATTRIBUTES) {
      if (attribute.length() == end - from && Folded.stands(text, from, attribute)) {
        return true;
      }
    }
    return false;
  }

  /** A date has spaces. */
  private static int attributeEnd(CharSequence text, int from) {
    int end = from;
    while (end < text.length()
        && end - from < MAX_ATTRIBUTE
        && ";\"\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** Start of the cookie behind the one that ends at {@code at}, or -1. */
  private static int afterSemicolon(CharSequence text, int at) {
    if (at >= text.length() || text.charAt(at) != ';') {
      return -1;
    }
    int next = at + 1;
    while (next < text.length() && Labels.isBlank(text.charAt(next)) && next - at < 4) {
      next++;
    }
    return next;
  }

  private static boolean isSecret(CharSequence text, int name, int sign, int end) {
    int start = sign + 1;
    if (end - start < MIN_SESSION || Placeholders.isPlaceholder(text, start, end)) {
      return false;
    }
    boolean isWord = (Mixture.of(text, start, end) & Mixture.DIGIT) == 0;
    return isOfSession(text, name, sign)
        ? !Placeholders.isSaid(text, start, end)
        : end - start >= MIN_VALUE || (!isWord && end - start >= 2 * MIN_SESSION);
  }

  private static boolean isOfSession(CharSequence text, int from, int to) {
    for (int at = from; at < to; at++) {
      for (String part : OF_SESSIONS) {
        if (at + part.length() <= to && Folded.stands(text, at, part)) {
          return true;
        }
      }
    }
    return false;
  }
}
