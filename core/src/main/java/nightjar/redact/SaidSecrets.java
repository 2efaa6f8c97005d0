package nightjar.redact;

import nightjar.shape.FastKey;

/**
 * Secrets without a sign before them: {@code Bearer eyJ…}, {@code Basic dXNlcjpwYXNz} that is a
 * name and a password in Base64, {@code password is Xy7kk2}, {@code verification code 482913}. What
 * is said of a secret ({@code password is wrong}) has no digit. Not recognised: passwords in
 * sentences that are words.
 */
final class SaidSecrets implements Rule {
  private static final String INITIALS = "aAbBcCkKlLmMoOpPsStTvV";
  private static final int MIN_BEARER = 8;
  private static final int MIN_PASSWORD = 6;
  private static final int MAX_LENGTH = 128;
  private static final String[] LINKS = {"is", "was", "ist", "es", "est", "to", "set to"};
  private static final String[] ALGORITHMS = {
    "sha", "md5", "aes", "utf", "base64", "pbkdf2", "v1", "v2", "argon2", "rsa", "hs256", "rs256",
    "oauth", "x509", "id"
  };

  @Override
  public Kind kind() {
    return Kind.SECRET;
  }

  @Override
  public String reason() {
    return "behind a word for secrets";
  }

  @Override
  public String anchors() {
    return INITIALS;
  }

  @Override
  public boolean mayHold(CharSequence text, int at) {
    return wordEnd(text, at) >= 0;
  }

  /** What follows has a digit, and so a blank in it, or is long. */
  @Override
  public boolean mayHoldBlanked(CharSequence blanked, int at) {
    int start = wordEnd(blanked, at);
    if (start < 0 || start >= blanked.length()) {
      return false;
    }
    int from = afterLink(blanked, start);
    from = from < blanked.length() && Labels.isQuote(blanked.charAt(from)) ? from + 1 : from;
    int end = NamedValues.plainEnd(blanked, from);
    boolean hasBlank = false;
    for (int i = from; i < end; i++) {
      hasBlank |= blanked.charAt(i) == FastKey.BLANK;
    }
    return hasBlank || (schemeEnd(blanked, at) >= 0 && end - from >= MIN_BEARER);
  }

  @Override
  public boolean mayReachOn(CharSequence blanked, int at) {
    return Tokens.isValue(blanked, at, " ");
  }

  @Override
  public Blank.Need reachingNeed() {
    return Blank.ANY.letters(3).endsInLetter();
  }

  @Override
  public long next(CharSequence text, int from) {
    for (int at = from; at < text.length(); at++) {
      if (INITIALS.indexOf(text.charAt(at)) >= 0 && Ascii.isWordStart(text, at)) {
        long span = span(text, at);
        if (span != Span.NONE) {
          return span;
        }
      }
    }
    return Span.NONE;
  }

  /** Behind the word at {@code at} and the space that follows, or -1. */
  private static int wordEnd(CharSequence text, int at) {
    if (!isStart(text, at)) {
      return -1;
    }
    int end = schemeEnd(text, at);
    if (end < 0) {
      int name = name(text, at);
      boolean isSaid =
          name == SecretWords.PASSWORD || name == SecretWords.CODE || name == SecretWords.PHRASE;
      end = isSaid ? Span.end(SecretWords.behind(text, at)) : -1;
    }
    boolean isApart = end >= 0 && end < text.length() && text.charAt(end) == ' ';
    return isApart && Tokens.isConstantBefore(text, at) ? end + 1 : -1;
  }

  /** Its first two letters are those of a word that is looked for. */
  private static boolean isStart(CharSequence text, int at) {
    if (at + 1 >= text.length()) {
      return false;
    }
    char second = Folded.of(text.charAt(at + 1));
    String seconds =
        switch (Folded.of(text.charAt(at))) {
          case 'a' -> "cu";
          case 'b' -> "ea";
          case 'c' -> "o";
          case 'k', 'v' -> "e";
          case 'l' -> "oö";
          case 'm' -> "fon";
          case 'o' -> "tn";
          case 'p' -> "ai";
          case 's' -> "ema";
          case 't' -> "owf";
          default -> "";
        };
    return seconds.indexOf(second) >= 0;
  }

  private static int name(CharSequence text, int at) {
    long name = SecretWords.behind(text, at);
    return name == Span.NONE ? 0 : Span.start(name);
  }

  private static int schemeEnd(CharSequence text, int at) {
    if (Folded.isWord(text, at, "bearer")) {
      return at + "bearer".length();
    }
    return Folded.isWord(text, at, "basic") ? at + "basic".length() : -1;
  }

  private static long span(CharSequence text, int at) {
    int start = wordEnd(text, at);
    if (start < 0 || start >= text.length()) {
      return Span.NONE;
    }
    if (Folded.isWord(text, at, "bearer")) {
      return bearer(text, start);
    }
    if (Folded.isWord(text, at, "basic")) {
      return basic(text, start);
    }
    return name(text, at) == SecretWords.CODE ? code(text, at, start) : password(text, start);
  }

  private static long bearer(CharSequence text, int from) {
    int start = Labels.isQuote(text.charAt(from)) ? from + 1 : from;
    int end = NamedValues.plainEnd(text, start);
    long span = start < text.length() ? AuthorizationValues.token(text, start) : Span.NONE;
    return end - start >= MIN_BEARER && isMixedOrLong(text, start, end) ? span : Span.NONE;
  }

  private static boolean isMixedOrLong(CharSequence text, int start, int end) {
    return Mixture.isMixed(text, start, end) || end - start >= 20;
  }

  /** What decodes to printable characters with a colon among them. */
  private static long basic(CharSequence text, int start) {
    int end = Alphabet.BASE64.end(text, start, MAX_LENGTH);
    int bits = 0;
    int count = 0;
    boolean hasColon = false;
    for (int i = start; i < end && text.charAt(i) != '='; i++) {
      bits = bits << 6 | sixBits(text.charAt(i));
      count += 6;
      if (count >= 8) {
        count -= 8;
        int c = bits >> count & 0xFF;
        if (c < ' ' || c == 0x7F) {
          return Span.NONE;
        }
        hasColon |= c == ':';
      }
    }
    return hasColon && end - start >= 8 ? Span.of(start, end) : Span.NONE;
  }

  private static int sixBits(char c) {
    if (Ascii.isUpper(c)) {
      return c - 'A';
    }
    if (Ascii.isLower(c)) {
      return c - 'a' + 26;
    }
    return Ascii.isDigit(c) ? c - '0' + 52 : c == '+' ? 62 : 63;
  }

  private static long password(CharSequence text, int from) {
    int start = afterLink(text, from);
    if (start >= text.length() || Labels.isQuote(text.charAt(start))) {
      return Span.NONE;
    }
    int end = NamedValues.plainEnd(text, start);
    int last = end > start && ".:".indexOf(text.charAt(end - 1)) >= 0 ? end - 1 : end;
    return last - start >= MIN_PASSWORD
            && last - start < MAX_LENGTH
            && Mixture.isMixed(text, start, last)
            && !isAlgorithm(text, start)
            && SecretValues.isSecret(text, start, last, SecretWords.PASSWORD, false)
            && !isNumbered(text, start, last)
        ? Span.of(start, last)
        : Span.NONE;
  }

  private static boolean isAlgorithm(CharSequence text, int start) {
    for (String algorithm : ALGORITHMS) {
      if (Folded.stands(text, start, algorithm)) {
        return true;
      }
    }
    return false;
  }

  /**
   * {@code file=x1}, {@code min:8chars}, {@code app-2.1.jar}: a parameter, or a name with a number.
   */
  private static boolean isNumbered(CharSequence text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '=' || c == ':' || c == '/' || c == '(' || c == '.') {
        return true;
      }
    }
    return Ascii.isDigit(text.charAt(start)) && !Mixture.has(text, start, end, Mixture.ALL);
  }

  private static long code(CharSequence text, int at, int from) {
    int start = afterLink(text, from);
    int end = start;
    while (end < text.length() && end - start < 9 && Ascii.isDigit(text.charAt(end))) {
      end++;
    }
    boolean isLinked = start > from;
    int least = isLinked ? 4 : 6;
    boolean isPin = Folded.isWord(text, at, "pin");
    boolean isAlone =
        Ascii.isWordEnd(text, end)
            && !(end + 1 < text.length()
                && text.charAt(end) == '.'
                && Ascii.isDigit(text.charAt(end + 1)));
    return end - start >= least && end - start <= 8 && isAlone && (isLinked || !isPin)
        ? Span.of(start, end)
        : Span.NONE;
  }

  /** Behind {@code is} and its like. */
  private static int afterLink(CharSequence text, int from) {
    for (String link : LINKS) {
      int end = from + link.length();
      if (Folded.isWord(text, from, link) && end < text.length()) {
        int at = end;
        while (at < text.length()
            && at - end < 2
            && (text.charAt(at) == ' ' || text.charAt(at) == ':')) {
          at++;
        }
        return at > end ? at : from;
      }
    }
    return from;
  }
}
