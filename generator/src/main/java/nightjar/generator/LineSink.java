package nightjar.generator;

import java.io.IOException;
import java.time.Instant;
import java.util.OptionalInt;

/** Takes the generated records in time order, on the thread that generates. */
@FunctionalInterface
public interface LineSink {
  /**
   * Takes one record.
   *
   * @param file name of the log it belongs to
   * @param text the record without its last line feed; a stack trace has line feeds inside
   * @param fault place in {@link Scenario#faults} of the fault that wrote or changed the record
   */
  void line(String file, Instant time, String text, OptionalInt fault) throws IOException;
}
