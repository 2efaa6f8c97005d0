package nightjar.source;

/**
 * Knows the lines of stack traces and dumps that belong to the record before them: Java, Kotlin,
 * .NET, JavaScript, Python, Ruby, Go. Keeps where in a Python or Go trace the source is, so one
 * object serves one source.
 */
final class StackTraces {
  private static final byte[] AT = Ascii.bytes("at ");
  private static final byte[] CAUSED_BY = Ascii.bytes("Caused by: ");
  private static final byte[] SUPPRESSED = Ascii.bytes("Suppressed: ");
  private static final byte[] DOTS = Ascii.bytes("... ");
  static final byte[] TRACEBACK = Ascii.bytes("Traceback (most recent call last)");
  private static final byte[] DURING = Ascii.bytes("During handling of the above exception");
  private static final byte[] DIRECT = Ascii.bytes("The above exception was the direct cause");
  private static final byte[] END_OF = Ascii.bytes("--- End of ");
  private static final byte[] GOROUTINE = Ascii.bytes("goroutine ");
  private static final byte[] CREATED_BY = Ascii.bytes("created by ");
  private static final byte[] FROM = Ascii.bytes("from ");
  private static final byte[] FILE = Ascii.bytes("File \"");

  private static final byte[] EXCEPTION = Ascii.bytes("Exception");
  private static final byte[] ERROR = Ascii.bytes("Error");
  private static final byte[] THROWABLE = Ascii.bytes("Throwable");

  private static final byte[] RUBY = Ascii.bytes(".rb:");
  private static final byte[] IN = Ascii.bytes(":in ");

  private enum Inside {
    NOTHING,
    PYTHON,
    GO
  }

  private Inside inside = Inside.NOTHING;

  /** A record begins: what was open is over. */
  void reset() {
    inside = Inside.NOTHING;
  }

  /**
   * Does the line belong to a trace? Called for every line that has no header of its own, in order.
   */
  boolean continues(byte[] b, int from, int to) {
    int at = Ascii.skipBlanks(b, from, to);
    if (at >= to) {
      return true;
    }
    boolean indented = at > from;
    if (inside == Inside.PYTHON) {
      if (indented) {
        return true;
      }
      if (isErrorLine(b, at, to)) {
        inside = Inside.NOTHING;
        return true;
      }
    } else if (inside == Inside.GO && (indented || isGoCall(b, at, to))) {
      return true;
    }
    return begins(b, at, to);
  }

  private boolean begins(byte[] b, int at, int to) {
    if (Ascii.isLetter(b[at]) && isThrowable(b, at, to)) {
      return true;
    }
    switch (b[at]) {
      case 'a' -> {
        return Ascii.startsWith(b, at, to, AT) && isPlace(b, at + 3, to);
      }
      case 'C' -> {
        return Ascii.startsWith(b, at, to, CAUSED_BY);
      }
      case 'S' -> {
        return Ascii.startsWith(b, at, to, SUPPRESSED);
      }
      case '.' -> {
        return Ascii.startsWith(b, at, to, DOTS) && at + 4 < to && Ascii.isDigit(b[at + 4]);
      }
      case 'T' -> {
        boolean trace = Ascii.startsWith(b, at, to, TRACEBACK);
        inside = trace ? Inside.PYTHON : inside;
        return trace || Ascii.startsWith(b, at, to, DIRECT);
      }
      case 'D' -> {
        return Ascii.startsWith(b, at, to, DURING);
      }
      case '-' -> {
        return Ascii.startsWith(b, at, to, END_OF);
      }
      case 'g' -> {
        boolean dump = Ascii.startsWith(b, at, to, GOROUTINE) && b[to - 1] == ':';
        inside = dump ? Inside.GO : inside;
        return dump;
      }
      case 'c' -> {
        return Ascii.startsWith(b, at, to, CREATED_BY);
      }
      case 'f' -> {
        return Ascii.startsWith(b, at, to, FROM)
            && Ascii.indexOf(b, at, Math.min(to, at + 256), (byte) '`') < to;
      }
      case 'F' -> {
        return Ascii.startsWith(b, at, to, FILE);
      }
      case '}', ']', ')' -> {
        return isClosing(b, at, to);
      }
      default -> {
        return isRubyPlace(b, at, to);
      }
    }
  }

  /** Can the line, in a source whose records have headers, be the inside of one? */
  static boolean mayBelong(byte[] b, int from, int to) {
    int at = from;
    while (at < to && (Ascii.isLetterOrDigit(b[at]) || b[at] == ':' || b[at] == '_')) {
      at++;
    }
    int end = at > from && b[at - 1] == ':' ? at - 1 : at;
    boolean ended = end == to || b[end] == ':' || b[end] == ' ' || b[end] == '(';
    boolean error = endsWith(b, from, end, ERROR) || endsWith(b, from, end, EXCEPTION);
    return (ended && error && b[from] < 'a') || isClosing(b, from, to) || isRubyPlace(b, from, to);
  }

  /** Nothing but brackets that close, and what may stand behind them. */
  private static boolean isClosing(byte[] b, int from, int to) {
    int at = from;
    while (at < to
        && (b[at] == '}' || b[at] == ']' || b[at] == ')' || b[at] == ',' || b[at] == ';')) {
      at++;
    }
    return at > from && at == Ascii.trimEnd(b, from, to);
  }

  /** {@code app/x.rb:12:in 'run'}. */
  private static boolean isRubyPlace(byte[] b, int from, int to) {
    int found = Ascii.find(b, from, Math.min(to, from + 200), RUBY);
    int line = found + RUBY.length;
    int end = found < 0 ? 0 : Ascii.skipDigits(b, line, to);
    return found > 0 && end > line && Ascii.startsWith(b, end, to, IN);
  }

  /**
   * {@code x.y(Z.java:1)}, {@code fn (file.js:1:2)}, {@code X.Y() in file:line 1}, {@code
   * file.js:1:2}.
   */
  private static boolean isPlace(byte[] b, int from, int to) {
    int end = Ascii.trimEnd(b, from, to);
    boolean called =
        Ascii.indexOf(b, from, Math.min(end, from + 256), (byte) '(') < Math.min(end, from + 256);
    return end > from
        && ((called && (b[end - 1] == ')' || b[end - 1] == ']' || b[end - 1] == '{'))
            || Ascii.isDigit(b[end - 1]));
  }

  /** {@code a.b.SomeException: text}: a name with dots that ends so, and a colon or nothing. */
  private static boolean isThrowable(byte[] b, int from, int to) {
    int limit = Math.min(to, from + 160);
    int at = from;
    boolean dotted = false;
    while (at < limit
        && (Ascii.isLetterOrDigit(b[at]) || b[at] == '.' || b[at] == '_' || b[at] == '$')) {
      dotted |= b[at++] == '.';
    }
    boolean ended = at == to || (b[at] == ':' && (at + 1 == to || Ascii.isBlank(b[at + 1])));
    return dotted
        && ended
        && (endsWith(b, from, at, EXCEPTION)
            || endsWith(b, from, at, ERROR)
            || endsWith(b, from, at, THROWABLE));
  }

  private static boolean endsWith(byte[] b, int from, int to, byte[] end) {
    return to - end.length >= from && Ascii.startsWith(b, to - end.length, to, end);
  }

  /** {@code ValueError: text}, {@code pkg.mod.SomeException}, {@code KeyboardInterrupt}. */
  private static boolean isErrorLine(byte[] b, int from, int to) {
    int at = from;
    while (at < to && (Ascii.isLetterOrDigit(b[at]) || b[at] == '.' || b[at] == '_')) {
      at++;
    }
    return at > from && !Ascii.isDigit(b[from]) && (at == to || b[at] == ':' || b[at] == '\r');
  }

  /** {@code main.work(0x1, 0x2)}. */
  private static boolean isGoCall(byte[] b, int from, int to) {
    int end = Ascii.trimEnd(b, from, to);
    int open = Ascii.indexOf(b, from, end, (byte) '(');
    return open < end && b[end - 1] == ')' && Ascii.indexOf(b, from, open, (byte) ' ') == open;
  }
}
