package nightjar.redact;

/**
 * Passwords in statements of SQL, behind a word and no sign: {@code IDENTIFIED [WITH plugin] BY
 * 'v'}, {@code PASSWORD 'v'}, {@code PASSWORD('v')}, {@code SET PASSWORD FOR u = 'v'}, {@code
 * OPTIONS (password 'v')}, {@code crypt('v', …)}, {@code pgp_sym_encrypt(x, 'v')}; in quotes, in
 * {@code $$v$$}, or Oracle's bare word behind {@code IDENTIFIED BY}.
 */
final class SqlPasswords implements Rule {
  private static final String INITIALS = "iIpPcC";
  private static final int MAX_WORD = 40;
  private static final int MAX_ARGUMENT = 100;
  private static final String[] BINDERS = {"by", "as", "using"};
  private static final String DOLLARS = "$$";

  @Override
  public Kind kind() {
    return Kind.SECRET;
  }

  @Override
  public String reason() {
    return "the password of a statement";
  }

  @Override
  public String anchors() {
    return INITIALS;
  }

  @Override
  public boolean mayHold(CharSequence text, int at) {
    return clauseEnd(text, at) >= 0;
  }

  /** The words of a clause have no digit, but the name of a plugin may. */
  @Override
  public boolean mayHoldBlanked(CharSequence blanked, int at) {
    return Folded.isWord(blanked, at, "identified")
        || Folded.isWord(blanked, at, "password for")
        || clauseEnd(blanked, at) >= 0;
  }

  /** {@code pw=crypt('v', pw)}. */
  @Override
  public boolean mayReachOn(CharSequence blanked, int at) {
    return Tokens.isValue(blanked, at, " (");
  }

  @Override
  public Blank.Need reachingNeed() {
    return Blank.ANY.letters(5).endsInLetter();
  }

  @Override
  public long next(CharSequence text, int from) {
    for (int at = from; at < text.length(); at++) {
      if (INITIALS.indexOf(text.charAt(at)) >= 0 && Ascii.isWordStart(text, at)) {
        int clause = clauseEnd(text, at);
        long span = clause < 0 ? Span.NONE : value(text, clause, at);
        if (span != Span.NONE) {
          return span;
        }
      }
    }
    return Span.NONE;
  }

  /** Where the value of the clause that starts at {@code at} is to be, or -1. */
  private static int clauseEnd(CharSequence text, int at) {
    if (!Tokens.isConstantBefore(text, at)) {
      return -1;
    }
    if (Folded.isWord(text, at, "identified")) {
      return identified(text, at);
    }
    if (Folded.isWord(text, at, "password")) {
      return password(text, at + "password".length());
    }
    if (Folded.stands(text, at, "crypt(")) {
      return opened(text, at + "crypt(".length());
    }
    boolean isCipher =
        Folded.stands(text, at, "pgp_sym_encrypt(") || Folded.stands(text, at, "pgp_sym_decrypt(");
    return isCipher ? secondArgument(text, at) : -1;
  }

  private static int identified(CharSequence text, int at) {
    int word = afterSpace(text, at + "identified".length());
    if (Folded.isWord(text, word, "with")) {
      word = afterSpace(text, word + "with".length());
      int plugin = word;
      while (plugin < text.length()
          && plugin - word < MAX_WORD
          && !Ascii.isSpace(text.charAt(plugin))) {
        plugin++;
      }
      word = afterSpace(text, plugin);
    }
    for (String binder : BINDERS) {
      if (Folded.isWord(text, word, binder)) {
        int value = afterSpace(text, word + binder.length());
        return Folded.isWord(text, value, "password")
            ? opened(text, value + "password".length())
            : value;
      }
    }
    return -1;
  }

  /** A quote, a bracket and a quote, or {@code FOR user =}. */
  private static int password(CharSequence text, int end) {
    int next = afterSpace(text, end);
    if (Folded.isWord(text, next, "for")) {
      int sign = next;
      while (sign < text.length() && sign - next < MAX_ARGUMENT && text.charAt(sign) != '=') {
        sign++;
      }
      return sign < text.length() && text.charAt(sign) == '='
          ? quoted(text, opened(text, sign + 1))
          : -1;
    }
    return next > end || isAt(text, next, '(') ? quoted(text, opened(text, next)) : -1;
  }

  private static int secondArgument(CharSequence text, int at) {
    int comma = at;
    while (comma < text.length() && comma - at < MAX_ARGUMENT && text.charAt(comma) != ',') {
      comma++;
    }
    return isAt(text, comma, ',') ? quoted(text, afterSpace(text, comma + 1)) : -1;
  }

  /** Behind spaces, the function {@code PASSWORD} and a bracket. */
  private static int opened(CharSequence text, int from) {
    int at = afterSpace(text, from);
    if (Folded.isWord(text, at, "password")) {
      at = afterSpace(text, at + "password".length());
    }
    return isAt(text, at, '(') ? afterSpace(text, at + 1) : at;
  }

  /** The place itself if a quote stands there. */
  private static int quoted(CharSequence text, int at) {
    boolean isNational = isAt(text, at, 'N') && isAt(text, at + 1, '\'');
    return isNational
            || isAt(text, at, '\'')
            || isAt(text, at, '"')
            || Ascii.stands(text, at, DOLLARS)
        ? at
        : -1;
  }

  private static long value(CharSequence text, int at, int clause) {
    int open = isAt(text, at, 'N') && isAt(text, at + 1, '\'') ? at + 1 : at;
    if (open >= text.length()) {
      return Span.NONE;
    }
    if (Ascii.stands(text, open, DOLLARS)) {
      int start = open + DOLLARS.length();
      return checked(text, start, NamedValues.quotedEnd(text, start, '$'));
    }
    if (Labels.isQuote(text.charAt(open))) {
      return checked(text, open + 1, NamedValues.quotedEnd(text, open + 1, text.charAt(open)));
    }
    // "identified by its name" is no statement.
    return Ascii.stands(text, clause, "IDENTIFIED")
        ? checked(text, at, NamedValues.plainEnd(text, at))
        : Span.NONE;
  }

  private static long checked(CharSequence text, int start, int end) {
    return end > start
            && !Placeholders.isPlaceholder(text, start, end)
            && !Placeholders.isSaid(text, start, end)
            && !isRemark(text, start, end)
        ? Span.of(start, end)
        : Span.NONE;
  }

  /** Words with spaces between. */
  private static boolean isRemark(CharSequence text, int start, int end) {
    boolean hasSpace = false;
    for (int i = start; i < end; i++) {
      hasSpace |= text.charAt(i) == ' ';
    }
    return hasSpace && (Mixture.of(text, start, end) & Mixture.DIGIT) == 0;
  }

  private static boolean isAt(CharSequence text, int at, char c) {
    return at >= 0 && at < text.length() && text.charAt(at) == c;
  }

  private static int afterSpace(CharSequence text, int from) {
    int at = from;
    while (at < text.length() && at - from < 8 && Ascii.isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
