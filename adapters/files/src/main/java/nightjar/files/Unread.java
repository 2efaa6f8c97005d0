package nightjar.files;

import java.io.IOException;

/**
 * Whole lines of one source that come next, in a buffer that holds until others are read.
 *
 * @param bytes with room behind the lines for {@link nightjar.source.RecordBatch#PADDING}
 * @param cut which of them, as many as are wanted at once
 * @param isMore are there further whole lines behind them, as far as is known?
 * @param way what becomes of those that are handed in
 */
@SuppressWarnings("ArrayRecordComponent") // the buffer itself: nobody keeps it
record Unread(byte[] bytes, LineCut cut, boolean isMore, Way way) {
  /** How a source goes on behind lines that are handed in. */
  interface Way {
    /** Where that is; gives what is to be done when they are kept. */
    Step behind(LineCut cut) throws IOException;
  }

  /**
   * @param position of the source behind the lines, in its own words
   * @param kept to be run when the lines are kept
   */
  record Step(String position, Runnable kept) {}
}
