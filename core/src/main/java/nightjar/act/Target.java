package nightjar.act;

import java.io.IOException;

/**
 * Somebody or something that is told what was found: a terminal, a file, later a channel. Called
 * once a report.
 */
public interface Target {
  void tell(Report report) throws IOException;
}
