package nightjar.eval.check;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** Something that goes wrong for a while, and right again, under a server that goes on. */
interface Trouble extends Closeable {
  /** Where the server's data is. */
  Path data();

  /** From here on it goes wrong. */
  void begin(Round round) throws IOException, InterruptedException;

  /** From here on it goes right. */
  void end(Round round) throws IOException, InterruptedException;

  @Override
  default void close() throws IOException {}

  /** Makes one for a run, in its folder. */
  @FunctionalInterface
  interface Source {
    /**
     * Makes it.
     *
     * @throws IOException if this machine does not allow it
     */
    Trouble in(CheckFolder folder) throws IOException, InterruptedException;
  }
}
