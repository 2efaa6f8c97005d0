package nightjar.redact;

/**
 * Mail addresses, in any letters; a local part may be quoted. Where a script without spaces meets
 * another, the address ends ({@code 邮箱zhang@qq.com}). Kept: what is no domain ({@link MailDomains})
 * and no person's or post's account ({@link MailLookAlikes}). Not recognised: hosts without a dot,
 * addresses in brackets.
 */
final class Emails implements Rule {
  private static final int MAX_LOCAL = 64;
  private static final String LOCAL_SIGNS = "._%+-";
  private static final String NOT_FIRST = ".%+-";

  @Override
  public Kind kind() {
    return Kind.EMAIL;
  }

  @Override
  public String reason() {
    return "a mail address";
  }

  @Override
  public String anchors() {
    return "@";
  }

  @Override
  public boolean mayHold(CharSequence text, int at) {
    return at > 0 && (isLocal(text.charAt(at - 1)) || text.charAt(at - 1) == '"');
  }

  @Override
  public long next(CharSequence text, int from) {
    for (int at = from; at < text.length(); at++) {
      if (text.charAt(at) == '@' && mayHold(text, at)) {
        int start = localStart(text, from, at);
        int end = start >= 0 ? MailDomains.end(text, at + 1, start) : -1;
        if (end >= 0 && !MailLookAlikes.isOne(text, start, at, end)) {
          return Span.of(start, end);
        }
      }
    }
    return Span.NONE;
  }

  /** Where the local part before {@code at} starts, or -1. */
  private static int localStart(CharSequence text, int from, int at) {
    if (at == from || text.charAt(at - 1) == '.') {
      return -1;
    }
    if (text.charAt(at - 1) == '"') {
      return quoteStart(text, Math.max(from, at - MAX_LOCAL), at - 1);
    }
    boolean isUnspaced = Scripts.isUnspaced(text.charAt(at - 1));
    int start = at;
    while (start > from && at - start < MAX_LOCAL && isPart(text, start - 1, isUnspaced)) {
      start--;
    }
    while (start < at && NOT_FIRST.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    return start < at ? start : -1;
  }

  private static boolean isPart(CharSequence text, int at, boolean isUnspaced) {
    char c = text.charAt(at);
    if (c == '\'') {
      return Borders.isPart(text, at - 1) && Borders.isPart(text, at + 1);
    }
    boolean isDoubled = c == '.' && Ascii.stands(text, at + 1, '.');
    return isLocal(c) && !isDoubled && (isUnspaced || !Scripts.isUnspaced(c));
  }

  private static int quoteStart(CharSequence text, int from, int quote) {
    int start = quote - 1;
    while (start > from && isQuoted(text.charAt(start))) {
      start--;
    }
    boolean isQuote = start >= from && start < quote - 1 && text.charAt(start) == '"';
    return isQuote && Ascii.isWordStart(text, start) ? start : -1;
  }

  private static boolean isQuoted(char c) {
    return c == ' ' || c == '\'' || isLocal(c);
  }

  private static boolean isLocal(char c) {
    return Labels.isName(c) || LOCAL_SIGNS.indexOf(c) >= 0;
  }
}
