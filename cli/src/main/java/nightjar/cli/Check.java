package nightjar.cli;

import java.util.Locale;
import java.util.Objects;

/**
 * One thing that {@code doctor} looked at.
 *
 * @param what the thing
 * @param detail what was found; hostile
 * @param next what to do about it; empty where nothing is to be done
 */
record Check(Status status, String what, String detail, String next) {
  /** How it stands. */
  enum Status {
    OK,
    /** Works, but not as well or as long as it should. */
    WARN,
    FAIL;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Check {
    Objects.requireNonNull(status);
    Objects.requireNonNull(what);
    Objects.requireNonNull(detail);
    Objects.requireNonNull(next);
  }

  static Check ok(String what, String detail) {
    return new Check(Status.OK, what, detail, "");
  }

  static Check warn(String what, String detail, String next) {
    return new Check(Status.WARN, what, detail, next);
  }

  static Check fail(String what, String detail, String next) {
    return new Check(Status.FAIL, what, detail, next);
  }

  boolean failed() {
    return status == Status.FAIL;
  }

  /** {@code warn disk — 0.4 GiB free; free some}, safe to print. */
  String line(boolean unicode) {
    String dash = unicode ? " \u2014 " : " - ";
    String text = what + dash + detail + (next.isEmpty() ? "" : "; " + next);
    return Shell.printable(String.format(Locale.ROOT, "%-4s  %s", status.word(), text));
  }
}
