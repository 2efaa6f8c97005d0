package nightjar.cli;

import java.io.IOException;

/** What a command does once its options are read. */
interface Action {
  /**
   * Runs to its end.
   *
   * @return the {@link ExitCode}
   * @throws UsageException if options do not fit together or to what they name
   */
  int run(Shell shell) throws IOException;
}
