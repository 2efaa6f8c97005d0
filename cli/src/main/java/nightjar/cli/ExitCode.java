package nightjar.cli;

import java.util.OptionalInt;
import nightjar.act.Report;
import nightjar.incident.Incident;

/**
 * Codes a command ends with. Interruption by a signal is 128 and its number, set by the JVM: 130,
 * 143.
 */
final class ExitCode {
  static final int DONE = 0;

  /** An incident at or above {@code --fail-on}. */
  static final int FOUND = 1;

  /** Patterns differ where they should be the same. */
  static final int DIFFERS = 1;

  /** No line matches, as with {@code grep}. */
  static final int NOTHING_FOUND = 1;

  /** A promise that was checked is broken. */
  static final int BROKEN = 1;

  static final int USAGE = 2;
  static final int NOTHING_READ = 3;

  /** Done, but some inputs could not be read, or not to their end. */
  static final int SOME_FAILED = 4;

  /** A server cannot start: the port is taken, or the data folder is in use by another. */
  static final int UNAVAILABLE = 69;

  /** A fault of the program's own. */
  static final int INTERNAL = 70;

  /** The result could not be written. */
  static final int NOT_WRITTEN = 74;

  /** Not run, for this machine does not allow it. */
  static final int SKIPPED = 77;

  private ExitCode() {}

  /**
   * How a run ends.
   *
   * @param failOn score from which on an incident is a failure; empty for none
   */
  static int of(Report report, OptionalInt failOn) {
    Report.Input input = report.input();
    if (failOn.isPresent()
        && report.incidents().stream()
            .mapToInt(Incident::score)
            .anyMatch(s -> s >= failOn.getAsInt())) {
      return FOUND;
    }
    if (input.failed().isEmpty()) {
      return DONE;
    }
    boolean someWhole = input.files().stream().anyMatch(file -> hasNoFailure(input, file));
    return input.lines() == 0 && !someWhole ? NOTHING_READ : SOME_FAILED;
  }

  private static boolean hasNoFailure(Report.Input input, String file) {
    return input.failed().stream().noneMatch(failure -> failure.name().equals(file));
  }
}
