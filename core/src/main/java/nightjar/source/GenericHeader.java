package nightjar.source;

import nightjar.LineRef;

/**
 * Reads headers that no format describes: a time somewhere in the first {@link #REACH} bytes, a
 * level word near it, and behind them simple tokens (process number, {@code [thread]}, {@code
 * a.b.Logger:}); what follows is the message. The place where the last time stood is tried first.
 *
 * <p>A line costs at most a few microseconds, whatever it holds.
 */
final class GenericHeader {
  /** Bytes at the start of a line in which a time is looked for. */
  static final int REACH = 120;

  private static final int MOST_TOKENS = 6;

  /** A time with more words before it than this is part of the message. */
  private static final int MOST_WORDS_BEFORE = 3;

  private int lastOffset;
  private boolean epochs = true;

  /** Returns false if there is no time in the line. */
  boolean match(byte[] b, int from, int to, HeaderFields fields) {
    fields.reset(from, to);
    int start = from + lastOffset;
    int end = start < to && isTokenStart(b, from, start) ? read(b, from, start, to, fields) : -1;
    if (end < 0) {
      start = from - 1;
      do {
        start = nextToken(b, from, start + 1, Math.min(to, from + REACH));
        end = start < 0 ? -1 : read(b, from, start, to, fields);
      } while (start >= 0 && end < 0);
      if (start < 0) {
        return false;
      }
      lastOffset = start - from;
    }
    fields.timeNanos = fields.times.nanos;
    if (before(b, from, start, fields) <= MOST_WORDS_BEFORE) {
      int message = behind(b, end, to, fields);
      fields.messageStart = message < to ? message : from;
    }
    if (fields.severity == 0 && b[to - 1] == ']') {
      lastLevel(b, to, fields);
    }
    return true;
  }

  /**
   * Severity of a line without a time that begins with a level word, in brackets or not; 0 if it
   * does not.
   */
  static byte leadingLevel(byte[] b, int from, int to) {
    return levelIn(b, from, Ascii.skipWord(b, from, Math.min(to, from + 24)));
  }

  /** Numbers are not to be taken for counts since 1970: in this source they do not grow. */
  void forbidEpochs() {
    epochs = false;
  }

  /** Reads a time that stands by itself; returns the place after it, or -1. */
  private int read(byte[] b, int from, int start, int to, HeaderFields fields) {
    Timestamps times = fields.times;
    int end = times.readAny(b, start, to);
    boolean alone =
        end >= 0 && times.nanos != LineRef.NO_TIME && (end >= to || !Ascii.isLetterOrDigit(b[end]));
    if (!alone
        || (times.wasBareNumber() && !mayBeEpoch(b, from, start))
        || (times.wasClock() && isAddress(b, from, start, end, to))) {
      return -1;
    }
    return end;
  }

  /** A bare number is a time only in front of the line or directly behind one of these. */
  private boolean mayBeEpoch(byte[] b, int from, int at) {
    byte before = at == from ? (byte) '[' : b[at - 1];
    return epochs
        && (before == '['
            || before == '('
            || before == '"'
            || before == '='
            || before == ':'
            || Ascii.skipBlanks(b, from, at) == at);
  }

  /** Two digits, a colon and so on that go on at one end: a network address. */
  private static boolean isAddress(byte[] b, int from, int start, int end, int to) {
    boolean before = start > from && (b[start - 1] == ':' || b[start - 1] == '-');
    return before || (end + 1 < to && b[end] == ':' && Ascii.isLetterOrDigit(b[end + 1]));
  }

  /** A level in brackets that ends the line. */
  private static void lastLevel(byte[] b, int to, HeaderFields fields) {
    int open = to - 2;
    int least = Math.max(fields.messageStart + 1, to - Severities.LONGEST - 2);
    while (open >= least && Ascii.isLetter(b[open])) {
      open--;
    }
    byte number =
        open >= least && b[open] == '[' && Ascii.isBlank(b[open - 1])
            ? Severities.ofStrictWord(b, open + 1, to - 1)
            : 0;
    if (number != 0) {
      fields.severity = number;
      fields.messageEnd = Ascii.trimEnd(b, fields.messageStart, open);
    }
  }

  /** Nothing stands before it that it could be part of; klog writes one letter in front. */
  private static boolean isTokenStart(byte[] b, int from, int at) {
    boolean digit = Ascii.isDigit(b[at]);
    if (at == from || !(digit || (b[at] >= 'A' && b[at] <= 'Z'))) {
      return at == from;
    }
    byte before = b[at - 1];
    boolean klog = digit && at == from + 1 && before >= 'A' && before <= 'Z';
    return klog || !(Ascii.isLetterOrDigit(before) || before == '_' || (digit && before == '.'));
  }

  /** Next place that may begin a time: a digit or an upper-case letter with neither before it. */
  private static int nextToken(byte[] b, int from, int at, int limit) {
    for (int i = at; i < limit; i++) {
      boolean possible = Ascii.isDigit(b[i]) || (b[i] >= 'A' && b[i] <= 'Z');
      if (possible && isTokenStart(b, from, i)) {
        return i;
      }
    }
    return -1;
  }

  /** Looks for a level before the time; returns the words there. */
  private static int before(byte[] b, int from, int to, HeaderFields fields) {
    int words = 0;
    int at = from;
    while (at < to) {
      while (at < to && !Ascii.isLetterOrDigit(b[at])) {
        at++;
      }
      int end = Severities.wordEnd(b, at, to);
      byte number =
          end < to && Ascii.isLetterOrDigit(b[end]) ? 0 : Severities.ofStrictWord(b, at, end);
      if (number != 0 && fields.severity == 0) {
        fields.severity = number;
      }
      if (at < to) {
        words++;
      }
      at = Ascii.skipWord(b, Math.max(at, end), to);
    }
    return words;
  }

  /** Steps over header tokens behind the time; returns where the message begins. */
  private static int behind(byte[] b, int from, int to, HeaderFields fields) {
    int message = skipSeparators(b, from, to);
    int at = message;
    for (int token = 0; token < MOST_TOKENS && at < to; token++) {
      int end = Ascii.skipWord(b, at, Math.min(to, at + TemplateFormat.REACH));
      byte number = fields.severity == 0 ? levelIn(b, at, end) : 0;
      if (number != 0) {
        fields.severity = number;
        int wordEnd = afterLevel(b, at, end);
        message = skipSeparators(b, wordEnd, to);
        at = message;
      } else if (b[at] == '[' || b[at] == '(') {
        byte closing = (byte) (b[at] == '[' ? ']' : ')');
        int limit = Math.min(to, at + 80);
        int close = Ascii.indexOf(b, at, limit, closing);
        if (close >= limit || (b[at] == '(' && fields.severity == 0)) {
          return message;
        }
        at = skipSeparators(b, close + 1, to);
        message = at;
      } else if (isLogger(b, at, end)) {
        at = skipSeparators(b, end, to);
        message = at;
      } else if (isPlainNumber(b, at, end) || isQualified(b, at, end)) {
        // Belongs to the header only if more of it follows.
        at = skipSeparators(b, end, to);
      } else {
        return message;
      }
    }
    return message;
  }

  /**
   * Severity of a token such as {@code WARN}, {@code [warn]}, {@code <Warning>:}, {@code
   * level=warn}; 0 if it is none.
   */
  private static byte levelIn(byte[] b, int from, int to) {
    int at = from;
    while (at < to && !Ascii.isLetter(b[at])) {
      if (Ascii.isDigit(b[at])) {
        return 0;
      }
      at++;
    }
    int end = Severities.wordEnd(b, at, to);
    if (end < to && b[end] == '=') {
      int value = end + 1;
      boolean level =
          FieldNames.meaning(FieldNames.hash(FieldNames.START, b, at, end)) >> 8
              == FieldNames.LEVEL;
      return level ? Severities.ofStrictWord(b, value, Severities.wordEnd(b, value, to)) : 0;
    }
    boolean whole =
        end >= to
            || (!Ascii.isLetterOrDigit(b[end]) && b[end] != '_' && b[end] != '-' && b[end] != '.');
    return whole ? Severities.ofStrictWord(b, at, end) : 0;
  }

  private static int afterLevel(byte[] b, int from, int to) {
    int at = from;
    while (at < to && !Ascii.isLetter(b[at])) {
      at++;
    }
    int end = Severities.wordEnd(b, at, to);
    if (end < to && b[end] == '=') {
      return to;
    }
    while (end < to
        && (b[end] == ']'
            || b[end] == ')'
            || b[end] == '>'
            || b[end] == ':'
            || b[end] == '|'
            || b[end] == ',')) {
      end++;
    }
    return end;
  }

  /** {@code a.b.Logger:}, {@code mod::part:}, {@code app[123]:}. */
  private static boolean isLogger(byte[] b, int from, int to) {
    if (to - from < 3 || b[to - 1] != ':' || !Ascii.isLetter(b[from])) {
      return false;
    }
    boolean dotted = false;
    for (int i = from; i < to - 1; i++) {
      byte c = b[i];
      dotted |= c == '.' || c == '[' || c == ':';
      if (!Ascii.isLetterOrDigit(c)
          && c != '.'
          && c != '_'
          && c != '$'
          && c != '-'
          && c != '['
          && c != ']'
          && c != ':') {
        return false;
      }
    }
    return dotted;
  }

  private static boolean isQualified(byte[] b, int from, int to) {
    int dots = 0;
    for (int i = from; i < to; i++) {
      if (!Ascii.isLetterOrDigit(b[i]) && b[i] != '.' && b[i] != '_' && b[i] != '$') {
        return false;
      }
      dots += b[i] == '.' ? 1 : 0;
    }
    return dots > 1 && Ascii.isLetter(b[from]);
  }

  private static boolean isPlainNumber(byte[] b, int from, int to) {
    return Ascii.skipDigits(b, from, to) == to;
  }

  private static int skipSeparators(byte[] b, int from, int to) {
    int at = from;
    while (at < to) {
      byte c = b[at];
      boolean loose = at + 1 >= to || Ascii.isBlank(b[at + 1]) || at == from;
      boolean separator =
          Ascii.isBlank(c) || c == ']' || c == ')' || c == '>' || c == '|' || c == ',' || c == ';';
      if (!separator && !(loose && (c == ':' || c == '-' || c == '"' || c == '}'))) {
        return at;
      }
      at++;
    }
    return at;
  }
}
