package nightjar.redact;

/**
 * Values announced by a word: {@code password=…}, {@code "api_key": "…"}, {@code Authorization:
 * Bearer …}. The word stays; the value goes up to white space, a quote, a comma, a semicolon or an
 * ampersand. Not recognised: values of fewer than four characters, the rest of one with spaces in
 * it, and after mere white space a value without digit, {@code =} or {@code :}, so that "password
 * is wrong" stays.
 */
final class NamedSecrets implements Rule {
  private static final int MIN_VALUE = 4;

  @Override
  public Kind kind() {
    return Kind.SECRET;
  }

  @Override
  public String reason() {
    return "behind a name of secrets";
  }

  /** The word may be the end of a blank; only what stands behind it makes it one. */
  @Override
  public boolean mayReachOn(CharSequence blanked, int at) {
    int end = at + 1;
    return end < blanked.length()
        && (isSign(blanked, end) || isQuote(blanked, end) || Ascii.isSpace(blanked.charAt(end)));
  }

  @Override
  public Blank.Need reachingNeed() {
    return Blank.ANY.letters(3).endsInLetter();
  }

  @Override
  public String anchors() {
    return SecretWords.INITIALS;
  }

  @Override
  public boolean mayHold(CharSequence text, int at) {
    int end = SecretWords.wordEnd(text, at);
    return end >= 0
        && end < text.length()
        && (isSign(text, end) || isQuote(text, end) || Ascii.isSpace(text.charAt(end)));
  }

  @Override
  public long next(CharSequence text, int from) {
    int at = from;
    while (at < text.length()) {
      int word = SecretWords.wordEnd(text, at);
      int value = word < 0 ? -1 : value(text, word);
      if (value < 0) {
        at++;
        continue;
      }
      int end = valueEnd(text, value, text.length());
      if (looksSecret(text, at, end)) {
        return Span.of(value, end);
      }
      at = end;
    }
    return Span.NONE;
  }

  /** Start of the value behind the word that ends at {@code word}, or -1. */
  private static int value(CharSequence text, int word) {
    int name = afterQuote(text, word);
    int sign = afterSpace(text, name);
    if (isSign(text, sign)) {
      int value = afterScheme(text, afterSpace(text, sign + 1));
      if (value >= 0) {
        return value;
      }
    }
    // Behind white space the sign may also be the first character of the value.
    return sign > name ? afterScheme(text, sign) : -1;
  }

  /**
   * Start of the value at {@code at} or behind the scheme and the quote that stand there, or -1.
   */
  private static int afterScheme(CharSequence text, int at) {
    int scheme = SecretWords.schemeEnd(text, at);
    int space = scheme < 0 ? scheme : afterSpace(text, scheme);
    if (space > scheme && isValue(text, afterQuote(text, space))) {
      return afterQuote(text, space);
    }
    int value = afterQuote(text, at);
    return isValue(text, value) ? value : -1;
  }

  private static boolean isSign(CharSequence text, int at) {
    return at < text.length() && (text.charAt(at) == ':' || text.charAt(at) == '=');
  }

  private static boolean isQuote(CharSequence text, int at) {
    return at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
  }

  private static int afterQuote(CharSequence text, int at) {
    return isQuote(text, at) ? at + 1 : at;
  }

  private static int afterSpace(CharSequence text, int from) {
    int at = from;
    while (at < text.length() && Ascii.isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** A character may be two chars. */
  private static boolean isValue(CharSequence text, int at) {
    int end = valueEnd(text, at, Math.min(text.length(), at + 2 * MIN_VALUE));
    return Character.codePointCount(text, at, end) >= MIN_VALUE;
  }

  private static int valueEnd(CharSequence text, int from, int limit) {
    int end = from;
    while (end < limit && "\"',;& \t\n\f\r".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /**
   * Whether a sign is in the piece of text, or a digit behind its last space: a word such as
   * "password is wrong" is no secret.
   */
  private static boolean looksSecret(CharSequence text, int start, int end) {
    boolean digit = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == ':' || c == '=') {
        return true;
      }
      digit = c != ' ' && (digit || Character.isDigit(c));
    }
    return digit;
  }
}
