package nightjar.source;

import nightjar.Severity;

/**
 * Level words and numbers of logging systems as OpenTelemetry severity numbers. A word is compared
 * in any case with one probe of a table; nothing is allocated.
 *
 * <p>Syslog's finer steps keep their own numbers: notice 10, critical 18, alert 19, emergency 21.
 */
final class Severities {
  /** Letters of the longest word known. */
  static final int LONGEST = 13;

  /** Words that mean a level wherever a header may have one. */
  private static final String WORDS =
      """
      1 finest trace trc trce trac
      2 finer
      5 debug dbg dbug debg debu verbose verb vrb vrbs
      9 info information informational inf
      10 notice note ntc
      13 warn warning wrn warnings
      17 error err eror erro errors severe
      18 critical crit crt
      19 alert
      21 fatal ftl fata pani emerg emergency panic pnc dpanic
      """;

  /** Words that mean a level only where a format says one stands: they begin sentences too. */
  private static final String LOOSE_WORDS =
      """
      1 silly all
      5 fine config cfg
      9 log statement detail hint query context system default audit access success
      17 failure fail exception sev
      19 alrt
      21 abort
      """;

  private static final int LOOSE = 64;
  private static final int SIZE = 512;
  private static final long[] HEADS = new long[SIZE];
  private static final long[] TAILS = new long[SIZE];
  private static final byte[] NUMBERS = new byte[SIZE];

  /** By syslog severity 0 to 7. */
  private static final byte[] SYSLOG = {21, 19, 18, 17, 13, 10, 9, 5};

  static {
    putAll(WORDS, 0);
    putAll(LOOSE_WORDS, LOOSE);
  }

  private Severities() {}

  private static void putAll(String table, int mark) {
    for (String row : table.strip().lines().toList()) {
      String[] parts = row.strip().split(" ", -1);
      for (int i = 1; i < parts.length; i++) {
        put(parts[i], (byte) (Integer.parseInt(parts[0]) | mark));
      }
    }
  }

  private static void put(String word, byte number) {
    long head = 0;
    long tail = 0;
    for (int i = 0; i < word.length(); i++) {
      if (i < 8) {
        head |= (long) word.charAt(i) << (8 * i);
      } else {
        tail |= (long) word.charAt(i) << (8 * (i - 8));
      }
    }
    int slot = slot(head, tail);
    while (HEADS[slot] != 0) {
      slot = slot + 1 & SIZE - 1;
    }
    HEADS[slot] = head;
    TAILS[slot] = tail;
    NUMBERS[slot] = number;
  }

  private static int slot(long head, long tail) {
    return (int) (((head ^ tail * 31) * 0x9E3779B97F4A7C15L) >>> 55);
  }

  /** Number of the word that is exactly {@code bytes[from, to)}, in any case; 0 if it is none. */
  static byte ofWord(byte[] b, int from, int to) {
    return (byte) (find(b, from, to) & ~LOOSE);
  }

  /** As {@link #ofWord}, but only words that rarely begin a sentence. */
  static byte ofStrictWord(byte[] b, int from, int to) {
    byte found = find(b, from, to);
    return (found & LOOSE) == 0 ? found : 0;
  }

  private static byte find(byte[] b, int from, int to) {
    int length = to - from;
    if (length < 3 || length > LONGEST) {
      return 0;
    }
    long head = 0;
    long tail = 0;
    int first = Math.min(8, length);
    for (int i = 0; i < first; i++) {
      head |= (long) (b[from + i] | 0x20) << (8 * i);
    }
    for (int i = 8; i < length; i++) {
      tail |= (long) (b[from + i] | 0x20) << (8 * (i - 8));
    }
    for (int slot = slot(head, tail); HEADS[slot] != 0; slot = slot + 1 & SIZE - 1) {
      if (HEADS[slot] == head && TAILS[slot] == tail) {
        return NUMBERS[slot];
      }
    }
    return 0;
  }

  /** End of the run of letters at {@code from}, at most {@link #LONGEST} + 1 of them. */
  static int wordEnd(byte[] b, int from, int to) {
    int end = from;
    int limit = Math.min(to, from + LONGEST + 1);
    while (end < limit && Ascii.isLetter(b[end])) {
      end++;
    }
    return end;
  }

  /**
   * Number of a single letter as Android, klog, glog, MongoDB and Ruby write it; 0 if it is none of
   * them.
   */
  static byte ofLetter(byte letter) {
    return switch (letter) {
      case 'T' -> Severity.TRACE;
      case 'V', 'D' -> Severity.DEBUG;
      case 'I', 'S', 'A' -> Severity.INFO;
      case 'N' -> 10;
      case 'W' -> Severity.WARN;
      case 'E' -> Severity.ERROR;
      case 'C' -> 18;
      case 'F' -> Severity.FATAL;
      default -> 0;
    };
  }

  /** Redis: {@code .} debug, {@code -} verbose, {@code *} notice, {@code #} warning. */
  static byte ofRedisMark(byte mark) {
    return switch (mark) {
      case '.', '-' -> Severity.DEBUG;
      case '*' -> 10;
      case '#' -> Severity.WARN;
      default -> 0;
    };
  }

  /** Of a syslog severity 0 to 7, or a priority whose lowest three bits are one. */
  static byte ofSyslog(int severity) {
    return SYSLOG[severity & 7];
  }

  /** Of an HTTP status: 5xx is an error, everything else information. */
  static byte ofHttpStatus(int status) {
    return status >= 500 && status < 600 ? Severity.ERROR : Severity.INFO;
  }

  /**
   * Of a number in a field called level: bunyan and pino write 10 to 60, Python's {@code levelno}
   * 10 to 50 with 20 for information, Monolog 100 to 600. Smaller numbers are nobody's without a
   * name that says so: 0.
   */
  static byte ofNumber(long level, boolean python) {
    if (level >= 100) {
      return level > 600 ? 0 : ofMonolog((int) level);
    }
    int step = (int) (level / 10);
    return switch (python && step > 0 ? step + 1 : step) {
      case 1 -> Severity.TRACE;
      case 2 -> Severity.DEBUG;
      case 3 -> Severity.INFO;
      case 4 -> Severity.WARN;
      case 5 -> Severity.ERROR;
      case 6 -> python ? (byte) 18 : Severity.FATAL;
      default -> 0;
    };
  }

  private static byte ofMonolog(int level) {
    return switch (level / 50) {
      case 2, 3 -> Severity.DEBUG;
      case 4 -> Severity.INFO;
      case 5 -> 10;
      case 6, 7 -> Severity.WARN;
      case 8, 9 -> Severity.ERROR;
      case 10 -> 18;
      case 11 -> 19;
      default -> Severity.FATAL;
    };
  }
}
