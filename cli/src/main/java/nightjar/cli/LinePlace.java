package nightjar.cli;

import java.io.IOException;
import nightjar.cli.render.LineTeller;
import nightjar.cli.render.LinesFound;

/** Where lines are looked for: files, a server that runs, the data folder of one that does not. */
interface LinePlace {
  /**
   * Shows the lines that match, in the order in which the place has them, and says what came of it;
   * the teller's end is left to the caller.
   *
   * @throws UsageException if the query does not fit the place
   * @throws NoAnswerException if the place cannot be asked
   * @throws IOException if the result cannot be written
   */
  LinesFound search(LineSearch search, LineTeller out) throws IOException;
}
