package nightjar.source;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Readers of the header fields of syslog and of container runtimes. Each begins at {@code at} and
 * returns the place after its field, or -1 if there is no such field; {@code to} is the end of the
 * line.
 */
final class SyslogTokens {
  private static final byte[] STDOUT = "stdout ".getBytes(US_ASCII);
  private static final byte[] STDERR = "stderr ".getBytes(US_ASCII);

  private SyslogTokens() {}

  /** Syslog's {@code <134>}, 0 to 191. */
  static int priority(byte[] b, int at, int to, HeaderFields fields) {
    if (at >= to || b[at] != '<') {
      return -1;
    }
    int end = Ascii.skipDigits(b, at + 1, Math.min(to, at + 4));
    if (end == at + 1 || end >= to || b[end] != '>') {
      return -1;
    }
    int number = 0;
    for (int i = at + 1; i < end; i++) {
      number = number * 10 + b[i] - '0';
    }
    if (number > 191) {
      return -1;
    }
    fields.severity = Severities.ofSyslog(number);
    return end + 1;
  }

  /**
   * A syslog tag: {@code sshd[123]:}, {@code su(pam_unix)[1]:}, {@code kernel:}, {@code
   * com.apple.xpc[1] (com.x[2]):}. The program's name, without what stands in brackets, is the
   * service. A name with blanks needs a process number.
   */
  static int tag(byte[] b, int at, int to, boolean needsProcess, HeaderFields fields) {
    int limit = Math.min(to, at + 64);
    int i = at;
    boolean blank = false;
    int nameEnd = -1;
    while (i < limit && b[i] != '[' && b[i] != ':') {
      byte c = b[i];
      if (c == '"' || c == '=' || c == '{' || c == '<' || c == ',') {
        return -1;
      }
      if (c == '(' && nameEnd < 0) {
        nameEnd = i;
      }
      blank |= Ascii.isBlank(c);
      i++;
    }
    if (i >= limit || i == at) {
      return -1;
    }
    nameEnd = nameEnd > at ? nameEnd : i;
    boolean process = b[i] == '[';
    if (process) {
      int close = Ascii.indexOf(b, i, Math.min(to, i + 40), (byte) ']');
      if (close >= to || b[close] != ']' || (blank && !Ascii.isDigit(b[i + 1]))) {
        return -1;
      }
      i = close + 1;
      if (i + 1 < to && b[i] == ' ' && b[i + 1] == '(') {
        int end = Ascii.indexOf(b, i, Math.min(to, i + 128), (byte) ')');
        i = end < to && b[end] == ')' ? end + 1 : i;
      }
    }
    boolean ended = i < to && b[i] == ':' && (i + 1 >= to || Ascii.isBlank(b[i + 1]) || process);
    if (!ended || ((blank || needsProcess) && !process)) {
      return -1;
    }
    fields.service(at, Ascii.trimEnd(b, at, nameEnd));
    return i + 1;
  }

  /**
   * RFC 5424 structured data: {@code -}, or elements in square brackets with quoted, escaped
   * values.
   */
  static int structured(byte[] b, int at, int to) {
    if (at >= to || b[at] == '-') {
      return at < to ? at + 1 : -1;
    }
    int i = at;
    boolean quoted = false;
    while (i < to && (quoted || b[i] == '[' || (i > at && b[i - 1] != ']'))) {
      byte c = b[i];
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      }
      i++;
    }
    return i > at && i <= to && b[i - 1] == ']' && b[at] == '[' ? i : -1;
  }

  /**
   * The container runtimes' {@code stdout F } or {@code stderr P }; P says that the line goes on.
   */
  static int stream(byte[] b, int at, int to, HeaderFields fields) {
    if (!Ascii.startsWith(b, at, to, STDOUT) && !Ascii.startsWith(b, at, to, STDERR)) {
      return -1;
    }
    int mark = at + STDOUT.length;
    if (mark >= to || (b[mark] != 'F' && b[mark] != 'P')) {
      return -1;
    }
    fields.partial = b[mark] == 'P';
    return mark + 1 >= to ? to : Ascii.isBlank(b[mark + 1]) ? mark + 2 : -1;
  }

  /** Start of a message without the byte order mark that RFC 5424 allows there. */
  static int skipMark(byte[] b, int at, int to) {
    boolean mark =
        at + 3 <= to
            && b[at] == (byte) 0xEF
            && b[at + 1] == (byte) 0xBB
            && b[at + 2] == (byte) 0xBF;
    return mark ? at + 3 : at;
  }
}
