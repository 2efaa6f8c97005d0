package nightjar.generator;

import java.util.Locale;
import java.util.stream.Stream;

/** The kinds of faults, named as on the command line. */
public enum FaultKind {
  ERROR_BURST,
  SINGLE_FATAL,
  SLOW_REQUESTS,
  SILENCE,
  BROKEN_ORDER,
  VALUE_DRIFT,
  CRASH_LOOP;

  /** The name in commands and files, such as {@code error-burst}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The kind with this label.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static FaultKind of(String label) {
    return Stream.of(values())
        .filter(kind -> kind.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Unknown kind of fault: " + label));
  }
}
