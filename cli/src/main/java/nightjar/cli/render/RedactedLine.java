package nightjar.cli.render;

import java.util.List;
import java.util.Objects;

/**
 * A line, or a piece of a very long one, as a filter gives it out.
 *
 * @param source it is of
 * @param number of the line, from 1
 * @param text with what stands in place of the values
 * @param lineBreak what ends it: empty, LF or CR LF
 * @param values that were replaced, from left to right; empty where nobody asked for them
 * @param goesOn does another piece of the line follow?
 */
public record RedactedLine(
    String source, long number, String text, String lineBreak, List<Value> values, boolean goesOn) {
  public RedactedLine {
    Objects.requireNonNull(source);
    Objects.requireNonNull(text);
    Objects.requireNonNull(lineBreak);
    values = List.copyOf(values);
  }

  /**
   * A value that was replaced, at {@code [start, end)} of the line as it was, in code points.
   *
   * @param kind what it is
   * @param reason by what it is known
   */
  public record Value(long start, long end, String kind, String reason) {
    public Value {
      Objects.requireNonNull(kind);
      Objects.requireNonNull(reason);
    }
  }
}
