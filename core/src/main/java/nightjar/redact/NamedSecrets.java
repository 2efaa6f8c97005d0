package nightjar.redact;

import nightjar.shape.FastKey;

/**
 * Values behind a name of secrets and a sign, in whatever is written: {@code password=…}, {@code
 * "clientSecret": "…"}, {@code :token=>"…"}, {@code DB_PASSWORD: …}, {@code <password>…}, {@code
 * Authorization: Bearer …}, {@code ?access_token=…&}, {@code name="password" value="…"}. {@link
 * SecretWords} are the names, {@link SecretValues} the values. A value in quotes ends with them;
 * another at white space, a quote, a bracket that closes, or one of {@code , ; & | < >}. In a
 * connection string, where semicolons divide, a password may hold spaces. Not recognised: the rest
 * of other values with spaces in them, what follows an escaped {@code &}.
 */
final class NamedSecrets implements Rule {
  private static final String BETWEEN = " ,\"'{";
  private static final int MAX_GAP = 6;
  private static final int MAX_TAG = 24;

  @Override
  public Kind kind() {
    return Kind.SECRET;
  }

  @Override
  public String reason() {
    return "behind a name of secrets";
  }

  /** With that name. */
  @Override
  public String reason(CharSequence text, int start, int end) {
    int sign = start - 1;
    while (sign > 0 && start - sign < MAX_TAG && !Labels.isSign(text.charAt(sign))) {
      sign--;
    }
    int to = Labels.isSign(text.charAt(sign)) ? Labels.nameEnd(text, sign) : -1;
    int from = Math.max(to, 0);
    while (from > 0 && to - from < MAX_TAG && isNamePart(text.charAt(from - 1))) {
      from--;
    }
    return to < 0 ? reason() : "behind the name " + text.toString().substring(from, to);
  }

  private static boolean isNamePart(char c) {
    return Labels.isName(c) || c == '-' || c == '.';
  }

  @Override
  public String anchors() {
    return Labels.SIGNS;
  }

  @Override
  public boolean mayHold(CharSequence text, int at) {
    return name(text, at) != 0;
  }

  /** A sign is in no blank, and a name that holds a digit is one: see {@link #mayReachOn}. */
  @Override
  public boolean mayHoldBlanked(CharSequence blanked, int at) {
    int end = Labels.nameEnd(blanked, at);
    int beside = end < 0 ? -1 : beside(blanked, end, at);
    boolean isBesideBlank = beside > 0 && blanked.charAt(beside - 1) == FastKey.BLANK;
    return isBesideBlank || name(blanked, at) != 0;
  }

  /** The name may hold a digit. */
  @Override
  public boolean mayReachOn(CharSequence blanked, int at) {
    int sign = at + 1;
    while (sign < blanked.length() && sign - at < 4 && "\"'] ".indexOf(blanked.charAt(sign)) >= 0) {
      sign++;
    }
    return sign < blanked.length()
        && (blanked.charAt(sign) == '='
            || blanked.charAt(sign) == '>'
            || (blanked.charAt(sign) == ':'
                && (sign > at + 1 || isSpaceOrSign(blanked, sign + 1))));
  }

  private static boolean isSpaceOrSign(CharSequence text, int at) {
    return at < text.length() && (Labels.isBlank(text.charAt(at)) || text.charAt(at) == '=');
  }

  @Override
  public Blank.Need reachingNeed() {
    return Blank.ANY.letters(2);
  }

  @Override
  public long next(CharSequence text, int from) {
    int known = from;
    for (int at = from; at < text.length(); at++) {
      int name = Labels.isSign(text.charAt(at)) ? name(text, at) : 0;
      if (name != 0) {
        int start = Labels.valueStart(text, at);
        // A value in one that was none ends where that one does.
        known = start < known ? known : NamedValues.plainEnd(text, start);
        long span = start < text.length() ? value(text, at, start, known, name) : Span.NONE;
        if (span != Span.NONE && Span.start(span) >= from) {
          return span;
        }
      }
    }
    return Span.NONE;
  }

  /** What the name before the sign tells, 0 if it is none of secrets. */
  private static int name(CharSequence text, int sign) {
    int end = Labels.nameEnd(text, sign);
    if (end < 0 || isMarker(text, end) || isJoined(text, end, sign)) {
      return 0;
    }
    int beside = beside(text, end, sign);
    int number = SecretWords.before(text, beside < 0 ? end : beside);
    return switch (number) {
      case SecretWords.VALUE -> 0;
      case SecretWords.GRANT -> GrantCodes.isParameter(text, end) ? number : 0;
      default -> number;
    };
  }

  /** What stands in place of a secret is no name of one. */
  private static boolean isMarker(CharSequence text, int end) {
    String marker = Kind.SECRET.marker();
    return Ascii.stands(text, end + 1 - marker.length(), marker);
  }

  /** A colon without spaces behind a name with a digit: more often a time or a port follows. */
  private static boolean isJoined(CharSequence text, int end, int sign) {
    if (end < sign || text.charAt(sign) != ':' || Labels.isBlank(charAt(text, sign + 1))) {
      return false;
    }
    return !Tokens.isNoValueBefore(text, end);
  }

  private static char charAt(CharSequence text, int at) {
    return at < text.length() ? text.charAt(at) : ' ';
  }

  /** End of the name that stands beside another one, which ends at {@code end}, or -1. */
  private static int beside(CharSequence text, int end, int sign) {
    if (text.charAt(sign) == '>' && end == sign) {
      return besideTag(text, end);
    }
    return SecretWords.before(text, end) == SecretWords.VALUE
        ? besideName(text, end)
        : besideNumber(text, end);
  }

  /** {@code X-Hub-Signature-256}. */
  private static int besideNumber(CharSequence text, int end) {
    int at = end;
    while (at > 0 && end - at < 4 && Ascii.isDigit(text.charAt(at - 1))) {
      at--;
    }
    return at > 1 && at < end && text.charAt(at - 1) == '-' ? at - 1 : -1;
  }

  /** {@code "name":"password","value":"…"}; the word ends at {@code end}. */
  private static int besideName(CharSequence text, int end) {
    int from = end - "value".length();
    int at = from;
    while (at > 0 && from - at < MAX_GAP && BETWEEN.indexOf(text.charAt(at - 1)) >= 0) {
      at--;
    }
    return at > 0 && at < from ? at : -1;
  }

  /** {@code <key>password</key><string>…}; the tag's name ends at {@code end}. */
  private static int besideTag(CharSequence text, int end) {
    int at = end;
    while (at > 0 && end - at < MAX_TAG && text.charAt(at - 1) != '<') {
      at--;
    }
    int tag = at - 1;
    while (tag > 0 && at - tag < MAX_GAP && Ascii.isSpace(text.charAt(tag - 1))) {
      tag--;
    }
    if (tag <= 0 || text.charAt(tag - 1) != '>') {
      return -1;
    }
    int close = tag - 1;
    while (close > 0 && tag - close < MAX_TAG && text.charAt(close) != '<') {
      close--;
    }
    return close > 0 && isClosing(text, close, tag - 1) ? close : -1;
  }

  private static boolean isClosing(CharSequence text, int from, int to) {
    int name = from + 2;
    while (name < to && Ascii.isLetter(text.charAt(name))) {
      name++;
    }
    return Ascii.stands(text, from, "</") && name == to;
  }

  private static long value(CharSequence text, int sign, int start, int plainEnd, int name) {
    return name == SecretWords.AUTHORIZATION
        ? AuthorizationValues.span(text, start, plainEnd)
        : NamedValues.span(text, sign, start, plainEnd, name);
  }
}
