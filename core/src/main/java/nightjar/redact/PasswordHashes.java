package nightjar.redact;

/**
 * Hashes of passwords as systems keep them: crypt(3) and its heirs ({@code $2b$…}, {@code $6$…},
 * {@code $argon2id$…}), Django's and Werkzeug's {@code pbkdf2…$…$…}, PostgreSQL's {@code
 * SCRAM-SHA-256$…}, LDAP's {@code {SSHA}…}, pairs of NT hashes of a dump ({@code …:…:::}). Not
 * recognised: bare hexadecimal hashes, which are as hashes of anything.
 */
final class PasswordHashes implements Rule {
  private static final int MIN_HASH = 24;
  private static final int MAX_NAME = 32;
  private static final int MAX_GAP = 40;
  private static final int MAX_SALT = 64;
  private static final int HEX_LENGTH = 32;
  private static final String[] NAMES = {"pbkdf2", "scrypt", "argon2", "bcrypt", "SCRAM-SHA-"};
  private static final String[] SCHEMES = {
    "SSHA", "SHA", "SMD5", "MD5", "CRYPT", "PBKDF2", "ARGON2", "bcrypt", "pbkdf2", "scrypt"
  };

  @Override
  public Kind kind() {
    return Kind.SECRET;
  }

  @Override
  public String reason() {
    return "the form of password hashes";
  }

  @Override
  public String anchors() {
    return "${:";
  }

  @Override
  public boolean mayHold(CharSequence text, int at) {
    return switch (text.charAt(at)) {
      case '$' -> hasTwo(text, at);
      case '{' -> isBrace(text, at + 1);
      default -> Ascii.stands(text, at, ":::") && at > 0;
    };
  }

  /** Another dollar follows, with what hashes are made of between. */
  private static boolean hasTwo(CharSequence text, int at) {
    int next = at + 1;
    while (next < text.length()
        && next - at < MAX_GAP
        && Alphabet.CRYPT.has(text.charAt(next))
        && text.charAt(next) != '$') {
      next++;
    }
    return next < text.length() && text.charAt(next) == '$';
  }

  private static boolean isBrace(CharSequence text, int from) {
    int end = Alphabet.ALNUM.end(text, from, 10);
    return end > from && end < text.length() && text.charAt(end) == '}';
  }

  @Override
  public long next(CharSequence text, int from) {
    int known = from;
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '$' || c == '{' || c == ':') {
        // A run that was looked at ends where it ended.
        known = c != '$' || at < known ? known : Alphabet.CRYPT.end(text, at);
        long span = span(text, at, known);
        if (span != Span.NONE && Span.start(span) >= from) {
          return span;
        }
      }
    }
    return Span.NONE;
  }

  private static long span(CharSequence text, int at, int runEnd) {
    return switch (text.charAt(at)) {
      case '$' -> dollars(text, at, runEnd);
      case '{' -> braces(text, at);
      default -> pair(text, at);
    };
  }

  private static long dollars(CharSequence text, int at, int end) {
    int start = nameStart(text, at);
    if (end - at < MIN_HASH || start < 0) {
      return Span.NONE;
    }
    return start < at || isCrypt(text, at, end) ? Span.of(start, trimmed(text, end)) : Span.NONE;
  }

  /** Where the name of a hash that ends at {@code at} starts, {@code at} if none does, or -1. */
  private static int nameStart(CharSequence text, int at) {
    int start = at;
    while (start > 0 && at - start < MAX_NAME && isName(text.charAt(start - 1))) {
      start--;
    }
    for (String name : NAMES) {
      if (Ascii.stands(text, start, name)) {
        return start;
      }
    }
    return at == 0 || !Ascii.isWord(text.charAt(at - 1)) ? at : -1;
  }

  private static boolean isName(char c) {
    return Ascii.isWord(c) || c == '-' || c == ':';
  }

  /** {@code $id$}, and a third dollar or the one salt of phpass. */
  private static boolean isCrypt(CharSequence text, int at, int end) {
    int id = at + 1;
    while (id < end
        && id - at < 20
        && (Ascii.isLetterOrDigit(text.charAt(id)) || text.charAt(id) == '-')) {
      id++;
    }
    if (id == at + 1 || id >= end || text.charAt(id) != '$') {
      return false;
    }
    if (text.charAt(at + 1) == 'P' || text.charAt(at + 1) == 'H') {
      return id == at + 2;
    }
    int third = id + 1;
    int limit = Math.min(end, third + MAX_SALT);
    while (third < limit && text.charAt(third) != '$') {
      third++;
    }
    return third < limit;
  }

  private static int trimmed(CharSequence text, int end) {
    return text.charAt(end - 1) == ',' ? end - 1 : end;
  }

  private static long braces(CharSequence text, int at) {
    int close = Alphabet.ALNUM.end(text, at + 1, 10);
    if (close >= text.length() || text.charAt(close) != '}') {
      return Span.NONE;
    }
    for (String scheme : SCHEMES) {
      if (Ascii.stands(text, at + 1, scheme)) {
        int end = Alphabet.CRYPT.end(text, close + 1);
        return end - close > MIN_HASH ? Span.of(at, trimmed(text, end)) : Span.NONE;
      }
    }
    return Span.NONE;
  }

  /** {@code LM:NT:::}: the two hashes before the three colons. */
  private static long pair(CharSequence text, int at) {
    int start = at - 2 * HEX_LENGTH - 1;
    if (start < 0
        || !Ascii.stands(text, at, ":::")
        || text.charAt(at - HEX_LENGTH - 1) != ':'
        || !Ascii.isWordStart(text, start)) {
      return Span.NONE;
    }
    boolean isPair =
        Alphabet.ANY_HEX.end(text, start, HEX_LENGTH) == start + HEX_LENGTH
            && Alphabet.ANY_HEX.end(text, at - HEX_LENGTH, HEX_LENGTH) == at;
    return isPair ? Span.of(start, at) : Span.NONE;
  }
}
