package nightjar.source;

import nightjar.Severity;

/**
 * Knows the first lines of what a dying process or thread writes past its logger, without a time:
 * of Java, Python, Go, Rust, .NET and C++. They begin at the first column.
 *
 * <p>Only a Python traceback is also what loggers print behind a message of theirs: it is that
 * message's where it warns of something, or has no level.
 */
final class CrashReports {
  private static final byte[] JAVA = Ascii.bytes("Exception in thread \"");
  private static final byte[] GO = Ascii.bytes("fatal error: ");
  private static final byte[] RUST = Ascii.bytes("thread '");
  private static final byte[] PANICKED = Ascii.bytes("' panicked at ");
  private static final byte[] DOTNET = Ascii.bytes("Unhandled exception. ");
  private static final byte[] CPP = Ascii.bytes("terminate called after throwing ");

  /** Longest name of a thread that is looked at. */
  private static final int MOST_NAME = 80;

  private CrashReports() {}

  /** How grave a report that begins with this line is; 0 if none does. */
  static byte severity(byte[] b, int from, int to) {
    if (from >= to) {
      return Severity.UNSPECIFIED;
    }
    return switch (b[from]) {
      case 'E' -> begins(b, from, to, JAVA, Severity.ERROR);
      case 'T' -> begins(b, from, to, StackTraces.TRACEBACK, Severity.ERROR);
      case 'U' -> begins(b, from, to, DOTNET, Severity.FATAL);
      case 'f' -> begins(b, from, to, GO, Severity.FATAL);
      case 't' -> isRust(b, from, to) ? Severity.FATAL : begins(b, from, to, CPP, Severity.FATAL);
      default -> Severity.UNSPECIFIED;
    };
  }

  /** Is this line, which has no time, a record of its own, behind one of a severity? */
  static boolean isRecord(byte[] b, int from, int to, byte before) {
    if (severity(b, from, to) == Severity.UNSPECIFIED) {
      return false;
    }
    return b[from] == 'T'
        ? before != Severity.UNSPECIFIED && before < Severity.WARN
        : before < Severity.ERROR;
  }

  private static byte begins(byte[] b, int from, int to, byte[] head, byte severity) {
    return Ascii.startsWith(b, from, to, head) ? severity : Severity.UNSPECIFIED;
  }

  private static boolean isRust(byte[] b, int from, int to) {
    if (!Ascii.startsWith(b, from, to, RUST)) {
      return false;
    }
    int name = from + RUST.length;
    int end = Ascii.indexOf(b, name, Math.min(to, name + MOST_NAME), (byte) '\'');
    return Ascii.startsWith(b, end, to, PANICKED);
  }
}
