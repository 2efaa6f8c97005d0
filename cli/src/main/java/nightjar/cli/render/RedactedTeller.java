package nightjar.cli.render;

import java.io.IOException;

/** Shows what a filter gives out, line by line. One thread. */
public interface RedactedTeller {
  /** Does it show the values of lines? They cost more to find than to replace. */
  boolean asksForValues();

  /**
   * A line of which nothing was replaced.
   *
   * @param bytes holds it and its line break at {@code [from, end)}, exactly as it came
   * @param goesOn does another piece of the line follow?
   */
  void same(String source, long number, byte[] bytes, int from, int end, boolean goesOn)
      throws IOException;

  /** A line of which something was replaced. */
  void changed(RedactedLine line) throws IOException;
}
