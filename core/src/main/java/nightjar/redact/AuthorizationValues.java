package nightjar.redact;

/**
 * What stands behind {@code Authorization:}: a scheme and a token, or a token alone. The parameters
 * of other schemes have names of their own ({@code response=}, {@code Signature=}).
 */
final class AuthorizationValues {
  private static final int MIN_TOKEN = 4;
  private static final int MIN_WORD = 16;
  private static final int MAX_SPACES = 4;

  /** A token follows. */
  private static final String[] WITH_TOKEN = {
    "bearer", "basic", "token", "apikey", "api-key", "negotiate", "ntlm", "sharedkey",
    "sharedkeylite", "jwt", "key", "splunk", "genie", "bot", "pat", "ssws"
  };

  /** Parameters follow. */
  private static final String[] WITH_PARAMETERS = {
    "digest",
    "aws4-hmac-sha256",
    "hawk",
    "oauth",
    "mac",
    "sharedaccesssignature",
    "signature",
    "hmac",
    "hmac-sha256",
    "vapid",
    "webpush",
    "googlelogin",
    "aws4-ecdsa-p256-sha256"
  };

  private AuthorizationValues() {}

  /** Where the token is, or none. */
  static long span(CharSequence text, int start, int plainEnd) {
    for (String scheme : WITH_PARAMETERS) {
      if (Folded.stands(text, start, scheme) && isSpace(text, start + scheme.length())) {
        return Span.NONE;
      }
    }
    for (String scheme : WITH_TOKEN) {
      if (Folded.stands(text, start, scheme)) {
        int token = tokenStart(text, start + scheme.length());
        if (token >= 0) {
          return token(text, token);
        }
      }
    }
    int seen = Math.min(plainEnd, start + NamedValues.MAX_SEEN);
    boolean isToken = SecretValues.isByChance(text, start, seen) || isLong(text, start, seen);
    return isToken && !isParameter(text, start, seen) ? Span.of(start, plainEnd) : Span.NONE;
  }

  private static boolean isSpace(CharSequence text, int at) {
    return at < text.length() && Labels.isBlank(text.charAt(at));
  }

  /** Behind the spaces and the quote that follow a scheme, or -1. */
  static int tokenStart(CharSequence text, int schemeEnd) {
    int at = schemeEnd;
    while (at - schemeEnd < MAX_SPACES && isSpace(text, at)) {
      at++;
    }
    if (at == schemeEnd || at >= text.length()) {
      return -1;
    }
    return Labels.isQuote(text.charAt(at)) ? at + 1 : at;
  }

  /** The token at {@code start}, unless it is a parameter or a word. */
  static long token(CharSequence text, int start) {
    int end = NamedValues.plainEnd(text, start);
    int seen = Math.min(end, start + NamedValues.MAX_SEEN);
    return end - start >= MIN_TOKEN
            && !isParameter(text, start, seen)
            && !Placeholders.isPlaceholder(text, start, seen)
            && !Placeholders.isSaid(text, start, seen)
            && isToken(text, start, seen)
        ? Span.of(start, end)
        : Span.NONE;
  }

  private static boolean isToken(CharSequence text, int start, int end) {
    int found = Mixture.of(text, start, end);
    boolean isWord =
        (found & (Mixture.DIGIT | Mixture.OTHER)) == 0 && !isMixedCase(text, start, end);
    return !isWord || end - start >= MIN_WORD;
  }

  /** A capital behind its first letter. */
  private static boolean isMixedCase(CharSequence text, int start, int end) {
    return Mixture.has(text, start, end, Mixture.LETTER_AND_CASE)
        && (Mixture.of(text, start + 1, end) & Mixture.CAPITAL) != 0;
  }

  private static boolean isLong(CharSequence text, int start, int end) {
    return end - start >= MIN_WORD
        && Alphabet.BASE64.end(text, start, end - start) == end
        && isMixedCase(text, start, end);
  }

  /** {@code realm="…"}; what only ends in equal signs is padded. */
  private static boolean isParameter(CharSequence text, int start, int end) {
    int sign = Alphabet.URL.end(text, start, end - start);
    return sign < text.length()
        && text.charAt(sign) == '='
        && (sign + 1 < end ? text.charAt(sign + 1) != '=' : isQuoteAt(text, sign + 1));
  }

  private static boolean isQuoteAt(CharSequence text, int at) {
    return at < text.length() && Labels.isQuote(text.charAt(at));
  }
}
