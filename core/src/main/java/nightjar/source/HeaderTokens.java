package nightjar.source;

/**
 * Readers of single header fields. Each begins at {@code at} and returns the place after its field,
 * or -1 if there is no such field; {@code to} is the end of the line.
 */
final class HeaderTokens {
  private HeaderTokens() {}

  /** A count since start: {@code " 12.345678"}, {@code "12"}. */
  static int uptime(byte[] b, int at, int to) {
    int from = Ascii.skipBlanks(b, at, to);
    int end = integer(b, from, to);
    if (end > 0 && end + 1 < to && (b[end] == '.' || b[end] == ',') && Ascii.isDigit(b[end + 1])) {
      return Ascii.skipDigits(b, end + 1, Math.min(to, end + 20));
    }
    return -1;
  }

  /** Digits, perhaps with a minus before them. */
  static int integer(byte[] b, int at, int to) {
    int from = at < to && b[at] == '-' ? at + 1 : at;
    int end = Ascii.skipDigits(b, from, Math.min(to, at + 24));
    return end == from ? -1 : end;
  }

  static int hex(byte[] b, int at, int to) {
    int from = at + 1 < to && b[at] == '0' && b[at + 1] == 'x' ? at + 2 : at;
    int end = from;
    while (end < to && isHex(b[end])) {
      end++;
    }
    return end == from ? -1 : end;
  }

  private static boolean isHex(byte c) {
    int lower = c | 0x20;
    return Ascii.isDigit(c) || (lower >= 'a' && lower <= 'f');
  }

  /** A level word; blanks before it, and behind it where a fixed byte follows, are its padding. */
  static int level(byte[] b, int at, int to, boolean padded, HeaderFields fields) {
    int from = Ascii.skipBlanks(b, at, to);
    int end = Severities.wordEnd(b, from, to);
    byte number = Severities.ofWord(b, from, end);
    if (number == 0) {
      return -1;
    }
    fields.severity = number;
    return padded ? Ascii.skipBlanks(b, end, to) : end;
  }

  static int levelLetter(byte[] b, int at, int to, HeaderFields fields) {
    if (at >= to || Severities.ofLetter(b[at]) == 0) {
      return -1;
    }
    fields.severity = Severities.ofLetter(b[at]);
    return at + 1;
  }

  static int levelRedis(byte[] b, int at, int to, HeaderFields fields) {
    if (at >= to || Severities.ofRedisMark(b[at]) == 0) {
      return -1;
    }
    fields.severity = Severities.ofRedisMark(b[at]);
    return at + 1;
  }

  /** An HTTP status or {@code -}. */
  static int status(byte[] b, int at, int to, HeaderFields fields) {
    if (at < to && b[at] == '-') {
      return at + 1;
    }
    int end = integer(b, at, to);
    if (end != at + 3) {
      return -1;
    }
    fields.severity =
        Severities.ofHttpStatus((b[at] - '0') * 100 + (b[at + 1] - '0') * 10 + b[at + 2] - '0');
    return end;
  }

  /** {@code %ASA-3-302014:}, whose number is a syslog severity. */
  static int cisco(byte[] b, int at, int to, HeaderFields fields) {
    int end = Ascii.skipWord(b, at, Math.min(to, at + 64));
    if (end - at < 6 || b[at] != '%' || b[end - 1] != ':') {
      return -1;
    }
    for (int i = at + 2; i + 2 < end; i++) {
      if (b[i] == '-' && Ascii.isDigit(b[i + 1]) && b[i + 2] == '-') {
        fields.severity = Severities.ofSyslog(b[i + 1] - '0');
        return end;
      }
    }
    return -1;
  }

  /**
   * A quoted request, then a status: the message begins at the quote and goes to the end of the
   * line.
   */
  static int access(byte[] b, int at, int to, HeaderFields fields) {
    if (at >= to || b[at] != '"') {
      return -1;
    }
    fields.messageStart = at;
    int close = at + 1;
    while ((close = Ascii.indexOf(b, close, to, (byte) '"')) < to && b[close - 1] == '\\') {
      close++;
    }
    if (close >= to) {
      return -1;
    }
    int number = Ascii.skipBlanks(b, close + 1, to);
    return status(b, number, to, fields) < 0 ? -1 : to;
  }

  /** The shortest run without blanks that the step's fixed bytes follow. */
  static int word(byte[] b, int at, int to, TemplateFormat.Step step) {
    byte[] stop = step.literal;
    if (stop.length == 0) {
      int end = Ascii.skipWord(b, at, to);
      return end == at ? -1 : end;
    }
    int limit = Math.min(to, at + TemplateFormat.REACH);
    for (int i = at; i < limit && !Ascii.isBlank(b[i]); i++) {
      if (b[i] == stop[0] && i > at && endsHere(b, i, to, step)) {
        return i;
      }
    }
    return -1;
  }

  /** A host name or address: a run without blanks that does not end in a colon or bracket. */
  static int host(byte[] b, int at, int to) {
    int end = Ascii.skipWord(b, at, Math.min(to, at + TemplateFormat.REACH));
    return end == at || b[end - 1] == ':' || b[end - 1] == ']' || b[at] == '[' || b[at] == '"'
        ? -1
        : end;
  }

  /** The shortest run of any bytes, also none, that the step's fixed bytes follow. */
  static int text(byte[] b, int at, int to, TemplateFormat.Step step) {
    byte[] stop = step.literal;
    if (stop.length == 0) {
      return step.blankAfter ? Ascii.skipWord(b, at, to) : to;
    }
    int limit = Math.min(to, at + TemplateFormat.REACH);
    for (int i = at; i < limit; i++) {
      if (b[i] == stop[0] && endsHere(b, i, to, step)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean endsHere(byte[] b, int i, int to, TemplateFormat.Step step) {
    int after = i + step.literal.length;
    return Ascii.startsWith(b, i, to, step.literal)
        && (!step.blankAfter || after >= to || Ascii.isBlank(b[after]));
  }

  /**
   * A name of letters, digits and {@code . _ - $ / @ # : < > * + % ~ =} that the step's fixed
   * bytes, perhaps after blanks, or a blank follow. A qualified one has a dot, a slash or two
   * colons inside.
   */
  static int name(byte[] b, int at, int to, TemplateFormat.Step step, boolean qualified) {
    byte[] stop = step.literal;
    boolean dotted = false;
    int limit = Math.min(to, at + TemplateFormat.REACH);
    int i = at;
    for (; i < limit; i++) {
      byte c = b[i];
      if (stop.length > 0 && c == stop[0] && i > at && endsHere(b, i, to, step)) {
        break;
      }
      if (!isNameByte(c)) {
        break;
      }
      dotted |= i > at && (c == '.' || c == '/' || c == '$' || (c == ':' && b[i - 1] == ':'));
    }
    if (i == at || Ascii.isDigit(b[at]) || (qualified && !dotted)) {
      return -1;
    }
    if (stop.length == 0) {
      return i;
    }
    int end = Ascii.skipBlanks(b, i, Math.min(to, i + 64));
    return end < to && b[end] == stop[0] ? end : -1;
  }

  /** An id of letters, digits and {@code - _ . :}. */
  static int id(byte[] b, int at, int to) {
    int end = at;
    while (end < to
        && (Ascii.isLetterOrDigit(b[end])
            || b[end] == '-'
            || b[end] == '_'
            || b[end] == '.'
            || b[end] == ':')) {
      end++;
    }
    return end == at ? -1 : end;
  }

  private static boolean isNameByte(byte c) {
    return Ascii.isLetterOrDigit(c)
        || switch (c) {
          case '.', '_', '-', '$', '/', '@', '#', ':', '<', '>', '*', '+', '%', '~', '=' -> true;
          default -> c < 0;
        };
  }

  static int uuid(byte[] b, int at, int to) {
    if (at + 36 > to
        || b[at + 8] != '-'
        || b[at + 13] != '-'
        || b[at + 18] != '-'
        || b[at + 23] != '-') {
      return -1;
    }
    for (int i = 0; i < 36; i++) {
      if (!isHex(b[at + i]) && b[at + i] != '-') {
        return -1;
      }
    }
    return at + 36;
  }
}
