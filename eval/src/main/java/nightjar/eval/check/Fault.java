package nightjar.eval.check;

import java.io.IOException;

/** Something that happens to a machine, made to happen. */
interface Fault {
  String name();

  /**
   * Makes it happen as often as the settings say. What this machine cannot do is told as skipped.
   *
   * @throws IOException if the check itself cannot be run
   */
  CheckFigures run(CheckSettings settings, CheckProgress progress)
      throws IOException, InterruptedException;
}
