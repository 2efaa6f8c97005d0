package nightjar.server.live;

import java.util.ArrayList;
import java.util.List;
import nightjar.journal.Part;
import nightjar.source.Arrival;
import nightjar.source.RefusedException;
import nightjar.source.RefusedException.Reason;

/**
 * How many lines go down the path at once. What they take in memory there is their bytes and some
 * hundred for the row of each: their weight. A body of lines that weighs more is several arrivals.
 */
final class LineParts {
  /** Lines that weigh more are kept in parts. */
  static final long MOST_WEIGHT = 4L << 20;

  /** Time passes before lines that would weigh more with those since it last did. */
  static final long TICK_WEIGHT = 8L << 20;

  /** Longest line, in bytes with its line feed; more than is stored of one in any case. */
  static final int LONGEST_LINE = 8 << 20;

  private static final int ROW_WEIGHT = 200;

  private LineParts() {}

  static long weight(long bytes, long lines) {
    return bytes + ROW_WEIGHT * lines;
  }

  /**
   * The parts of lines, each of at most {@link #MOST_WEIGHT} or one line.
   *
   * @throws RefusedException if a line is over {@link #LONGEST_LINE}
   */
  static List<Part> of(Arrival.Lines came) throws RefusedException {
    byte[] text = came.text();
    var parts = new ArrayList<Part>();
    int from = 0;
    int lines = 0;
    int end = 0;
    for (int at = 0; at < text.length; at++) {
      if (text[at] != '\n') {
        continue;
      }
      int next = at + 1;
      if (next - end > LONGEST_LINE) {
        throw new RefusedException(
            Reason.TOO_LARGE,
            "a line of %,d bytes is over the limit of %,d".formatted(next - end, LONGEST_LINE));
      }
      if (lines > 0 && weight(next - from, lines + 1L) > MOST_WEIGHT) {
        parts.add(new Part(from, end, lines));
        from = end;
        lines = 0;
      }
      lines++;
      end = next;
    }
    if (end > from) {
      parts.add(new Part(from, end, lines));
    }
    return parts;
  }
}
