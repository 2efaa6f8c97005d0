package nightjar.cli.render;

import java.io.IOException;

/** Shows lines as they are found; nothing of what was shown is kept. One thread at a time. */
public interface LineTeller {
  /** A line. */
  void line(FoundLine line) throws IOException;

  /** Between the lines before and those behind there are others that are not shown. */
  default void gap() throws IOException {}

  /** After the last one. */
  void end(LinesFound found) throws IOException;
}
