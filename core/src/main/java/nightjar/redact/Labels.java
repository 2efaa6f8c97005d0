package nightjar.redact;

/**
 * Names that announce a value: {@code customer.ssn = …}, {@code "taxFileNumber": "…"}, {@code
 * :token=>"…"}, {@code <pin>…</pin>}. A sign stands between name and value; a sign is never part of
 * a blank. All looks are bounded.
 */
final class Labels {
  /** Characters that may be a sign. */
  static final String SIGNS = "=:>";

  private static final int MAX_SPACES = 4;

  private Labels() {}

  static boolean isSign(char c) {
    return c == '=' || c == ':' || c == '>';
  }

  /**
   * Where the name before the sign at {@code sign} ends, or -1 if none can be there; of a sign of
   * several characters, {@code sign} is its last one.
   */
  static int nameEnd(CharSequence text, int sign) {
    int end = sign;
    if (text.charAt(sign) == '>') {
      if (end == 0 || !isArrow(text, end - 1)) {
        return isTag(text, sign) ? sign : -1;
      }
      end--;
    } else if (text.charAt(sign) == '=' && end > 0 && isSignBefore(text.charAt(end - 1))) {
      end--;
    }
    end = beforeSpaces(text, end);
    if (end > 0 && (isQuote(text.charAt(end - 1)) || text.charAt(end - 1) == ']')) {
      end--;
      if (end > 0 && isQuote(text.charAt(end - 1))) {
        end--; // ['password']
      }
    }
    return end > 0 && isName(text.charAt(end - 1)) ? end : -1;
  }

  /** Of {@code =>}, or of an arrow with a space before it. */
  private static boolean isArrow(CharSequence text, int at) {
    return text.charAt(at) == '='
        || (text.charAt(at) == '-' && at > 0 && text.charAt(at - 1) == ' ');
  }

  private static boolean isSignBefore(char c) {
    return c == ':' || c == '=';
  }

  private static int beforeSpaces(CharSequence text, int from) {
    int end = from;
    while (end > 0 && from - end < MAX_SPACES && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** {@code <name>} ends here, perhaps with a prefix: {@code <ns:name>}. */
  private static boolean isTag(CharSequence text, int sign) {
    int at = sign;
    while (at > 0 && sign - at < LabelWords.MAX_LENGTH && isTagName(text.charAt(at - 1))) {
      at--;
    }
    return at < sign && at > 0 && text.charAt(at - 1) == '<';
  }

  private static boolean isTagName(char c) {
    return isName(c) || c == '-' || c == '.' || c == ':';
  }

  /**
   * Where the value behind the sign at {@code sign} starts: behind a longer sign, spaces, an
   * opening bracket and quotes. May be the end of the text.
   */
  static int valueStart(CharSequence text, int sign) {
    int at = sign + 1;
    if (standsEquals(text, at) || standsArrow(text, at)) {
      at++;
    }
    int from = at;
    while (at < text.length() && at - from < MAX_SPACES && isBlank(text.charAt(at))) {
      at++;
    }
    while (at < text.length() && at - from < 2 * MAX_SPACES && isOpening(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean standsEquals(CharSequence text, int at) {
    return at < text.length() && text.charAt(at) == '=';
  }

  private static boolean standsArrow(CharSequence text, int at) {
    return at < text.length() && text.charAt(at) == '>' && text.charAt(at - 1) == '=';
  }

  private static boolean isOpening(char c) {
    return isQuote(c) || c == '[' || c == '(';
  }

  static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '`';
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** Part of a word of a name; what is beyond ASCII is, signs and spaces apart. */
  static boolean isName(char c) {
    return c < 0x80 ? Ascii.isWord(c) : Character.isLetterOrDigit(c) || isMark(c);
  }

  /** Vowel signs and accents of their own, without which no word of Hindi or Thai is whole. */
  static boolean isMark(char c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
